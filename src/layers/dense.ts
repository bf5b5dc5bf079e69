import * as v from 'valibot';
import { affine } from '../ops/affine.ts';
import { glorot, none } from './draw.ts';
import { length } from './fields.ts';
import { unitsOf, type LayerKind } from './layer.ts';

const schema = v.strictObject({ type: v.literal('dense'), units: length });

/** Every unit reads every unit before it: z = W a + b. */
export const dense: LayerKind<v.InferOutput<typeof schema>> = {
  schema,
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
