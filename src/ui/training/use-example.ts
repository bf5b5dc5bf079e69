import { useStore } from 'zustand';
import type { Page } from '../../state/page.ts';
import { trainingExampleOf } from '../../state/training/example.ts';
import { usePage } from '../islands/use-reader.ts';

/** The example that is trained instead of the page; null for none. */
export const useExample = (): Page | null =>
  useStore(trainingExampleOf(usePage()), (shown) => shown.page);
