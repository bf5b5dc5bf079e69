import { useState } from 'react';
import { largestSize } from '../../../../src/draw/scale.ts';
import {
  delta,
  jacobian,
  sym,
  times,
  transpose,
  type Named,
} from '../../../../src/notation/expression.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { columnOf } from '../../../../src/experiment/columns.ts';
import { contraction, weightTensor as blockOf } from './contraction.ts';
import { toRows } from '../../../../src/tensor/tensor.ts';
import { NumberText, Formula, SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';
import { CellTable } from '../../../../src/ui/figures/parts/CellTable.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { LayerPicker } from '../../../../src/ui/figures/parts/LayerPicker.tsx';
import { TitledMatrix } from '../../../../src/ui/figures/parts/TitledMatrix.tsx';
import { SmallMatrix } from '../../../../src/ui/figures/parts/SmallMatrix.tsx';
import { SumOfProducts } from '../../../../src/ui/maths/SumOfProducts.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './weight-tensor.module.css';

/** Units, and inputs of each, that are shown. */
const MOST = 4;

export const figure: FigureSpec = {
  title: 'A tensor of derivatives, mostly 0',
  caption: (
    <>
      Choose a weight, by pressing it or with the arrow keys. It occurs in one weighted sum only, so
      in its place all matrices but one have 0. Each matrix is multiplied by its error signal, and
      all are added. For each weight one term is left; together these terms are the outer product.
    </>
  ),
  description:
    'The weights of a layer as a matrix. Under it, one matrix of the same shape for each unit k of the layer: the derivative of its weighted sum with respect to all weights, which has the incoming activations in row k and 0 elsewhere. Choosing a weight marks its cell in each. The sum over k of the error signal times the matrix is written out for the chosen weight; for all weights it is the matrix of the gradient, the outer product of error signals and activations.',
  anySize: true,
  dense: true,
  Body: WeightTensor,
};

function WeightTensor() {
  const { trace, sample } = usePass();
  const last = trace.graph.nodes.at(-1)!.layer;
  const [wanted, setLayer] = useState<number | null>(null);
  const [cell, pick] = useState<readonly [number, number]>([1, 3]);
  const m = Math.min(wanted ?? last, last);

  const weights = toRows(trace.at(`W${m}`, 0)!);
  const [units, inputs] = [weights.length, weights[0]!.length];
  const [rows, columns] = [Math.min(MOST, units), Math.min(MOST, inputs)];
  const [i, j] = [Math.min(cell[0], rows - 1), Math.min(cell[1], columns - 1)];
  const [a, z, error] = [`a${m - 1}`, `z${m}`, `dz${m}`].map((key) => columnOf(trace, key, sample));
  // Slabs of units that are not shown are 0 in every cell that is.
  const block = blockOf(a!.slice(0, columns), rows);
  const addends = contraction(error!.slice(0, rows), block);
  const gradient = addends.map((row) => row.map((terms) => terms.reduce((all, one) => all + one)));
  const alone = trace.samples === 1;

  const unitOf = (key: string, unit: number): Named => ({
    kind: 'symbol',
    sym: parseKey(key),
    at: [unit, sample],
  });
  const names = (key: string, count: number) =>
    range(count).map((unit) => <SymbolName key={unit} named={unitOf(key, unit)} />);
  const weight: Named = { kind: 'symbol', sym: parseKey(`W${m}`), at: [i, j] };
  const shape = { rows: range(rows).map((r) => r + 1), columns: range(columns).map((c) => c + 1) };
  const products = `${units * inputs} multiplications, instead of ${units * units * inputs}`;
  const onPick = (row: number, column: number): void => pick([row, column]);

  return (
    <>
      <div className={shared.controls}>
        <LayerPicker from={1} to={last} value={m} onPick={setLayer} />
      </div>
      <div className={shared.matrices}>
        <TitledMatrix
          title={<Formula expr={sym('W', m)} />}
          words={cut('choose a weight', units, inputs)}
        >
          <CellTable
            label={`Weights of layer ${m}`}
            {...shape}
            max={largestSize(weights.flat())}
            picked={[i, j]}
            onPick={onPick}
            cellAt={(row, column) => {
              const value = weights[row]![column]!;
              return { value, linked: occurrence(`W${m}`, { cell: [row, column], value }) };
            }}
          />
        </TitledMatrix>
        <TitledMatrix title={<Formula expr={sym('z', m)} />} words="affected">
          <CellTable
            label={`Pre-activations of layer ${m}`}
            rows={names(`z${m}`, rows)}
            columns={[
              <span key="number" className="sr-only">
                number
              </span>,
            ]}
            max={largestSize(z!)}
            cellAt={(row) => ({
              value: z![row]!,
              linked: occurrence(`z${m}`, { cell: [row, sample], value: z![row]! }),
              source: row === i,
            })}
          />
        </TitledMatrix>
        <p className={styles.words} role="status">
          <SymbolName named={weight} /> occurs only in <SymbolName named={unitOf(`z${m}`, i)} />,
          multiplied by <SymbolName named={unitOf(`a${m - 1}`, j)} />. Increase it by 1, and{' '}
          <SymbolName named={unitOf(`z${m}`, i)} /> changes by{' '}
          <NumberText value={a![j]!} of={unitOf(`a${m - 1}`, j)} />; no other weighted sum changes.
        </p>
      </div>
      <TitledMatrix
        title={<Formula expr={jacobian(sym('z', m), sym('W', m))} />}
        words={`${units} matrices of ${units} × ${inputs}: of ${units * units * inputs} numbers at most ${units * inputs} are not 0`}
      >
        <div className={shared.slabs}>
          {block.map((slab, k) => (
            <SmallMatrix
              key={k}
              title={
                <>
                  <Formula expr={jacobian(unitOf(`z${m}`, k), sym('W', m))} />
                  <span>
                    times <SymbolName named={unitOf(`dz${m}`, k)} />
                  </span>
                </>
              }
              label={`Derivatives of ${symbolText(unitOf(`z${m}`, k))} with respect to the weights: row ${k + 1} holds the incoming activations, all other rows are 0`}
              columns={columns}
              numbers={slab.flat()}
              linked={(n) => {
                const [row, column] = [Math.floor(n / columns), n % columns];
                return row === k
                  ? occurrence(`a${m - 1}`, { cell: [column, sample], value: a![column]! })
                  : {};
              }}
              max={Math.max(1, largestSize(a!))}
              picked={i * columns + j}
              onPick={(n) => pick([Math.floor(n / columns), n % columns])}
            />
          ))}
        </div>
      </TitledMatrix>
      <SumOfProducts
        of={{ ...weight, sym: parseKey(`dW${m}`) }}
        terms={block.map((slab, k) => [
          { named: unitOf(`dz${m}`, k), value: error![k]! },
          { named: k === i ? unitOf(`a${m - 1}`, j) : null, value: slab[i]![j]! },
        ])}
        more={units - rows}
        sum={{
          named: alone ? { ...weight, sym: parseKey(`dW${m}`) } : null,
          value: gradient[i]![j]!,
        }}
      />
      <TitledMatrix
        title={<Formula expr={times(delta(m), transpose(sym('a', m - 1)))} />}
        words={alone ? products : `${products}; the gradient is the mean over the mini-batch`}
      >
        <CellTable
          label={`Error signals of layer ${m} times the incoming activations`}
          rows={names(`dz${m}`, rows)}
          columns={names(`a${m - 1}`, columns)}
          max={largestSize(gradient.flat())}
          picked={[i, j]}
          onPick={onPick}
          cellAt={(row, column) => {
            const value = gradient[row]![column]!;
            const linked = occurrence(`dW${m}`, { cell: [row, column], value });
            return { value, ...(alone && { linked }) };
          }}
        />
      </TitledMatrix>
    </>
  );
}

const cut = (words: string, units: number, inputs: number): string =>
  units > MOST || inputs > MOST
    ? `${words}; ${Math.min(MOST, units)} × ${Math.min(MOST, inputs)} of ${units} × ${inputs}`
    : words;

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
