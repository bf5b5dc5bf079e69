import { sigmoidCrossEntropy as sigmoidOperation } from '../ops/sigmoid-cross-entropy.ts';
import { squaredError as squaredOperation } from '../ops/squared-error.ts';
import type { HeadSpec } from './heads.ts';
import { unitsOf, type LayerKind } from './layer.ts';

/** The units as they are, and half the sum of their squared errors. */
export const squaredError: LayerKind<HeadSpec<'squaredError'>> = {
  fields: {},
  words: 'squared error',
  ends: true,
  build(_, into) {
    unitsOf(into);
    into.head(squaredOperation, { z: into.output, y: 'y', p: 'p', L: 'L' });
  },
};

/** A sigmoid for each unit, and the cross-entropy of its own yes or no. */
export const sigmoidCrossEntropy: LayerKind<HeadSpec<'sigmoidCrossEntropy'>> = {
  fields: {},
  words: 'sigmoid, cross-entropy',
  ends: true,
  build(_, into) {
    unitsOf(into);
    into.head(sigmoidOperation, { z: into.output, y: 'y', p: 'p', L: 'L' });
  },
};
