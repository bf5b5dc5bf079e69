import { affine } from '../ops/affine.ts';
import { glorot, none } from './draw.ts';
import { length } from './fields.ts';
import { unitsOf, type LayerKind } from './layer.ts';

export interface DenseSpec {
  readonly type: 'dense';
  readonly units: number;
}

/** Every unit reads every unit before it: z = W a + b. */
export const dense: LayerKind<DenseSpec> = {
  fields: { units: length },
  words: 'dense',
  details: ({ units }) => `${units} ${units === 1 ? 'unit' : 'units'}`,
  build({ units }, into) {
    const inputs = unitsOf(into);
    into.begin();
    const names = {
      W: into.parameter('W', [units, inputs], glorot),
      b: into.parameter('b', [units], none),
      a: into.output,
      z: into.name('z'),
    };
    into.add(affine, names, { role: 'z', shape: [units] });
  },
};
