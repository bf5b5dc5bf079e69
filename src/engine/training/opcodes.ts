import {
  activateRelu,
  activateSigmoid,
  activateSoftplus,
  activateTanh,
  applySigmoid,
} from '../../tensor/activations.ts';
import { add, copy, dot, scaleAdd, scaleBy, total } from '../../tensor/arithmetic.ts';
import { descend, scaleByInverse } from '../../tensor/descent.ts';
import { descendByProduct, descendBySum } from '../../tensor/fused.ts';
import { binaryCrossEntropy, difference, halfSquares, sigmoidError } from '../../tensor/losses.ts';
import {
  accumulate,
  addScaled,
  average,
  averageSquares,
  descendByMoments,
} from '../../tensor/optimizers.ts';
import { gatherPatches, scatterPatches } from '../../tensor/patches.ts';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from '../../tensor/pooling.ts';
import {
  multiplyAdd,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  sumColumns,
} from '../../tensor/products.ts';
import { crossEntropy, logSoftmax, softmax, softmaxError } from '../../tensor/softmax.ts';
import type { Kernel } from '../operation.ts';

/** The end of a list of instructions, and the gathering of a mini-batch. */
export const END = 0;
export const GATHER = 1;

/** Kernels that have a WebAssembly form, by their numbers in kernels/index.ts. */
export const opcodes: ReadonlyMap<Kernel, number> = new Map<Kernel, number>([
  [multiplyAdd, 2],
  [multiplyTransposed, 3],
  [multiplyByTransposed, 4],
  [sumColumns, 5],
  [descendByProduct, 6],
  [descendBySum, 7],
  [multiplyEach, 8],
  [scaleByInverse, 9],
  [descend, 10],
  [add, 11],
  [copy, 12],
  [scaleAdd, 13],
  [scaleBy, 14],
  [dot, 15],
  [total, 16],
  [activateSigmoid, 17],
  [activateTanh, 18],
  [activateRelu, 19],
  [activateSoftplus, 20],
  [applySigmoid, 21],
  [softmax, 22],
  [logSoftmax, 23],
  [crossEntropy, 24],
  [softmaxError, 25],
  [halfSquares, 26],
  [difference, 27],
  [binaryCrossEntropy, 28],
  [sigmoidError, 29],
  [gatherPatches, 30],
  [scatterPatches, 31],
  [maxPool, 32],
  [maxPoolBack, 33],
  [averagePool, 34],
  [averagePoolBack, 35],
  [accumulate, 36],
  [average, 37],
  [averageSquares, 38],
  [descendByMoments, 39],
  [addScaled, 40],
]);
