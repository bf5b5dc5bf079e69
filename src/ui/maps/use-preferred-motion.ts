import { useMedia } from '../islands/use-media.ts';

/** Whether the reader lets things move; so it is taken to be while the page is prerendered. */
export const usePreferredMotion = (): boolean =>
  useMedia('(prefers-reduced-motion: no-preference)', true);
