import { chapters as found } from 'virtual:chapters';
import type { Chapter } from '../ui/chapter.ts';

/** The chapters of the book by the names of their folders, each loaded when it is wanted. */
export const chapters: ReadonlyMap<string, () => Promise<Chapter>> = new Map(
  Object.entries(found).map(([path, load]) => [path.split('/').at(-2)!, load]),
);
