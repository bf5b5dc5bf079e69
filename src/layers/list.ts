import { activationLayers, type ActivationSpec } from './activation.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { sigmoidCrossEntropy, softmax, squaredError } from './heads.ts';
import type { LayerKind } from './layer.ts';
import { averagePool2d, maxPool2d } from './pooling.ts';

const kinds = {
  dense,
  conv2d,
  maxPool2d,
  averagePool2d,
  flatten,
  softmax,
  squaredError,
  sigmoidCrossEntropy,
};

/** A layer in a file. */
export type LayerSpec =
  | {
      [Type in keyof typeof kinds]: Parameters<(typeof kinds)[Type]['build']>[0];
    }[keyof typeof kinds]
  | ActivationSpec;

export type LayerType = LayerSpec['type'];

/** Every kind of layer, by the `type` that files use. */
export const layerKinds = { ...kinds, ...activationLayers } as unknown as Readonly<
  Record<LayerType, LayerKind<LayerSpec>>
>;
