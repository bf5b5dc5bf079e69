import {
  activateRelu,
  activateSigmoid,
  activateSoftplus,
  activateTanh,
  applySigmoid,
} from '../tensor/activations.ts';
import { add, copy, dot, scaleAdd, scaleBy, total } from '../tensor/arithmetic.ts';
import { descend, scaleByInverse } from '../tensor/descent.ts';
import {
  descendByProduct,
  descendBySum,
  multiplyAddRelu,
  multiplyAddSigmoid,
  multiplyAddSoftmax,
  multiplyAddTanh,
  multiplyTransposedEach,
} from '../tensor/fused.ts';
import { binaryCrossEntropy, difference, halfSquares, sigmoidError } from '../tensor/losses.ts';
import { gatherPatches, scatterPatches } from '../tensor/patches.ts';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from '../tensor/pooling.ts';
import {
  multiplyAdd,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  sumColumns,
} from '../tensor/products.ts';
import { crossEntropy, logSoftmax, softmax, softmaxError } from '../tensor/softmax.ts';
import type { Kernel } from './operation.ts';

/** The end of a list of instructions, and the gathering of a mini-batch. */
export const END = 0;
export const GATHER = 1;

/** Kernels that have a WebAssembly form, by their numbers in kernels/index.ts. */
export const opcodes: ReadonlyMap<Kernel, number> = new Map<Kernel, number>([
  [multiplyAdd, 2],
  [multiplyTransposed, 3],
  [multiplyByTransposed, 4],
  [sumColumns, 5],
  [multiplyEach, 6],
  [activateSigmoid, 7],
  [activateTanh, 8],
  [activateRelu, 9],
  [softmax, 10],
  [softmaxError, 11],
  [scaleByInverse, 12],
  [descend, 13],
  [multiplyTransposedEach, 14],
  [descendByProduct, 15],
  [descendBySum, 16],
  [multiplyAddSigmoid, 17],
  [multiplyAddTanh, 18],
  [multiplyAddRelu, 19],
  [multiplyAddSoftmax, 20],
  [logSoftmax, 21],
  [crossEntropy, 22],
  [activateSoftplus, 23],
  [applySigmoid, 24],
  [halfSquares, 25],
  [difference, 26],
  [binaryCrossEntropy, 27],
  [sigmoidError, 28],
  [add, 29],
  [copy, 30],
  [scaleAdd, 31],
  [scaleBy, 32],
  [dot, 33],
  [total, 34],
  [gatherPatches, 35],
  [scatterPatches, 36],
  [maxPool, 37],
  [maxPoolBack, 38],
  [averagePool, 39],
  [averagePoolBack, 40],
]);
