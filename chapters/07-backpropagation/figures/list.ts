import type { FigureLoads } from '../../../src/ui/figures/Figure.tsx';

/** The figures of the chapter, by the name that the text calls them by, each loaded when it is wanted. */
export const figures = {
  'one-neuron': () => import('./runway/one-neuron.tsx'),
  branches: () => import('./runway/branches.tsx'),
  'by-hand': () => import('./by-hand/by-hand.tsx'),
  softmax: () => import('./softmax/softmax.tsx'),
  'softmax-jacobian': () => import('./softmax-jacobian/softmax-jacobian.tsx'),
  'weight-tensor': () => import('./weight-tensor/weight-tensor.tsx'),
  hadamard: () => import('./hadamard/hadamard.tsx'),
  'loss-slice': () => import('./loss-slice/loss-slice.tsx'),
  'gradient-check': () => import('./gradient-check/gradient-check.tsx'),
  descent: () => import('./descent/descent.tsx'),
  'training-panel': () => import('./training-panel.tsx'),
  paths: () => import('./paths/paths.tsx'),
  batch: () => import('./batch/batch.tsx'),
  algorithm: () => import('./algorithm/algorithm.tsx'),
  heads: () => import('./heads/heads.tsx'),
  vanishing: () => import('./vanishing/vanishing.tsx'),
} as const satisfies FigureLoads;
