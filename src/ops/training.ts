import type { Training } from '../engine/graph.ts';
import { descent } from './descent.ts';
import { meanGradient, meanLoss } from './mean.ts';

/** What every network is trained with: the mean over a mini-batch, and gradient descent. */
export const training: Training = { meanLoss, meanGradient, descent };
