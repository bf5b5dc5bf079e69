import { useMemo, useState } from 'react';
import { largestSize } from '../../draw/scale.ts';
import { symOf, type Node } from '../../engine/graph.ts';
import { stepsIn } from '../../engine/instruction.ts';
import type { Trace } from '../../engine/trace.ts';
import { poolWindows } from './uses.ts';
import { occurrence } from '../../linking/attributes.ts';
import { cellWords } from '../../notation/printing/glyphs.ts';
import { print } from '../../notation/printing/number.ts';
import { at, type Cell } from '../../tensor/tensor.ts';
import { Choice } from '../controls/Choice.tsx';
import * as styles from './ConvolutionExplorer.module.css';
import { SymbolName } from '../maths/Maths.tsx';
import { MapGrid, spotKey, type Spot } from './MapGrid.tsx';
import { Slide } from './Slide.tsx';

interface PoolingExplorerProps {
  readonly trace: Trace;
  /** A pooling of its graph. */
  readonly node: Node;
  readonly sample: number;
}

const directions = { forward: 'Forward', backward: 'Backward' } as const;

/** A pooling cell by cell: the window of a pooled cell, its largest cell, and where the gradient goes. */
export function PoolingExplorer({ trace, node, sample }: PoolingExplorerProps) {
  const { graph } = trace;
  const { x = '', y = '' } = node.names;
  const before = trace.steps.length - stepsIn(trace.steps, 'update');
  const [direction, setDirection] = useState<keyof typeof directions>('forward');
  const [channel, setChannel] = useState(0);
  const [spot, choose] = useState<Spot>([1, 1]);
  const windows = useMemo(() => poolWindows(trace, node, sample), [trace, node, sample]);
  const d = direction === 'backward' ? 'd' : '';
  const [channels = 1, rows = 1, columns = 1] = trace.at(y, before)!.shape;
  const held: Spot = [Math.min(spot[0], rows - 1), Math.min(spot[1], columns - 1)];
  const valueOf = (key: string, cell: Cell): number =>
    at(trace.at(key, before)!, [...cell, sample]);
  const now = windows.find(({ output }) => output.join() === [channel, ...held].join())!;
  const tied = now.cells.filter((cell) => valueOf(x, cell) === valueOf(y, now.output)).length > 1;
  const spotOf = ([, row = 0, column = 0]: Cell): Spot => [row, column];
  /** A cell by name, and its value. */
  const cellOf = (key: string, cell: Cell) => (
    <>
      <SymbolName named={{ kind: 'symbol', sym: symOf(graph, key), at: cell }} /> ={' '}
      {print(valueOf(key, cell))}
    </>
  );
  const map = (key: string, title: string, side: number, output: boolean) => {
    const value = trace.at(key, before)!;
    const sym = symOf(graph, key);
    return (
      <figure className={styles.map}>
        <figcaption>{title}</figcaption>
        <MapGrid
          label={title}
          rows={value.shape[1]!}
          columns={value.shape[2]!}
          cellAt={([row, column]) => {
            const cell = [channel, row, column];
            const number = valueOf(key, cell);
            const linked = occurrence(sym, { cell: [...cell, sample], value: number });
            return { value: number, words: cellWords(sym, cell), linked };
          }}
          max={largestSize(value.data)}
          side={side}
          numbers
          chosen={output ? held : now.winner && spotOf(now.winner)}
          lit={new Set()}
          framed={output ? new Set() : new Set(now.cells.map((cell) => spotKey(spotOf(cell))))}
          onChoose={(one) => {
            if (output) return choose(one);
            const within = windows.find(({ cells }) =>
              cells.some((cell) => cell.join() === [channel, ...one].join()),
            );
            if (within) choose(spotOf(within.output));
          }}
        />
      </figure>
    );
  };
  const place = held[0] * columns + held[1];
  return (
    <>
      <div className={`${styles.controls} needs-js`}>
        <Choice label="Pass" options={directions} value={direction} onPick={setDirection} />
        <label>
          map{' '}
          <select
            value={channel + 1}
            onChange={({ target }) => setChannel(Number(target.value) - 1)}
          >
            {Array.from({ length: channels }, (_, n) => (
              <option key={n}>{n + 1}</option>
            ))}
          </select>
        </label>
        <Slide
          words={`window ${place + 1} of ${rows * columns}`}
          count={rows * columns}
          now={place}
          onShow={(n) => choose([Math.floor(n / columns), n % columns])}
        />
      </div>
      <div className={styles.maps}>
        {map(`${d}${x}`, d ? 'Gradient of the activations' : 'Activations', 34, false)}
        {map(`${d}${y}`, d ? 'Gradient of the pooled map' : 'Pooled map', 42, true)}
      </div>
      <p className={styles.said}>
        {cellOf(`${d}${y}`, now.output)}{' '}
        {now.winner
          ? d
            ? 'goes to the largest cell of the window. The other cells get 0.'
            : `is the largest of ${now.cells.length}${tied ? '. Several cells are equally large; the first of them counts' : ''}.`
          : d
            ? `is divided among ${now.cells.length} cells: ${print(valueOf(`d${y}`, now.output) / now.cells.length)} each.`
            : `is the mean of ${now.cells.length} cells.`}
        {now.winner && <> Its cell: {cellOf(`${d}${x}`, now.winner)}.</>}
      </p>
    </>
  );
}
