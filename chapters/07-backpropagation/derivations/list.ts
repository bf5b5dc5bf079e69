import { byName } from '../../../src/notation/derivation.ts';
import { kronecker, minus, sym, times } from '../../../src/notation/expression.ts';
import { hadamard, matrices } from './elementwise.ts';
import { errorOneBack, innerWeights, recursion, twoBack } from './inner.ts';
import { errorAtLogits, lastWeights } from './last.ts';
import { softmaxSlope as slope } from './softmax.ts';

/** ∂p_k/∂z_i of the softmax. */
export const softmaxSlope = times(
  sym('p', null, 'k'),
  minus(kronecker('k', 'i'), sym('p', null, 'i')),
);

/** The derivations of the chapter, in the order of the text. */
export const derivations = byName({
  softmaxSlope: slope,
  errorAtLogits,
  lastWeights,
  errorOneBack,
  innerWeights,
  recursion,
  twoBack,
  hadamard,
  matrices,
});
