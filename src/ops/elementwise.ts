import { defineOperation, type Operation } from '../engine/operation.ts';
import { apply, hadamard, sym } from '../notation/expression.ts';
import { functions } from '../notation/functions.ts';

/**
 * An activation from the function of its name. The forward step keeps the slope beside the activation, so that the
 * way back is one product: the Jacobian of an elementwise function is diagonal.
 */
export function elementwise(name: 'sigmoid' | 'tanh' | 'relu', source: string): Operation {
  const [f, slope] = [functions[name].at!, functions[`${name}′`].at!];
  return defineOperation({
    name,
    kind: 'activation',
    inputs: { z: 'in' },
    outputs: { a: 'in', da_dz: 'in' },
    forward: [
      {
        statements: [
          { lhs: sym('a'), rhs: [apply(name, sym('z'))] },
          { lhs: sym('da_dz'), rhs: [apply(`${name}′`, sym('z'))] },
        ],
        compute({ a, da_dz }, { z }) {
          for (let c = 0; c < z.data.length; c++) {
            a.data[c] = f(z.data[c]!);
            da_dz.data[c] = slope(z.data[c]!);
          }
        },
        says: `Squash {z} by ${functions[name].text}, unit by unit.`,
        short: 'Squash {z}',
      },
    ],
    backward: {
      z: {
        statements: [{ lhs: sym('dz'), rhs: [hadamard(sym('da'), sym('da_dz'))] }],
        compute({ dz }, { da, da_dz }) {
          for (let c = 0; c < dz.data.length; c++) dz.data[c] = da.data[c]! * da_dz.data[c]!;
        },
        says: `Scale what came back by the slope of ${functions[name].text}.`,
        short: 'Scale by the slope',
      },
    },
    source,
    examples: [{ i: 3, n: 2 }],
  });
}
