import { activationNames, activations, type ActivationName } from '../notation/activations/list.ts';
import { activationOperations } from '../ops/activation.ts';
import type { LayerKind } from './layer.ts';

export interface ActivationSpec {
  readonly type: ActivationName;
}

/** An activation, unit by unit, under the name that files use. */
const layerOf = (name: ActivationName): LayerKind<ActivationSpec> => ({
  fields: {},
  words: activations[name].text.length > 1 ? activations[name].text : name,
  build(_, into) {
    const { output: z, shape } = into;
    const a = into.name('a');
    // σ′(z²) is printed by its argument: only where that is the z of the same number.
    const slope = z === a.replace('a', 'z') ? z.replace('z', 'da_dz') : into.name('slope');
    into.add(activationOperations[name], { z, a, da_dz: slope }, { role: 'a', shape });
  },
});

/** One kind of layer for each activation. */
export const activationLayers = Object.fromEntries(
  activationNames.map((name) => [name, layerOf(name)]),
) as Record<ActivationName, LayerKind<ActivationSpec>>;
