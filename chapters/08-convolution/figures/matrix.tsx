import { useState } from 'react';
import { largestSize } from '../../../src/draw/scale.ts';
import { usesOf, type Use } from '../../../src/ui/maps/uses.ts';
import { symOf } from '../../../src/engine/graph.ts';
import type { Named } from '../../../src/notation/expression.ts';
import { symbolText } from '../../../src/notation/printing/glyphs.ts';
import { at, offset, type Cell } from '../../../src/tensor/tensor.ts';
import { Choice } from '../../../src/ui/controls/Choice.tsx';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { SymbolName, UnlinkedContext } from '../../../src/ui/maths/Maths.tsx';
import { Addends } from '../../../src/ui/maps/Addends.tsx';
import { MapGrid, spotKey, type Spot } from '../../../src/ui/maps/MapGrid.tsx';
import { handPass } from './hand.ts';
import * as styles from './matrix.module.css';

export const figure: FigureSpec = {
  title: 'The matrix of a convolution',
  caption:
    'Choose an entry: all entries that are the same weight are highlighted. Then show the gradients. Each entry has its own, error signal times input; the gradient of the weight is their sum.',
  description:
    'A matrix of four rows, one for each cell of the map, and sixteen columns, one for each pixel. Most entries are 0; the others are nine weights, each of which occurs four times; choosing one highlights all four.',
  anySize: true,
  Body,
};

const shown = { weights: 'Weights', gradients: 'Gradients of the entries' } as const;

function Body() {
  const { trace, node } = handPass();
  const { W = '', x = '', z = '' } = node.names;
  const [what, show] = useState<keyof typeof shown>('weights');
  const [spot, choose] = useState<Spot>([0, 0]);
  const before = trace.steps.findIndex(({ phase }) => phase === 'update');
  const tensor = (key: string) => trace.at(key, before)!;
  const [kernel, image, map, errors] = [tensor(W), tensor(x), tensor(z), tensor(`d${z}`)];
  const uses = usesOf(trace, node, 0);
  const place = ({ shape }: { readonly shape: readonly number[] }, cell: Cell): number =>
    offset(shape, [...cell, 0]);
  const entries = new Map(
    uses.map((use) => [spotKey([place(map, use.output), place(image, use.input)]), use]),
  );
  const valueOf = (use: Use): number =>
    what === 'weights'
      ? at(kernel, use.weight)
      : at(errors, [...use.output, 0]) * at(image, [...use.input, 0]);
  const chosen = entries.get(spotKey(spot)) ?? null;
  const same = [...entries].filter(([, use]) => use.weight.join() === chosen?.weight.join());
  const weightSpots = new Set(
    chosen ? [spotKey([chosen.weight.at(-2)!, chosen.weight.at(-1)!])] : [],
  );
  const named = (key: string, cell: Cell): Named => ({
    kind: 'symbol',
    sym: symOf(trace.graph, key),
    at: cell,
  });
  return (
    <>
      <p className="needs-js">
        <Choice label="What the entries show" options={shown} value={what} onPick={show} />
      </p>
      <div className={styles.both}>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="The matrix">
          <MapGrid
            label="Matrix of the convolution: 4 cells of the map by 16 pixels"
            rows={map.data.length}
            columns={image.data.length}
            cellAt={([row, column]) => {
              const use = entries.get(spotKey([row, column]));
              return {
                value: use ? valueOf(use) : 0,
                words: use
                  ? `row ${row + 1}, column ${column + 1}, ${symbolText(named(W, use.weight))}`
                  : `row ${row + 1}, column ${column + 1}, no weight`,
              };
            }}
            max={largestSize([...entries.values()].map(valueOf))}
            side={26}
            numbers
            chosen={spot}
            lit={new Set(same.map(([key]) => key))}
            onChoose={choose}
          />
        </div>
        <figure className={styles.kernel}>
          <figcaption>The kernel</figcaption>
          <MapGrid
            label="The kernel"
            rows={3}
            columns={3}
            cellAt={([row, column]) => ({
              value: at(kernel, [0, 0, row, column]),
              words: `row ${row + 1}, column ${column + 1}`,
            })}
            max={largestSize(kernel.data)}
            side={30}
            numbers
            lit={weightSpots}
            onChoose={([row, column]) => {
              const use = uses.find(({ weight }) => weight.join() === [0, 0, row, column].join())!;
              choose([place(map, use.output), place(image, use.input)]);
            }}
          />
        </figure>
      </div>
      {chosen ? (
        <UnlinkedContext value>
          <Addends
            lead={
              <>
                <SymbolName named={named(W, chosen.weight)} /> occurs in {same.length} entries. Its
                gradient is the sum of their gradients:
              </>
            }
            of={named(`d${W}`, chosen.weight)}
            addends={same.map(([, use]) => ({
              of: [named(`d${z}`, use.output), named(x, use.input)],
              factors: [at(errors, [...use.output, 0]), at(image, [...use.input, 0])],
            }))}
          />
        </UnlinkedContext>
      ) : (
        <p>The window does not cover this pixel: the entry is 0 and stays 0.</p>
      )}
    </>
  );
}
