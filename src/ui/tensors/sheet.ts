import { hasSamples, symOf } from '../../engine/graph.ts';
import { axesOfSymbol, isColumn } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import { offset, type Cell, type Shape, type Tensor } from '../../tensor/tensor.ts';
import { colourMax } from './colour.ts';

/** A cell of a sheet. */
export interface SheetCell {
  /** Of the tensor, along every axis. */
  readonly cell: Cell;
  /** Undefined while it has not been computed. */
  readonly value: number | undefined;
  /** The chosen cell is computed from it. */
  readonly source: boolean;
  /** It is the chosen cell. */
  readonly chosen: boolean;
}

/** A tensor as it lies on the page: whole, or the column of one sample, perhaps transposed. */
export interface Sheet {
  readonly key: string;
  readonly rows: number;
  readonly columns: number;
  /** As printed under it: a column is `[4]`, a transposed one `[1, 4]`. */
  readonly shape: Shape;
  readonly transposed: boolean;
  /** Whether its columns, or its rows if transposed, are all samples of the mini-batch. */
  readonly samples: boolean;
  /** Which of the samples is looked at. */
  readonly here: number | null;
  /** Row by row. */
  readonly squares: readonly SheetCell[];
  /** Size at which the colour is full. */
  readonly max: number;
  /** Whether its numbers are given and can be bent. */
  readonly bendable: boolean;
}

interface Options {
  /** What the step at hand reads, what it writes, or what is known now. */
  readonly role: 'operand' | 'result' | 'now';
  readonly transposed?: boolean;
  /** All samples, not only the one looked at. */
  readonly samples?: boolean;
}

const bendable = ['W', 'b', 'a0', 'y'];

/** Lays a tensor of a scene out; null where the trace never has one of that name. */
export function sheetOf(scene: Scene, key: string, options: Options): Sheet | null {
  const { trace, moment, sample } = scene;
  const { role, transposed = false } = options;
  const final = trace.at(key, trace.steps.length);
  if (!final) return null;
  const sym = symOf(trace.graph, key);
  const { family } = sym;
  const samples = (options.samples ?? false) && isColumn(sym) && final.shape.at(-1)! > 1;
  const shape = samples || !isColumn(sym) ? final.shape : final.shape.slice(0, -1);
  const flat = axesOfSymbol(sym) === 'n';
  const height = flat ? 1 : (shape[0] ?? 1);
  const width = flat ? (shape[0] ?? 1) : (shape[1] ?? 1);
  const place = (i: number, j: number): Cell => {
    if (!isColumn(sym))
      return final.shape.length === 0 ? [] : final.shape.length > 1 ? [i, j] : [i];
    const n = samples ? j : sample;
    return flat ? [n] : [i, n];
  };
  const step = role === 'operand' ? Math.max(0, moment.step - 1) : moment.step;
  const valueAt = values(scene, key, step, role);
  const reads = new Set(scene.sources.flatMap((one) => (one.key === key ? [one.cell.join()] : [])));
  const writes = role !== 'operand' && scene.statement !== null && scene.step?.writes[0] === key;
  const chosen = writes ? scene.cell.join() : null;
  const [rows, columns] = transposed ? [width, height] : [height, width];
  const squares = Array.from({ length: rows * columns }, (_, n): SheetCell => {
    const [r, c] = [Math.floor(n / columns), n % columns];
    const cell = transposed ? place(c, r) : place(r, c);
    const name = cell.join();
    const isChosen = name === chosen;
    return {
      cell,
      value: valueAt(cell),
      source: !isChosen && role !== 'result' && reads.has(name),
      chosen: isChosen,
    };
  });
  return {
    key,
    rows,
    columns,
    shape: transposed ? [rows, columns] : shape,
    transposed,
    samples,
    here: samples ? sample : null,
    squares,
    max: colourMax(scene, key, step),
    bendable:
      bendable.includes(family === 'a' ? key : family) && trace.at(key, 0) === trace.at(key, step),
  };
}

/** Numbers of a tensor after `step` steps; the cells that the step at hand has not reached yet are as before it. */
function values(
  { trace, moment, step: instruction }: Scene,
  key: string,
  step: number,
  role: string,
) {
  const now = trace.at(key, step);
  const partial =
    role !== 'operand' && moment.cell !== null && (instruction?.writes.includes(key) ?? false);
  const before = partial ? trace.at(key, step - 1) : now;
  const column = hasSamples(trace.graph, key);
  const read = (from: Tensor | undefined, cell: Cell): number | undefined =>
    from?.data[offset(from.shape, cell)];
  return (cell: Cell): number | undefined => {
    if (!now || !partial) return read(now, cell);
    const order = column ? (cell.length > 1 ? cell[0]! : 0) : offset(now.shape, cell);
    return read(order > moment.cell ? before : now, cell);
  };
}
