import '../ops/all.ts';
import { authoredModel } from './authored.ts';
import { sigmoidCrossEntropy, squaredError } from './losses.ts';
import { layerKinds, type OtherLayerType } from './list.ts';
import { mapLayers } from './maps.ts';
import { authored } from './network.ts';

/**
 * Importing this file makes every kind of layer known, and authored graphs. It is imported where networks other than dense
 * ones come from: files, saved states, settings, exercises, figures and chapters that have them.
 */
const others: Record<OtherLayerType, unknown> = {
  ...mapLayers,
  squaredError,
  sigmoidCrossEntropy,
};

Object.assign(layerKinds, others);
authored.model = authoredModel;
