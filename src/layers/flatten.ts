import { flatten as operation } from '../ops/flatten.ts';
import { size } from '../tensor/tensor.ts';
import { mapsOf, type LayerKind } from './layer.ts';

export interface FlattenSpec {
  readonly type: 'flatten';
}

/** Maps as one column of units: by channel, row and column. */
export const flatten: LayerKind<FlattenSpec> = {
  fields: {},
  words: 'flatten',
  build(_, into) {
    const shape = [size(mapsOf(into))];
    into.add(operation, { x: into.output, f: into.name('f') }, { role: 'f', shape });
  },
};
