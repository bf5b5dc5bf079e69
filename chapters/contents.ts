import { ErrataPage } from './07-backpropagation/ErrataPage.tsx';
import { Chapter, meta } from './07-backpropagation/index.tsx';

/** The chapters of the book, in order; read by the build only. */
export const chapters = [
  {
    meta,
    Chapter,
    /** Pages beside the chapter, without a stage. */
    beside: [
      {
        file: 'chapter-7-errata.html',
        title: 'Where this edition departs from its source',
        Body: ErrataPage,
      },
    ],
  },
] as const;
