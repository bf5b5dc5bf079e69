import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.ts';
import { unitsOf, type LayerKind } from './layer.ts';

export interface HeadSpec<Type extends string> {
  readonly type: Type;
}

/** Softmax over the units, and the cross-entropy of the target under it. */
export const softmax: LayerKind<HeadSpec<'softmax'>> = {
  fields: {},
  words: 'softmax, cross-entropy',
  ends: true,
  build(_, into) {
    unitsOf(into);
    into.head(softmaxCrossEntropy, { z: into.output, y: 'y', p: 'p', logp: 'logp', L: 'L' });
  },
};
