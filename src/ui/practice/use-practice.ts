import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Practice, PracticeStore } from '../../state/practice.ts';

/** What was practised on the pages of a chapter. */
export const PracticeContext = createContext<PracticeStore | null>(null);

export function usePracticeStore(): PracticeStore {
  const store = useContext(PracticeContext);
  if (!store) throw new Error('an exercise must be drawn inside <PracticeContext value={…}>');
  return store;
}

export const usePractice = <T>(select: (practice: Practice) => T): T =>
  useStore(usePracticeStore(), select);
