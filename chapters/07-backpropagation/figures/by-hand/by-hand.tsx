import { useState, type ReactNode } from 'react';
import { shownCells } from '../../../../src/experiment/columns.ts';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { Pieces } from '../../../../src/ui/maths/Maths.tsx';
import {
  centralDifference,
  sharedLossProbe,
} from '../../../../src/experiment/checking/loss-probe.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { cells, type Cell } from '../../../../src/tensor/tensor.ts';
import * as styles from './by-hand.module.css';
import { lineOf, termsOf } from './lines.ts';

export const figure: FigureSpec = {
  title: 'One entry of the gradient, step by step',
  caption: (
    <>
      Every line is a weighted sum, an activation or a product with a local slope. The figure shows
      only the lines that this one weight needs. Choose another weight of layer 1: the lines of the
      forward pass and of the layers above stay the same. So backpropagation computes them once.
    </>
  ),
  description:
    'The computation of the gradient with respect to one weight of the first layer, as lines of numbers: the forward pass unit by unit, the error signals of the last layer, of each layer below, and the product that is the gradient. Below, the same by central difference.',
  dense: true,
  Body: ByHand,
};

function ByHand() {
  const { trace, experiment, t, sample } = usePass();
  const [picked, pick] = useState<Cell>([1, 0]);
  const all = cells(trace.at('W1', 0)!.shape);
  const cell = all.find((one) => one.join() === picked.join()) ?? all[0]!;
  const last = trace.graph.nodes.at(-1)!.layer;
  const lines = (key: string) =>
    shownCells(trace.graph, key, trace.at(key, trace.steps.length)!, sample).map((one) =>
      lineOf(trace, key, one, sample),
    );
  const unit = [cell[0]!, sample];
  const layers = Array.from({ length: last }, (_, n) => n + 1);
  const measured = centralDifference(sharedLossProbe(experiment, t), { key: 'W1', cell }, 1e-5);
  const weight = symbolText({ kind: 'symbol', sym: parseKey('W1'), at: cell });
  return (
    <div className={styles.lines}>
      <label className="needs-js">
        Weight{' '}
        <select
          value={cell.join()}
          onChange={({ target }) => pick(target.value.split(',').map(Number))}
        >
          {all.map((one) => (
            <option key={one.join()} value={one.join()}>
              {symbolText({ kind: 'symbol', sym: parseKey('W1'), at: one })}
            </option>
          ))}
        </select>
      </label>
      {layers.map((m) => (
        <Part key={m} title={`Forward, layer ${m}`}>
          {[...lines(`z${m}`), ...(m < last ? lines(`a${m}`) : lines('p'))]}
        </Part>
      ))}
      <Part title="Backward: error signals of the logits">{lines(`dz${last}`)}</Part>
      {layers
        .slice(1, -1)
        .toReversed()
        .map((m) => (
          <Part
            key={m}
            title={`Layer ${m}: error signals back through the weights, times the slopes`}
          >
            {[...lines(`da${m}`), ...lines(`dz${m}`)]}
          </Part>
        ))}
      {last > 1 && (
        <Part title={`Layer 1, unit ${cell[0]! + 1}`}>
          {['da1', 'dz1'].map((key) => lineOf(trace, key, unit, sample))}
        </Part>
      )}
      <Part title={`The gradient with respect to ${weight}`}>
        {[lineOf(trace, 'dW1', cell, sample)]}
      </Part>
      <p>
        By central difference, with two forward passes:{' '}
        <b data-value={measured}>{print(measured)}</b>
        {trace.samples > 1 && ', of the mean loss of the mini-batch'}
      </p>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly children: readonly ReturnType<typeof lineOf>[];
}

function Part({ title, children }: PartProps): ReactNode {
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {children.map((pieces, n) => (
          <li key={n} className="maths formula">
            {termsOf(pieces).map((term, m) => (
              <span key={m} className={styles.term}>
                <Pieces pieces={term} samples={false} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
