import { describe, expect, test } from 'vitest';
import {
  activateRelu,
  activateSigmoid,
  activateSoftplus,
  activateTanh,
  activationKernel,
  applySigmoid,
  relu,
  reluSlope,
  sigmoid,
  sigmoidSlope,
  softplus,
  softplusSlope,
  tanh,
  tanhSlope,
  type Activate,
} from '../../src/tensor/activations.ts';
import { tensor } from '../../src/tensor/tensor.ts';
import { compute, numbers } from './compute.ts';

type Of = (z: number) => number;

const z = tensor(
  [3, 5, 7],
  [
    ...numbers([3, 5, 5]).data,
    0,
    -0,
    700,
    -700,
    750,
    -750,
    1e-9,
    -1e-9,
    30,
    -30,
    1e300,
    -1e300,
  ].concat(Array.from({ length: 18 }, (_, n) => 3 * (n - 9))),
);

describe.each<[string, Activate, Of, Of]>([
  ['sigmoid', activateSigmoid, sigmoid, sigmoidSlope],
  ['tanh', activateTanh, tanh, tanhSlope],
  ['ReLU', activateRelu, relu, reluSlope],
  ['softplus', activateSoftplus, softplus, softplusSlope],
])('%s of a whole tensor', (_, activate, f, slopeOf) => {
  test('is that of each number, with its slope', () => {
    const [a, slope] = compute(activate, [z.shape, z.shape], [z]);
    expect([...a!.data]).toEqual([...z.data].map(f));
    expect([...slope!.data]).toEqual([...z.data].map(slopeOf));
  });

  test('may be written over what it is taken of', () => {
    const [a, slope] = [tensor(z.shape, z.data), tensor(z.shape, z.data)];
    activationKernel(f, slopeOf)(a, slope, a);
    expect([...a.data]).toEqual([...z.data].map(f));
    expect([...slope.data]).toEqual([...z.data].map(slopeOf));
  });
});

test('sigmoids without slopes', () => {
  const [p] = compute(applySigmoid, [z.shape], [z]);
  expect([...p!.data]).toEqual([...z.data].map(sigmoid));
});
