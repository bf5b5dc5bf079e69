import { Chapter, meta } from './07-backpropagation/index.tsx';

/** The chapters of the book, in order; read by the build only. */
export const chapters = [{ meta, Chapter }] as const;
