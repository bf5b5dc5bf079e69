import '../ops/all.ts';
import { authoredModel } from './authored.ts';
import { conv2d } from './conv2d.ts';
import { flatten } from './flatten.ts';
import { sigmoidCrossEntropy, squaredError } from './losses.ts';
import { layerKinds, type OtherLayerType } from './list.ts';
import { authored } from './network.ts';
import { averagePool2d, maxPool2d } from './pooling.ts';

/**
 * Importing this file makes every kind of layer known, and authored graphs. It is imported where networks other than dense
 * ones come from: files, saved states, settings, exercises, figures and chapters that have them.
 */
const others: Record<OtherLayerType, unknown> = {
  conv2d,
  maxPool2d,
  averagePool2d,
  flatten,
  squaredError,
  sigmoidCrossEntropy,
};

Object.assign(layerKinds, others);
authored.model = authoredModel;
