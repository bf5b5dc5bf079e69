import fc from 'fast-check';
import {
  activationNames,
  activations,
  type ActivationName,
} from '../src/notation/activations/list.ts';
import type { Activation } from '../src/notation/activations/activation.ts';
import type { Expr } from '../src/notation/expression.ts';
import type { Env } from '../src/notation/env.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { openNetwork, saveNetwork } from '../src/export/network-file.ts';

/** A network file as an object, which tests may spoil before they write it. */
export interface NetworkFile {
  layers: number[];
  activation: ActivationName;
  W: number[][][];
  b: number[][];
  X: number[][];
  Y: number[][];
  learningRate: number;
}

/** What the book computes from a network file, in the layout of a tensors file. */
export interface TensorsFile {
  z: number[][][];
  a: number[][][];
  p: number[][];
  lossPerSample: number[];
  loss: number;
  dz: number[][][];
  da: number[][][];
  dx: number[][];
  dW: number[][][];
  db: number[][];
}

export const experimentOf = (file: NetworkFile): Experiment => openNetwork(JSON.stringify(file));

/** The worked network, and it with a second sample of a soft label. */
export const workedFile = JSON.parse(saveNetwork(EXAMPLE, 0)) as NetworkFile;
export const twoSamples: NetworkFile = {
  ...workedFile,
  X: [...workedFile.X, [0.3, 0.7]],
  Y: [...workedFile.Y, [0.25, 0.25, 0.5]],
};

/** What an opened expression would give if nothing in it cancelled: the size that its rounding is measured by. */
export function sizeOf(opened: Expr, env: Env): number {
  switch (opened.kind) {
    case 'sum':
      return opened.terms.reduce((sum, { of }) => sum + sizeOf(of, env), 0);
    case 'product':
      return opened.factors.reduce((product, factor) => product * sizeOf(factor, env), 1);
    case 'fraction':
      return sizeOf(opened.over, env) / Math.abs(valueOf(opened.under, env));
    default:
      return Math.abs(valueOf(opened, env));
  }
}

const entry = fc.double({ min: -2, max: 2, noNaN: true }).map((value) => value || 0.5);
const rows = (count: number, width: number) =>
  fc.array(fc.array(entry, { minLength: width, maxLength: width }), {
    minLength: count,
    maxLength: count,
  });

/** Random networks of one to four layers, with soft labels. */
export const networkFile: fc.Arbitrary<NetworkFile> = fc
  .record({
    layers: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }),
    samples: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ layers, samples }) => {
    const pairs = layers.slice(1).map((width, n) => [width, layers[n]!] as const);
    const target = fc
      .array(fc.integer({ min: 1, max: 100 }), {
        minLength: layers.at(-1)!,
        maxLength: layers.at(-1)!,
      })
      .map((shares) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        return shares.map((share) => share / total);
      });
    return fc.record({
      layers: fc.constant(layers),
      activation: fc.constantFrom(...activationNames),
      W: fc.tuple(...pairs.map(([height, width]) => rows(height, width))),
      b: fc.tuple(...pairs.map(([height]) => rows(1, height).map(([bias]) => bias!))),
      X: rows(samples, layers[0]!),
      Y: fc.array(target, { minLength: samples, maxLength: samples }),
      learningRate: fc.constantFrom(0.5, 0.01, 1 / 3),
    });
  });

/** Whether the slope of its activation jumps somewhere, so that central differences may not agree. */
export const hasKinks = ({ activation }: NetworkFile): boolean =>
  kinksOf(activations[activation]).length > 0;

const kinksOf = ({ kinks = [] }: Activation): readonly number[] => kinks;
