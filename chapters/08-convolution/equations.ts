import { convolution } from './equations/convolution.ts';
import { dense } from './equations/dense.ts';
import { maps } from './equations/maps.ts';
import { update } from './equations/update.ts';

/** The labelled equations of the chapter, in the order of the text. */
export const equations = { ...convolution, ...maps, ...dense, ...update };
