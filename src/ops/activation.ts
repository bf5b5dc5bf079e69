import { defineOperation, kernels, type Operation } from '../engine/operation.ts';
import type { Activation } from '../notation/activations/activation.ts';
import { activations, type ActivationName } from '../notation/activations/list.ts';
import { apply, hadamard, role } from '../notation/expression.ts';
import { multiplyEach } from '../tensor/products.ts';

/**
 * The operation of an activation. Its forward step keeps the slope beside the activation, so that the way back is one
 * product: the Jacobian of a function applied unit by unit is diagonal.
 */
const operationOf = (
  name: ActivationName,
  { kernel, text, description, source }: Activation,
): Operation =>
  defineOperation({
    name,
    kind: 'activation',
    inputs: { z: '*' },
    outputs: { a: '*', da_dz: '*' },
    forward: [
      {
        statements: [
          { lhs: role('a'), rhs: [apply(name, role('z'))] },
          { lhs: role('da_dz'), rhs: [apply(`${name}′`, role('z'))] },
        ],
        compute: kernels([kernel, ['a', 'da_dz'], ['z']]),
        description,
        label: 'Activation of {z}',
      },
    ],
    backward: {
      z: {
        statements: [{ lhs: role('dz'), rhs: [hadamard(role('da'), role('da_dz'))] }],
        compute: kernels([multiplyEach, ['dz'], ['da', 'da_dz']]),
        description: `Multiply the gradient by the slope of ${text}.`,
        label: 'Scale by the slope',
      },
    },
    source,
    examples: [{}],
  });

/** One operation for each activation. */
export const activationOperations = Object.fromEntries(
  Object.entries(activations).map(([name, record]) => [
    name,
    operationOf(name as ActivationName, record),
  ]),
) as Record<ActivationName, Operation>;
