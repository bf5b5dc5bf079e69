import { descent } from './descent.tsx';
import type { FigureSpec } from './Frame.tsx';
import { gradientCheck } from './gradient-check.tsx';
import { hadamard } from './hadamard.tsx';
import { lossSlice } from './loss-slice.tsx';
import { softmaxJacobianFigure } from './softmax-jacobian.tsx';
import { softmax } from './softmax.tsx';
import { weightTensor } from './weight-tensor.tsx';

/** The figures of the book, by the name that the text calls them by. */
export const figures = {
  'loss-slice': lossSlice,
  'gradient-check': gradientCheck,
  descent,
  softmax,
  'softmax-jacobian': softmaxJacobianFigure,
  'weight-tensor': weightTensor,
  hadamard,
} as const satisfies Record<string, FigureSpec>;

export type FigureName = keyof typeof figures;
