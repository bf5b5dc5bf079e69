import { convolution } from '../ops/convolution.ts';
import { glorot, none } from './draw.ts';
import { length, padding, stride, window } from './fields.ts';
import { mapsOf, type LayerKind } from './layer.ts';

export interface Conv2dSpec {
  readonly type: 'conv2d';
  readonly filters: number;
  /** Rows and columns. */
  readonly kernel: readonly [number, number];
  readonly stride: number;
  /** Zeros on each side. */
  readonly padding: number;
}

/** Filters slide over maps: cross-correlation with a bias for each filter. */
export const conv2d: LayerKind<Conv2dSpec> = {
  fields: { filters: length, kernel: window, stride, padding },
  words: 'convolution',
  details: ({ filters, kernel, stride: step, padding: border }) =>
    [
      `${filters} ${filters === 1 ? 'filter' : 'filters'} of ${kernel.join(' × ')}`,
      step > 1 && `stride ${step}`,
      border > 0 && `padding ${border}`,
    ]
      .filter(Boolean)
      .join(', '),
  build({ filters, kernel: [height, width], stride: step, padding: border }, into) {
    const [channels, rows, columns] = mapsOf(into);
    if (height > rows + 2 * border || width > columns + 2 * border) {
      into.fail(
        `a kernel of at most ${rows + 2 * border} × ${columns + 2 * border}, the padded map,`,
        `${height} × ${width}`,
        'is its padding missing, or a pooling before it too many?',
      );
    }
    into.begin();
    const attributes = { height, width, stride: step, padding: border };
    const names = {
      W: into.parameter('W', [filters, channels, height, width], glorot),
      b: into.parameter('b', [filters], none),
      x: into.output,
      z: into.name('z'),
      patches: into.name('patches'),
    };
    const places = (length: number, size: number): number =>
      Math.floor((length + 2 * border - size) / step) + 1;
    const shape = [filters, places(rows, height), places(columns, width)];
    into.add(convolution, names, { role: 'z', shape }, attributes);
  },
};
