import { symOf } from '../../engine/graph.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { placeAxes } from '../../notation/printing/glyphs.ts';
import { axesOfSymbol, isColumn, type Sym } from '../../notation/symbol.ts';
import { isHidden, orderOf, type Scene } from '../../state/scene.ts';
import { offset, size, type Cell, type Shape, type Tensor } from '../../tensor/tensor.ts';
import { colourMax } from './colour.ts';
import { axesInWords, chooseFacets, facetWords, viewOf, type TensorView } from './view.ts';

/** A cell of a sheet. */
export interface SheetCell {
  /** Of the tensor, along every axis. */
  readonly cell: Cell;
  /** Undefined while it is hidden, or has not been computed. */
  readonly value: number | undefined;
  /** Whether a question still asks for it. */
  readonly hidden: boolean;
  /** The chosen cell is computed from it. */
  readonly source: boolean;
  /** It is the chosen cell. */
  readonly chosen: boolean;
}

/** A tensor as it lies on the page: whole, or the column of one sample, perhaps transposed; of more axes as maps. */
export interface Sheet {
  readonly key: string;
  readonly sym: Sym;
  /** Of each map; a tensor of at most two axes is one. */
  readonly rows: number;
  readonly columns: number;
  /** The maps drawn, by their places on the axes that are neither rows nor columns; one without places is no map. */
  readonly maps: readonly Cell[];
  /** As printed under it: a column is `[4]`, a transposed one `[1, 4]`. */
  readonly shape: Shape;
  /** What the axes are, in words, where they are not units. */
  readonly axes: string | null;
  /** What is not drawn, in words; null where all is. */
  readonly note: string | null;
  readonly transposed: boolean;
  /** Whether its columns, or its rows if transposed, are all samples of the mini-batch. */
  readonly samples: boolean;
  /** Which of the samples is looked at. */
  readonly here: number | null;
  /** Map by map, row by row. */
  readonly squares: readonly SheetCell[];
  /** Size at which the colour is full. */
  readonly max: number;
  /** Whether its numbers are given and can be changed. */
  readonly editable: boolean;
}

interface Options {
  /** What the current step reads, what it writes, or what is known now. */
  readonly role: 'operand' | 'result' | 'now';
  readonly transposed?: boolean;
  /** All samples, not only the one looked at. */
  readonly samples?: boolean;
  /** Maps that there is room for; default 6, of small maps 12. */
  readonly most?: number;
}

/** Kinds of tensors whose numbers are given. */
const BENDABLE = ['parameter', 'input', 'target'];

/** Maps beside other tensors, and small ones, of at most so many cells. */
const MOST_MAPS = 6;
const SMALL = { maps: 12, cells: 9 } as const;

/** Lays a tensor of a scene out; null where the trace never has one of that name. */
export function sheetOf(scene: Scene, key: string, options: Options): Sheet | null {
  const { trace, moment, sample } = scene;
  const { role, transposed = false } = options;
  const final = trace.at(key, trace.steps.length);
  if (!final) return null;
  const sym = symOf(trace.graph, key);
  const step = role === 'operand' ? Math.max(0, moment.step - 1) : moment.step;
  const valueAt = values(scene, key, step, role);
  const own = scene.sources.filter((one) => one.key === key);
  const reads = new Set(role === 'result' ? [] : own.map(({ cell }) => cell.join()));
  const writes = role !== 'operand' && scene.statement !== null && scene.step?.writes[0] === key;
  const chosen = writes ? scene.cell : null;
  const axes = placeAxes(sym);
  const view = viewOf(axes);
  const asked = [...own, ...(chosen ? [{ key, cell: chosen }] : [])];
  const lying =
    view.facets.length > 0
      ? mapsOf(scene, sym, final.shape, view, asked, options)
      : matrixOf(scene, sym, final.shape, options);
  const { cells, ...rest } = lying;
  const squares = cells.map((cell): SheetCell => {
    const name = cell.join();
    const isChosen = name === chosen?.join();
    const value = valueAt(cell);
    const hidden = value !== undefined && isHidden(scene, key, cell, step);
    return {
      cell,
      value: hidden ? undefined : value,
      hidden,
      source: !isChosen && reads.has(name),
      chosen: isChosen,
    };
  });
  return {
    key,
    sym,
    ...rest,
    axes: axesInWords(axes),
    transposed,
    here: rest.samples ? sample : null,
    squares,
    max: colourMax(scene, key, step),
    editable:
      BENDABLE.includes(trace.graph.tensors[key]?.kind ?? '') &&
      trace.at(key, 0) === trace.at(key, step),
  };
}

