import { defineOperation, kernels, type Kernel, type Operation } from '../engine/operation.ts';
import { apply, hadamard, sym } from '../notation/expression.ts';
import { functions } from '../notation/functions.ts';
import { multiplyEach } from '../tensor/products.ts';

/**
 * An activation from the function of its name and the kernel that computes it. The forward step keeps the slope
 * beside the activation, so that the way back is one product: the Jacobian of an elementwise function is diagonal.
 */
export function elementwise(
  name: 'sigmoid' | 'tanh' | 'relu',
  activate: Kernel,
  source: string,
): Operation {
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
        compute: kernels([activate, ['a', 'da_dz'], ['z']]),
        says: `Squash {z} by ${functions[name].text}, unit by unit.`,
        short: 'Squash {z}',
      },
    ],
    backward: {
      z: {
        statements: [{ lhs: sym('dz'), rhs: [hadamard(sym('da'), sym('da_dz'))] }],
        compute: kernels([multiplyEach, ['dz'], ['da', 'da_dz']]),
        says: `Scale what came back by the slope of ${functions[name].text}.`,
        short: 'Scale by the slope',
      },
    },
    source,
    examples: [{ i: 3, n: 2 }],
  });
}
