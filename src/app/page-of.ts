import { createPage, type Page } from '../state/page.ts';
import type { Chapter } from '../ui/chapter.ts';

/** The page of a chapter, as the chapter is written. */
export const pageOf = (folder: string, chapter: Chapter): Page =>
  createPage({
    name: folder,
    experiment: chapter.model,
    equations: Object.values(chapter.equations),
    prediction: chapter.stage?.prediction,
    inFirstEdition: chapter.inFirstEdition ?? false,
  });
