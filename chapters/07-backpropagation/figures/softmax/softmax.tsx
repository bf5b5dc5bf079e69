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

/** Classes that are shown one by one. */
const ROWS = 10;
const [SHIFT, STEP] = [1000, 10];
const FACTORS = [1, 10, 100, 10_000];

export const figure: FigureSpec = {
  title: 'Softmax and cross-entropy',
  caption: (
    <>
      Try: drag one logit up and watch all the other probabilities give way. Then add the same
      number to all logits: softmax does not feel it, yet computed as it is written it breaks, far
      up and far down. Multiply the logits instead: the probabilities harden, and the smallest are
      lost.
    </>
  ),
  description:
    'For each class its logit as a bar that can be moved like a slider, its probability after softmax, and its share of the target; under them the cross-entropy loss. Two tables work out the same step by step: as the definitions are written, and with the largest logit subtracted first. One slider adds a number to all logits, buttons multiply them; where the first table breaks, the words between say why.',
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
      <p className="note" role="status" data-own={!same || undefined}>
        {same ? (
          <>The logits are the network’s own, {name} of the sample at hand.</>
        ) : (
          <>
            The logits here are yours now, and no longer the network’s {name}, which stay as they
            are. Reset goes back to them.
          </>
        )}
      </p>
      <LogitBars
        {...{ of: key, sample, given, logits, p: shifted.p, y, same, rows: ROWS }}
        onMove={(unit, value) => setOwn(logits.map((old, i) => (i === unit ? value : old)))}
      />
      {given.length > ROWS && (
        <p className="note">
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
      <div className="figure-rate needs-js">
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
        <span className="figure-buttons" role="group" aria-labelledby={`${id}-times`}>
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
      <div className="softmax-tables">
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
          title="Largest logit taken off first"
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