type Lying = Pick<Sheet, 'rows' | 'columns' | 'maps' | 'shape' | 'samples' | 'note'> & {
  readonly cells: readonly Cell[];
};

/** One number, a column, a matrix, or columns of all samples side by side. */
function matrixOf(
  { sample }: Scene,
  sym: Sym,
  whole: Shape,
  { transposed = false, samples: all = false }: Options,
): Lying {
  const samples = all && isColumn(sym) && whole.at(-1)! > 1;
  const shape = samples || !isColumn(sym) ? whole : whole.slice(0, -1);
  const flat = axesOfSymbol(sym) === 'n';
  const height = flat ? 1 : (shape[0] ?? 1);
  const width = flat ? (shape[0] ?? 1) : (shape[1] ?? 1);
  const place = (i: number, j: number): Cell => {
    if (!isColumn(sym)) return whole.length === 0 ? [] : whole.length > 1 ? [i, j] : [i];
    const n = samples ? j : sample;
    return flat ? [n] : [i, n];
  };
  const [rows, columns] = transposed ? [width, height] : [height, width];
  const cells = Array.from({ length: rows * columns }, (_, n) => {
    const [r, c] = [Math.floor(n / columns), n % columns];
    return transposed ? place(c, r) : place(r, c);
  });
  return {
    rows,
    columns,
    maps: [[]],
    shape: transposed ? [rows, columns] : shape,
    samples,
    note: null,
    cells,
  };
}

/** Maps of the sample looked at, those first that `asked` names; what is left out is said. */
function mapsOf(
  { sample }: Scene,
  sym: Sym,
  whole: Shape,
  view: TensorView,
  asked: readonly CellRef[],
  { samples = false, most: given }: Options,
): Lying {
  const column = isColumn(sym);
  const shape = column ? whole.slice(0, -1) : whole;
  const [rows, columns] = [shape[view.rows!]!, shape[view.columns!]!];
  const most = given ?? (rows * columns > SMALL.cells ? MOST_MAPS : SMALL.maps);
  const lengths = view.facets.map((axis) => shape[axis]!);
  const here = column ? asked.filter(({ cell }) => cell.at(-1) === sample) : asked;
  const facets = chooseFacets(
    lengths,
    here.map(({ cell }) => view.facets.map((axis) => cell[axis]!)),
    most,
  );
  const maps = facets.shown.reduce<Cell[]>(
    (all, places) => all.flatMap((one) => places.map((place) => [...one, place])),
    [[]],
  );
  const cells = maps.flatMap((map) =>
    Array.from({ length: rows * columns }, (_, n) => {
      const cell = [...map, Math.floor(n / columns), n % columns];
      return column ? [...cell, sample] : cell;
    }),
  );
  const words = facetWords(placeAxes(sym), view, lengths, facets);
  const count = whole.at(-1)!;
  const others = samples && column && count > 1 ? `sample ${sample + 1} of ${count} shown` : null;
  const more = words && here.length > 0 && !facets.complete ? 'the chosen cell has more' : null;
  const note = [words, more, others].filter(Boolean).join('; ') || null;
  return { rows, columns, maps, shape, samples: false, note, cells };
}

/** Numbers of a tensor after `step` steps; the cells that the current step has not reached yet are as before it. */
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
  const read = (from: Tensor | undefined, cell: Cell): number | undefined =>
    from?.data[offset(from.shape, cell)];
  return (cell: Cell): number | undefined => {
    if (!now || !partial) return read(now, cell);
    return read(orderOf(trace.graph, key, now, cell) > moment.cell ? before : now, cell);
  };
}

/** Cells of one map. */
export const mapSize = ({ rows, columns }: Sheet): number => size([rows, columns]);
