import { useMemo, useState } from 'react';
import { largestSize } from '../../draw/scale.ts';
import { symOf, type Node } from '../../engine/graph.ts';
import { stepsIn } from '../../engine/instruction.ts';
import type { Trace } from '../../engine/trace.ts';
import { occurrence } from '../../linking/attributes.ts';
import { cellWords } from '../../notation/printing/glyphs.ts';
import { isColumn } from '../../notation/symbol.ts';
import { at, type Cell } from '../../tensor/tensor.ts';
import { Choice } from '../controls/Choice.tsx';
import { UnlinkedContext } from '../maths/Maths.tsx';
import { Behind } from './Behind.tsx';
import { isRectangle, LEGIBLE, sideOf } from './cell-sizes.ts';
import * as styles from './ConvolutionExplorer.module.css';
import { MapGrid, spotKey, type MapCell, type Spot } from './MapGrid.tsx';
import { Picker } from './Picker.tsx';
import { Slide } from './Slide.tsx';
import { Rotated } from './Rotated.tsx';
import { usesOf, type Part, type Use } from './uses.ts';

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
  /** What each number that the chosen weight met adds to its gradient. */
  const addends = new Map(
    mine.map((use) => [
      use.input.join(),
      valueOf(`d${names['z']}`, use.output) * valueOf(keys.input, use.input),
    ]),
  );
  const nonzero = mine.filter((use) => addends.get(use.input.join()) !== 0);
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
          cellAt={
            met
              ? (spot) => ({ ...cellAt(of)(spot), adds: addends.get(cellOf(of, spot).join()) })
              : cellAt(of)
          }
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
      <UnlinkedContext value={!linked}>
        <Behind
          part={part}
          backward={backward}
          mine={mine}
          name={(key, cell) => ({ kind: 'symbol', sym: symOf(graph, key), at: cell })}
          chosen={chosen}
          valueOf={valueOf}
          names={names}
        />
      </UnlinkedContext>
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

const partWords: Readonly<Record<Part, string>> = {
  output: 'position',
  weight: 'weight',
  input: 'input cell',
};
