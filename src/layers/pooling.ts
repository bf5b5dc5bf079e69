import type { Operation } from '../engine/operation.ts';
import { averagePooling, maxPooling } from '../ops/pooling.ts';
import { length, window } from './fields.ts';
import { mapsOf, type Builder, type LayerKind } from './layer.ts';

export interface PoolingSpec<Type extends string> {
  readonly type: Type;
  /** Rows and columns. */
  readonly size: readonly [number, number];
  readonly stride: number;
}

const details = ({ size, stride }: PoolingSpec<string>): string =>
  `${size.join(' × ')}, stride ${stride}`;

const fields = { size: window, stride: length };

/** The largest of each window; incomplete windows are dropped. */
export const maxPool2d: LayerKind<PoolingSpec<'maxPool2d'>> = {
  fields,
  words: 'max pooling',
  details,
  build: (spec, into) => pool(maxPooling, { won: into.name('won') }, spec, into),
};

/** The mean of each window; incomplete windows are dropped. */
export const averagePool2d: LayerKind<PoolingSpec<'averagePool2d'>> = {
  fields,
  words: 'average pooling',
  details,
  build: (spec, into) => pool(averagePooling, {}, spec, into),
};

function pool(
  operation: Operation,
  kept: Readonly<Record<string, string>>,
  { size: [height, width], stride }: PoolingSpec<string>,
  into: Builder,
): void {
  const [channels, rows, columns] = mapsOf(into);
  if (height > rows || width > columns) {
    into.fail(
      `a window of at most ${rows} × ${columns}, the map,`,
      `${height} × ${width}`,
      'is a pooling before it too many?',
    );
  }
  const names = { x: into.output, y: into.name('s'), ...kept };
  const places = (length: number, window: number): number =>
    Math.floor((length - window) / stride) + 1;
  const shape = [channels, places(rows, height), places(columns, width)];
  into.add(operation, names, { role: 'y', shape }, { height, width, stride });
}
