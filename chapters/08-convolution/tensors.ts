import type { Index, Named } from '../../src/notation/expression.ts';
import { place } from '../../src/notation/expression.ts';
import type { Layer } from '../../src/notation/symbol.ts';

/** The last layer. */
export const l: Layer = { base: 'l', plus: 0 };

/** Any layer. */
export const m: Layer = { base: 'm', plus: 0 };

type At = readonly Index[] | string | null;

const tensor =
  (family: string, axes: string) =>
  (at: At = null, layer: Layer | number = m): Named => ({
    kind: 'symbol',
    sym: {
      id: family,
      layer: typeof layer === 'number' ? { base: null, plus: layer } : layer,
      axes,
    },
    at: typeof at === 'string' ? at.split('') : at,
  });

/** Kernels by filter, channel, row and column of the window; one bias for each filter. */
export const W = tensor('W', 'ocuv');
export const dW = tensor('dW', 'ocuv');
export const b = tensor('b', 'o');
export const db = tensor('db', 'o');

/** Maps by channel, row and column. */
export const x = tensor('x', 'chwn');
export const dx = tensor('dx', 'chwn');
export const z = tensor('z', 'chwn');
export const a = tensor('a', 'chwn');
export const da = tensor('da', 'chwn');
export const slope = tensor('da_dz', 'chwn');
export const s = tensor('s', 'chwn');
export const ds = tensor('ds', 'chwn');
export const won = tensor('won', 'cuvhwn');

const signal = tensor('dz', 'chwn');

/** The error signal ∂L/∂z. */
export const delta: typeof signal = (at, layer) => ({ ...signal(at, layer), delta: true });

/** Units: of the flattened maps, and of dense layers. */
export const units = {
  W: tensor('W', 'ik'),
  dW: tensor('dW', 'ik'),
  b: tensor('b', 'i'),
  db: tensor('db', 'i'),
  x: tensor('x', 'in'),
  dx: tensor('dx', 'in'),
  z: tensor('z', 'in'),
  f: tensor('f', 'in'),
  df: tensor('df', 'in'),
  dz: (at: At = null, layer: Layer | number = m): Named => ({
    ...tensor('dz', 'in')(at, layer),
    delta: true,
  }),
} as const;

/** Where the weight u, v lies while the window is at i, j: i+u−1, j+v−1. */
export const under = {
  row: place([
    [1, 'i'],
    [1, 'u'],
  ]),
  column: place([
    [1, 'j'],
    [1, 'v'],
  ]),
} as const;

/** The same with a stride and a border of zeros: s(i−1)+u−p. */
export const underStride = {
  row: place([
    ['stride', 'i'],
    [1, 'u'],
    [-1, 'padding'],
  ]),
  column: place([
    ['stride', 'j'],
    [1, 'v'],
    [-1, 'padding'],
  ]),
} as const;

/** The window whose weight u, v lies on the cell i, j: i−u+1, j−v+1. */
export const over = {
  row: place([
    [1, 'i'],
    [-1, 'u'],
  ]),
  column: place([
    [1, 'j'],
    [-1, 'v'],
  ]),
} as const;

/** The same with a stride and a border: (i−u+p)/s+1. */
export const overStride = {
  row: place(
    [
      [1, 'i'],
      [-1, 'u'],
      [1, 'padding'],
    ],
    { over: 'stride' },
  ),
  column: place(
    [
      [1, 'j'],
      [-1, 'v'],
      [1, 'padding'],
    ],
    { over: 'stride' },
  ),
} as const;

/** In a pooling, whose windows have no border: s(i−1)+u. */
export const underPool = {
  row: place([
    ['stride', 'i'],
    [1, 'u'],
  ]),
  column: place([
    ['stride', 'j'],
    [1, 'v'],
  ]),
} as const;

/** (i−u)/s+1 */
export const overPool = {
  row: place(
    [
      [1, 'i'],
      [-1, 'u'],
    ],
    { over: 'stride' },
  ),
  column: place(
    [
      [1, 'j'],
      [-1, 'v'],
    ],
    { over: 'stride' },
  ),
} as const;
