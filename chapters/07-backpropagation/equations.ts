import { backward } from './equations/backward.ts';
import { forward } from './equations/forward.ts';
import { update } from './equations/update.ts';

/** The labelled equations of the chapter, in the order of the text. */
export const equations = { ...forward, ...backward, ...update };
