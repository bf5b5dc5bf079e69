import type { FigureLoads } from '../../../src/ui/figures/Figure.tsx';

/** The figures of the chapter, each loaded when it is wanted. */
export const figures = {} as const satisfies FigureLoads;
