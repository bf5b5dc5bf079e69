import { useId, useState } from 'react';
import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { columnOf } from '../../../../src/experiment/columns.ts';
import { naive, stable } from './naive-softmax.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import { LogitBars } from './LogitBars.tsx';
import { NumberEntry, Numbers } from '../../../../src/ui/figures/parts/Numbers.tsx';
import { SoftmaxTable } from './SoftmaxTable.tsx';
import { SoftmaxVerdict } from './SoftmaxVerdict.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './softmax.module.css';

/** Classes that are shown one by one. */
const ROWS = 10;
const [SHIFT, STEP] = [1000, 10];
const FACTORS = [1, 10, 100, 10_000];

export const figure: FigureSpec = {
  title: 'Softmax and cross-entropy',
  caption: (
    <>
      Each arrow shows −(p − y): how gradient descent changes that logit. The logit of the true
      class increases; all others decrease, the most probable of them the most. Drag a logit and
      watch all probabilities change. Add the same number to all logits: softmax does not change,
      but the plain computation overflows or underflows. Multiply the logits: the probabilities
      approach 0 and 1, and the smallest lose their digits.
    </>
  ),
  description:
    'For each class its logit as a bar that can be moved like a slider, with an arrow in the direction in which gradient descent changes it, its probability after softmax, and its target; under them the cross-entropy loss. Two tables compute the same step by step: as the definitions are written, and with the largest logit subtracted first. One slider adds a number to all logits, buttons multiply them; where the first table fails, the words between say why.',
  anySize: true,
  dense: true,
  Body: SoftmaxFigure,
};

function SoftmaxFigure() {
  const { trace, sample } = usePass();
  const key = `z${trace.graph.nodes.at(-1)!.layer}`;
  const given = columnOf(trace, key, sample);
  const y = columnOf(trace, 'y', sample);
  const [own, setOwn] = useState<readonly number[] | null>(null);
  const [shift, setShift] = useState(0);
  const [factor, setFactor] = useState(1);
  const id = useId();

  const logits = own?.length === given.length ? own : given;
  const z = logits.map((logit) => factor * logit + shift);
  const [written, shifted] = [naive(z, y), stable(z, y)];
  const largest = Math.max(...z);
  const same = z.every((logit, i) => logit === given[i]);
  const name = <SymbolName named={{ kind: 'symbol', sym: parseKey(key), at: null }} />;

  return (
    <>
      <p className={shared.note} role="status" data-own={!same || undefined}>
        {same ? (
          <>The logits of the current network, {name} of the selected sample.</>
        ) : (
          <>
            You have changed these logits; the network’s {name} stay as they are. Reset reverts
            them.
          </>
        )}
      </p>
      <LogitBars
        {...{ of: key, sample, given, logits, p: shifted.p, y, same, rows: ROWS }}
        onMove={(unit, value) => setOwn(logits.map((old, i) => (i === unit ? value : old)))}
      />
      {given.length > ROWS && (
        <p className={shared.note}>
          The first {ROWS} of {given.length} classes; sums and loss are over all.
        </p>
      )}
      <Numbers>
        {same ? (
          <NumberEntry of={{ key: 'L', cell: [sample] }} value={shifted.loss} />
        ) : (
          <NumberEntry words="loss of these logits" value={shifted.loss} />
        )}
        <NumberEntry words="sum of p" value={shifted.p.reduce((sum, one) => sum + one, 0)} />
        <NumberEntry words="largest logit, c" value={largest} />
      </Numbers>
      <div className={`${shared.rate} needs-js`}>
        <label>
          All logits plus <b data-value={shift}>{print(shift)}</b>
          <input
            type="range"
            min={-SHIFT}
            max={SHIFT}
            step={STEP}
            value={shift}
            aria-valuetext={print(shift)}
            onChange={(event) => setShift(event.target.valueAsNumber)}
          />
        </label>
        <span className={shared.buttons} role="group" aria-labelledby={`${id}-times`}>
          <span id={`${id}-times`}>times</span>
          {FACTORS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={factor === one}
              onClick={() => setFactor(one)}
              data-value={one}
            >
              {print(one)}
            </button>
          ))}
        </span>
      </div>
      <SoftmaxVerdict {...{ z, y, written, shifted }} />
      <div className={styles.tables}>
        <SoftmaxTable
          title="As written"
          heads={[<FormulaLetters key="z">z</FormulaLetters>, <Power key="e" of="z" />]}
          logits={z}
          of={written}
          loss={
            <>
              −Σ <FormulaLetters>y</FormulaLetters> log <FormulaLetters>p</FormulaLetters>
            </>
          }
          rows={ROWS}
        />
        <SoftmaxTable
          title="Largest logit subtracted first"
          heads={[<FormulaLetters key="z">z − c</FormulaLetters>, <Power key="e" of="z − c" />]}
          logits={z.map((logit) => logit - largest)}
          of={shifted}
          loss={
            <>
              <FormulaLetters>c</FormulaLetters> + log <FormulaLetters>S</FormulaLetters> − Σ{' '}
              <FormulaLetters>y z</FormulaLetters>
            </>
          }
          rows={ROWS}
        />
      </div>
    </>
  );
}

const Power = ({ of }: { readonly of: string }) => (
  <span className="maths">
    e<sup>{of}</sup>
  </span>
);
