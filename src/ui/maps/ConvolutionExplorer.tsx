import { useMemo, useState } from 'react';
import { largestSize } from '../../draw/scale.ts';
import { symOf, type Node } from '../../engine/graph.ts';
import { stepsIn } from '../../engine/instruction.ts';
import type { Trace } from '../../engine/trace.ts';
import { usesOf, type Use } from './uses.ts';
import { occurrence } from '../../linking/attributes.ts';
import { cellWords, symbolText } from '../../notation/printing/glyphs.ts';
import { print } from '../../notation/printing/number.ts';
import { isColumn } from '../../notation/symbol.ts';
import { at, type Cell } from '../../tensor/tensor.ts';
import { Choice } from '../controls/Choice.tsx';
import { Addends, type Addend } from './Addends.tsx';
import * as styles from './ConvolutionExplorer.module.css';
import { MapGrid, spotKey, type MapCell, type Spot } from './MapGrid.tsx';
import { Slide } from './Slide.tsx';

/** Which of the three arrays of a convolution a cell is chosen in. */
export type Part = 'output' | 'weight' | 'input';

export type Direction = 'forward' | 'backward';

interface ConvolutionExplorerProps {
  readonly trace: Trace;
  /** A convolution of its graph. */
  readonly node: Node;
  readonly sample: number;
  readonly begin: { readonly part: Part; readonly spot: Spot; readonly direction: Direction };
  /** Whether its numbers are those of the page; default true. */
  readonly linked?: boolean;
}

const directions: Readonly<Record<Direction, string>> = {
  forward: 'Forward',
  backward: 'Backward',
};

/**
 * A convolution by the cell: what an output cell reads, where a weight is used and what its gradient is the sum of, and
 * which outputs an input cell reaches. All that is marked is read off the sums behind the cells.
 */
