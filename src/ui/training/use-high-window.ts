import { useMedia } from '../islands/use-media.ts';

/** Whether there is room for larger pictures. */
export const useHighWindow = (): boolean => useMedia('(min-height: 860px)');
