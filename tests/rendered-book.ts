import { render } from '../src/app/prerender.tsx';

/** Every page of the book, rendered once for all tests that read them. */
export const pages = render();

/** The HTML of a page by its file. */
export const bodies: ReadonlyMap<string, string> = new Map(
  pages.map(({ file, body }) => [file, body]),
);