export function ConvolutionExplorer(props: ConvolutionExplorerProps) {
  const { trace, node, sample, begin, linked = true } = props;
  const [direction, setDirection] = useState<Direction>(begin.direction);
  const [{ part, spot }, choose] = useState<{ part: Part; spot: Spot }>(begin);
  const [numbers, setNumbers] = useState(false);
  const [[filter, channel], setMaps] = useState<readonly [number, number]>([0, 0]);
  const uses = useMemo(() => usesOf(trace, node, sample), [trace, node, sample]);
  const { names } = node;
  const { graph } = trace;
  const before = trace.steps.length - stepsIn(trace.steps, 'update');
  const tensor = (key: string) => trace.at(key, before)!;
  const valueOf = (key: string, cell: Cell): number =>
    at(tensor(key), isColumn(symOf(graph, key)) ? [...cell, sample] : cell);

  const backward = direction === 'backward';
  const keys: Record<Part, string> = {
    output: backward ? `d${names['z']}` : names['z']!,
    weight: names['W']!,
    input: names['x']!,
  };
  const [filters = 1, channels = 1, height = 1, width = 1] = tensor(keys.weight).shape;
  const lengths = (key: Part): readonly [number, number] => {
    const [, rows = 1, columns = 1] = tensor(keys[key]).shape;
    return key === 'weight' ? [height, width] : [rows, columns];
  };
  const cellOf = (of: Part, [row, column]: Spot): Cell =>
    of === 'output'
      ? [filter, row, column]
      : of === 'weight'
        ? [filter, channel, row, column]
        : [channel, row, column];
  const [rows, columns] = lengths(part);
  const held: Spot = [Math.min(spot[0], rows - 1), Math.min(spot[1], columns - 1)];
  const chosen = cellOf(part, held);
  const mine = uses.filter((use) => use[part].join() === chosen.join());
  const mineIn = (of: Part, uses: readonly Use[] = mine): ReadonlySet<string> =>
    new Set(
      uses
        .map((use) => use[of])
        .filter(
          (cell) =>
            of === part || cell.slice(0, -2).join() === cellOf(of, [0, 0]).slice(0, -2).join(),
        )
        .map((cell) => spotKey([cell.at(-2)!, cell.at(-1)!])),
    );
  const cellAt =
    (of: Part) =>
    (one: Spot): MapCell => {
      const sym = symOf(graph, keys[of]);
      const cell = cellOf(of, one);
      const value = valueOf(keys[of], cell);
      const full = isColumn(sym) ? [...cell, sample] : cell;
      return {
        value,
        words: cellWords(sym, cell),
        linked: linked ? occurrence(sym, { cell: full, value }) : undefined,
      };
    };
  const isImage = graph.inputs.includes(keys.input) && tensor(keys.input).data.every((v) => v >= 0);
  const nonzero = mine.filter(
    (use) => valueOf(`d${names['z']}`, use.output) * valueOf(keys.input, use.input) !== 0,
  );
  const map = (of: Part, title: string) => {
    const spots = of === part ? NONE : mineIn(of);
    const whole = isRectangle(spots);
    const met = backward && part === 'weight' && of === 'input';
    const side = sideOf(of, lengths(of)[1], numbers);
    return (
      <figure className={styles.map}>
        <figcaption>{title}</figcaption>
        <MapGrid
          label={title}
          rows={lengths(of)[0]}
          columns={lengths(of)[1]}
          cellAt={cellAt(of)}
          max={largestSize(tensor(keys[of]).data)}
          side={side}
          ink={of === 'input' && isImage}
          numbers={side >= LEGIBLE}
          chosen={of === part ? held : null}
          lit={met ? mineIn(of, nonzero) : whole ? NONE : spots}
          framed={whole ? spots : NONE}
          onChoose={(one) => choose({ part: of, spot: one })}
        />
      </figure>
    );
  };
  const place = held[0] * columns + held[1];
  return (
    <>
      <div className={`${styles.controls} needs-js`}>
        <Choice label="Pass" options={directions} value={direction} onPick={setDirection} />
        <Picker
          label="filter"
          count={filters}
          value={filter}
          onPick={(k) => setMaps([k, channel])}
        />
        <Picker
          label="channel"
          count={channels}
          value={channel}
          onPick={(c) => setMaps([filter, c])}
        />
        <label>
          <input
            type="checkbox"
            checked={numbers}
            onChange={({ target }) => setNumbers(target.checked)}
          />{' '}
          all numbers
        </label>
        <Slide
          words={`${partWords[part]} ${place + 1} of ${rows * columns}`}
          count={rows * columns}
          now={place}
          onShow={(n) => choose({ part, spot: [Math.floor(n / columns), n % columns] })}
        />
      </div>
      <div className={styles.maps}>
        {map('input', `Input${channels > 1 ? `, channel ${channel + 1}` : ''}`)}
        {map('weight', `Kernel${filters > 1 ? ` ${filter + 1}` : ''}`)}
        {map('output', backward ? 'Error signal δ' : `Map${filters > 1 ? ` ${filter + 1}` : ''}`)}
        {backward && part === 'input' && (
          <figure className={styles.map}>
            <figcaption>Kernel rotated by 180°</figcaption>
            <Rotated
              rows={height}
              columns={width}
              cellAt={cellAt('weight')}
              max={largestSize(tensor(keys.weight).data)}
              side={sideOf('weight', width, false)}
              lit={mineIn('weight')}
            />
          </figure>
        )}
      </div>
      <Behind
        part={part}
        backward={backward}
        mine={mine}
        name={(key, cell) => symbolText({ kind: 'symbol', sym: symOf(graph, key), at: cell })}
        chosen={chosen}
        valueOf={valueOf}
        names={names}
      />
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** Side of a cell in px from which on its number can be read. */
const LEGIBLE = 30;

/** Side of a cell in px: the three arrays are side by side in the text, unless all numbers are wanted. */
function sideOf(part: Part, columns: number, numbers: boolean): number {
  if (part === 'weight') return Math.max(16, Math.min(38, Math.floor(152 / columns)));
  if (columns <= 4) return 40;
  if (numbers) return 32;
  return Math.max(6, Math.min(30, Math.floor((part === 'input' ? 178 : 182) / columns)));
}

/** Whether cells fill a rectangle of more than one: it is framed as a whole. */
function isRectangle(spots: ReadonlySet<string>): boolean {
  const all = [...spots].map((key) => key.split(' ').map(Number));
  const length = (axis: number): number => {
    const places = all.map((spot) => spot[axis]!);
    return Math.max(...places) - Math.min(...places) + 1;
  };
  return all.length > 1 && all.length === length(0) * length(1);
}
const partWords: Readonly<Record<Part, string>> = {
  output: 'position',
  weight: 'weight',
  input: 'input cell',
};

interface PickerProps {
  readonly label: string;
  readonly count: number;
  readonly value: number;
  readonly onPick: (value: number) => void;
}

const Picker = ({ label, count, value, onPick }: PickerProps) =>
  count > 1 && (
    <label>
      {label}{' '}
      <select value={value + 1} onChange={({ target }) => onPick(Number(target.value) - 1)}>
        {Array.from({ length: count }, (_, n) => (
          <option key={n}>{n + 1}</option>
        ))}
      </select>
    </label>
  );

interface RotatedProps {
  readonly rows: number;
  readonly columns: number;
  readonly cellAt: (spot: Spot) => MapCell;
  readonly max: number;
  readonly side: number;
  readonly lit: ReadonlySet<string>;
}

/** The kernel as it slides over the error signals: its last weight first. */
const Rotated = ({ rows, columns, cellAt, max, side, lit }: RotatedProps) => {
  const rotate = ([row, column]: Spot): Spot => [rows - 1 - row, columns - 1 - column];
  return (
    <MapGrid
      label="The kernel rotated by 180°"
      rows={rows}
      columns={columns}
      cellAt={(spot) => cellAt(rotate(spot))}
      max={max}
      side={side}
      numbers
      lit={
        new Set(
          [...lit].map((key) => {
            const [row = 0, column = 0] = key.split(' ').map(Number);
            return spotKey(rotate([row, column]));
          }),
        )
      }
    />
  );
};

interface BehindProps {
  readonly part: Part;
  readonly backward: boolean;
  readonly mine: readonly Use[];
  readonly name: (key: string, cell: Cell) => string;
  readonly chosen: Cell;
  readonly valueOf: (key: string, cell: Cell) => number;
  readonly names: Node['names'];
}

/** The sum behind the chosen cell, or where it is used, in numbers. */
function Behind({ part, backward, mine, name, chosen, valueOf, names }: BehindProps) {
  const { W, x, z, b } = names as Record<'W' | 'x' | 'z' | 'b', string>;
  const addend =
    (key: string, other: string, of: Part, by: Part) =>
    (use: Use): Addend => ({
      place: `${name(key, use[of])} ${name(other, use[by])}`,
      factors: [valueOf(key, use[of]), valueOf(other, use[by])],
    });
  if (part === 'output' && !backward) {
    const bias = valueOf(b, chosen.slice(0, 1));
    return (
      <Addends
        lead={`The window reads ${mine.length} numbers, each times its weight, plus the bias ${print(bias)}:`}
        of={name(z, chosen)}
        addends={mine.map(addend(W, x, 'weight', 'input'))}
        rest={bias}
      />
    );
  }
  if (part === 'weight' && backward) {
    return (
      <Addends
        lead={`Used at ${mine.length} positions, each time the error signal times the number under the weight:`}
        of={name(`d${W}`, chosen)}
        addends={mine.map(addend(`d${z}`, x, 'output', 'input'))}
      />
    );
  }
  if (part === 'input' && backward) {
    return (
      <Addends
        lead={`Read by ${mine.length} windows of all maps, each time the weight on it times the error signal:`}
        of={name(`d${x}`, chosen)}
        addends={mine.map(addend(W, `d${z}`, 'weight', 'output'))}
      />
    );
  }
  return (
    <div className={styles.sum}>
      <p>
        {part === 'weight' &&
          `${name(W, chosen)} is used at ${mine.length} positions: once for each cell of the map. The frame shows all the numbers that it multiplies.`}
        {part === 'input' &&
          `${name(x, chosen)} is read by ${mine.length} windows of all maps. In each window of a map another weight multiplies it.`}
        {part === 'output' &&
          `${name(`d${z}`, chosen)} = ${print(valueOf(`d${z}`, chosen))} contributes to the gradients of ${mine.length} weights and of the ${mine.length} numbers under them.`}
      </p>
    </div>
  );
}
