import type { FigureLoads } from '../../../src/ui/figures/Figure.tsx';

/** The figures of the chapter, each loaded when it is wanted. */
export const figures = {
  'by-hand': () => import('./by-hand.tsx'),
  positions: () => import('./positions.tsx'),
  matrix: () => import('./matrix.tsx'),
  build: () => import('./build.tsx'),
  uses: () => import('./uses.tsx'),
  pooling: () => import('./pooling.tsx'),
  flow: () => import('./flow.tsx'),
  learning: () => import('./learning.tsx'),
  draw: () => import('./draw.tsx'),
} as const satisfies FigureLoads;
