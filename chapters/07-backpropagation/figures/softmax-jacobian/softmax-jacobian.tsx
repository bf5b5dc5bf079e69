import { useState } from 'react';
import { largestSize } from '../../../../src/draw/scale.ts';
import { jacobian, sym, type Named } from '../../../../src/notation/expression.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { columnOf } from '../../../../src/experiment/columns.ts';
import { diagonal } from '../elementwise.ts';
import { addends as addendsOf, softmaxJacobian } from './jacobian.ts';
import { Formula, SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';
import { AddendTable } from './AddendTable.tsx';
import { AddendVerdict } from './AddendVerdict.tsx';
import { CellTable } from '../../../../src/ui/figures/parts/CellTable.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { LayerPicker } from '../../../../src/ui/figures/parts/LayerPicker.tsx';
import { TitledMatrix } from '../../../../src/ui/figures/parts/TitledMatrix.tsx';
import { NumberEntry, Numbers } from '../../../../src/ui/figures/parts/Numbers.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

/** Rows and columns that are shown. */
const MOST = 6;

export const figure: FigureSpec = {
  title: 'Dense and diagonal',
  caption: (
    <>
      Choose a cell of the softmax Jacobian. Its column holds the derivatives of all probabilities
      with respect to one logit. Multiplied by −y/p and added, they give an entry of p − y. In the
      other matrix no activation depends on another unit’s pre-activation, so all entries off the
      diagonal are 0.
    </>
  ),
  description:
    'Two matrices of derivatives with their cells coloured by value. The first, of the probabilities with respect to the logits, has no cell that is 0, and each of its rows and columns adds up to 0. The second, of the activations of a hidden layer with respect to their pre-activations, is 0 off its diagonal. A table under them multiplies a column of the first by −y/p, term by term; the sum is the error signal of the backward pass.',
  anySize: true,
  dense: true,
  Body: SoftmaxJacobian,
};

function SoftmaxJacobian() {
  const { trace, sample } = usePass();
  const [picked, pick] = useState<readonly [k: number, i: number]>([1, 0]);
  const [wanted, setLayer] = useState<number | null>(null);

  const last = trace.graph.nodes.at(-1)!.layer;
  const [p, y, dz] = ['p', 'y', `dz${last}`].map((key) => columnOf(trace, key, sample));
  const rows = Math.min(MOST, p!.length);
  const [k, i] = picked.map((place) => Math.min(place, rows - 1)) as [number, number];
  const dense = softmaxJacobian(p!);
  const layer = wanted !== null && wanted < last ? wanted : last - 1;
  const slopes = layer > 0 ? columnOf(trace, `da_dz${layer}`, sample) : [];
  const sparse = diagonal(slopes.slice(0, MOST));
  const max = largestSize([...dense.flat(), ...slopes]);
  const addends = addendsOf(p!, y!, i);

  const named = (key: string, unit: number): Named => ({
    kind: 'symbol',
    sym: parseKey(key),
    at: [unit, sample],
  });
  const names = (key: string, count: number) =>
    Array.from({ length: count }, (_, unit) => <SymbolName key={unit} named={named(key, unit)} />);

  return (
    <>
      <div className={shared.matrices}>
        <TitledMatrix
          title={<Formula expr={jacobian(sym('p'), sym('z', last))} />}
          words={cut('softmax: dense', p!.length)}
        >
          <CellTable
            label="Derivatives of the probabilities with respect to the logits"
            rows={names('p', rows)}
            columns={names(`z${last}`, rows)}
            max={max}
            picked={[k, i]}
            onPick={(row, column) => pick([row, column])}
            cellAt={(row, column) => ({ value: dense[row]![column]!, source: column === i })}
          />
        </TitledMatrix>
        {layer > 0 && (
          <TitledMatrix
            title={<Formula expr={jacobian(sym('a', layer), sym('z', layer))} />}
            words={cut('element-wise: diagonal', slopes.length)}
          >
            <CellTable
              label={`Derivatives of the activations of layer ${layer} with respect to their pre-activations`}
              rows={names(`a${layer}`, Math.min(MOST, slopes.length))}
              columns={names(`z${layer}`, Math.min(MOST, slopes.length))}
              max={max}
              cellAt={(row, column) => ({
                value: sparse[row]![column]!,
                ...(row === column && {
                  linked: occurrence(`da_dz${layer}`, {
                    cell: [row, sample],
                    value: slopes[row],
                  }),
                }),
              })}
            />
            <LayerPicker from={1} to={last - 1} value={layer} onPick={setLayer} />
          </TitledMatrix>
        )}
      </div>
      {layer === 0 && <p className={shared.note}>This network has no hidden layer.</p>}
      <p>
        <Formula expr={named(`dz${last}`, i)} />, the error signal of the logit of the chosen
        column, is
      </p>
      <AddendTable addends={addends} logit={named(`z${last}`, i)} marked={k} rows={MOST} />
      <Numbers>
        <NumberEntry of={{ key: 'p', cell: [i, sample] }} value={p![i]!} />
        <NumberEntry of={{ key: 'y', cell: [i, sample] }} value={y![i]!} />
        <NumberEntry
          words="their difference,"
          of={{ key: `dz${last}`, cell: [i, sample] }}
          value={dz![i]!}
        />
      </Numbers>
      <AddendVerdict addends={addends} unit={i} error={dz![i]!} />
    </>
  );
}

const cut = (words: string, count: number): string =>
  count > MOST ? `${words}, ${MOST} of ${count}` : words;
