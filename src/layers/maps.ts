import { conv2d } from './conv2d.ts';
import { flatten } from './flatten.ts';
import { layerKinds } from './list.ts';
import { averagePool2d, maxPool2d } from './pooling.ts';

/** Importing this file makes the layers known that read or write maps. */
export const mapLayers = { conv2d, maxPool2d, averagePool2d, flatten };

Object.assign(layerKinds, mapLayers);
