import { attempt } from './storage.ts';

const keyOf = (page: string): string => `backpropagation.read.${page}`;

/** Ids of the sections of a page that have been read in this browser. */
export function loadReadSections(page: string): ReadonlySet<string> {
  const saved: unknown = attempt(() => JSON.parse(localStorage.getItem(keyOf(page)) ?? '[]'));
  return new Set(
    Array.isArray(saved) ? saved.filter((id): id is string => typeof id === 'string') : [],
  );
}

export const saveReadSections = (page: string, ids: ReadonlySet<string>): void =>
  attempt(() => localStorage.setItem(keyOf(page), JSON.stringify([...ids])));
