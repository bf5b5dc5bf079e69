import { activationLayers, type ActivationSpec } from './activation.ts';
import type { Conv2dSpec } from './conv2d.ts';
import { dense, type DenseSpec } from './dense.ts';
import type { FlattenSpec } from './flatten.ts';
import { softmax, type HeadSpec } from './heads.ts';
import type { LayerKind } from './layer.ts';
import type { PoolingSpec } from './pooling.ts';

/** A layer in a file. */
export type LayerSpec =
  | DenseSpec
  | Conv2dSpec
  | PoolingSpec<'maxPool2d' | 'averagePool2d'>
  | FlattenSpec
  | HeadSpec<'softmax' | 'squaredError' | 'sigmoidCrossEntropy'>
  | ActivationSpec;

export type LayerType = LayerSpec['type'];

const first = { dense, softmax, ...activationLayers };

/** Kinds of layers beside those that every page brings. */
export type OtherLayerType = Exclude<LayerType, keyof typeof first>;

/** Kinds of layers by the `type` that files use: those that every page brings, and all others once `all.ts` is imported. */
export const layerKinds = { ...first } as unknown as Record<LayerType, LayerKind<LayerSpec>>;
