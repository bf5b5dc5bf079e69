import type { Attributes, Operation } from '../engine/operation.ts';
import type { Shape, Tensor } from '../tensor/tensor.ts';
import type { FieldSpec } from './fields.ts';

/** Draws the initial values of a parameter of this shape from uniform numbers in [0, 1). */
export type Draw = (shape: Shape, random: () => number, scale: number) => Tensor;

/** A network as far as it is built: what the next layer reads, and how it adds itself. */
export interface Builder {
  /** Name of the tensor that the next layer reads, and its shape for one sample: `[units]`, or `[channels, rows, columns]`. */
  readonly output: string;
  readonly shape: Shape;
  /** Begins a layer of weights: what follows is numbered by it. */
  begin(): void;
  /** A name that no tensor has yet: the symbol, and the number of the layer of weights or the next free one. */
  name(symbol: string): string;
  /** A trained tensor of the present layer of weights: `W2`. */
  parameter(symbol: string, shape: Shape, draw: Draw): string;
  /** Adds an operation; its output of that role, of that shape, is what the next layer reads. */
  add(
    operation: Operation,
    names: Readonly<Record<string, string>>,
    output: { readonly role: string; readonly shape: Shape },
    attributes?: Attributes,
  ): void;
  /** Ends the network with a head. */
  head(operation: Operation, names: Readonly<Record<string, string>>): void;
  /** Fails with a LayerError that names this layer; `mistake` is the likely one, as a question. */
  fail(expected: string, actual: string, mistake?: string): never;
}

/** A kind of layer: its fields in files, and its operations. */
export interface LayerKind<Spec> {
  /** The fields in files beside `type`. */
  readonly fields: Readonly<Record<Exclude<keyof Spec, 'type'>, FieldSpec>>;
  readonly build: (spec: Spec, into: Builder) => void;
  /** What it is, in words: `convolution`. */
  readonly words: string;
  /** What its fields say, in words: `4 filters of 3 × 3, padding 1`. */
  readonly details?: (spec: Spec) => string;
  /** Whether it ends a network: it has a loss. */
  readonly ends?: true;
}

/** A layer that does not fit: which one, what was expected, what was found, and the likely mistake. */
export class LayerError extends Error {
  /** Place in the list of layers, from 0. */
  readonly place: number;

  constructor(place: number, type: string, expected: string, actual: string, mistake = '') {
    const hint = mistake && `: ${mistake}`;
    super(`layer ${place + 1} (${type}): ${expected} expected, ${actual} found${hint}`);
    this.name = 'LayerError';
    this.place = place;
  }
}

/** `3 units`, `4 maps of 6 × 5`. */
function showSample(shape: Shape): string {
  if (shape.length === 1) return `${shape[0]} units`;
  if (shape.length === 3) return `${shape[0]} maps of ${shape[1]} × ${shape[2]}`;
  return `shape ${shape.join(' × ')}`;
}

/** Units that a layer reads. Fails after a layer of maps. */
export function unitsOf({ shape, fail }: Builder): number {
  if (shape.length === 1) return shape[0]!;
  return fail('units', showSample(shape), 'is a "flatten" layer missing before it?');
}

/** Channels, rows and columns that a layer reads. Fails after a layer of units. */
export function mapsOf({ shape, fail }: Builder): readonly [number, number, number] {
  const [channels, rows, columns] = shape;
  if (shape.length === 3) return [channels!, rows!, columns!];
  return fail(
    'maps of [channels, rows, columns]',
    showSample(shape),
    'is a "flatten" layer too early, or is the input one length?',
  );
}
