import type { ReactNode } from 'react';
import { run, type Trace } from '../../../../src/engine/trace.ts';
import { samplesAt } from '../../../../src/experiment/experiment.ts';
import { valuesAt } from '../../../../src/experiment/replay.ts';
import { graphOf } from '../../../../src/layers/network.ts';
import { goTo } from '../../../../src/state/navigation.ts';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { usePage } from '../../../../src/ui/islands/use-reader.ts';
import * as styles from './algorithm.module.css';
import { costOf, stepsOf } from './costs.ts';
import { useMemo } from 'react';

export const figure: FigureSpec = {
  title: 'Backpropagation, line by line',
  caption: (
    <>
      Each line is a link to its first step in the current network. “Numbers” are those that the
      line writes, for one sample. Make the network wider or deeper and compare: the backward pass
      needs about twice the multiplications of the forward pass. It needs fewer if the first layer
      is the largest, because nothing has to be sent back through that layer.
    </>
  ),
  description:
    'The algorithm as eleven numbered lines in three parts: forward, backward, update. Beside each line are the number of multiplications and of numbers written, for one sample.',
  anySize: true,
  dense: true,
  Body: Algorithm,
};

interface AlgorithmLine {
  /** Ids of the steps that it stands for. */
  readonly steps: readonly string[];
  readonly text: ReactNode;
  /** The number of loops around it. */
  readonly inside: number;
}

const v = (letter: string, upper = '', lower = ''): ReactNode => (
  <span className="maths">
    {letter}
    {(upper || lower) && (
      <span className="maths-scripts" data-scripts={upper ? 'upper' : 'lower'}>
        <span>{upper || lower}</span>
      </span>
    )}
  </span>
);

export const parts: readonly {
  readonly title: string;
  readonly lines: readonly AlgorithmLine[];
}[] = [
  {
    title: 'Forward',
    lines: [
      {
        steps: [],
        inside: 0,
        text: (
          <>
            for layer {v('m')} = 1 to {v('l')}:
          </>
        ),
      },
      {
        steps: ['affine.z'],
        inside: 1,
        text: (
          <>
            {v('z', 'm')} ← {v('W', 'm')} {v('a', 'm−1')} + {v('b', 'm')}
          </>
        ),
      },
      {
        steps: ['activation.a'],
        inside: 1,
        text: (
          <>
            if {v('m')} &lt; {v('l')}: {v('a', 'm')} ← σ({v('z', 'm')}), keep σ′({v('z', 'm')})
          </>
        ),
      },
      {
        steps: ['loss.p', 'loss.L'],
        inside: 0,
        text: (
          <>
            {v('p')} ← softmax({v('z', 'l')}), {v('L')} ← cross-entropy of {v('p')} and {v('y')}
          </>
        ),
      },
    ],
  },
  {
    title: 'Backward',
    lines: [
      {
        steps: ['loss.dz'],
        inside: 0,
        text: (
          <>
            {v('δ', 'l')} ← {v('p')} − {v('y')}
          </>
        ),
      },
      {
        steps: [],
        inside: 0,
        text: (
          <>
            for layer {v('m')} = {v('l')} down to 1:
          </>
        ),
      },
      {
        steps: ['affine.dW'],
        inside: 1,
        text: (
          <>
            gradient of {v('W', 'm')} ← {v('δ', 'm')} ({v('a', 'm−1')})ᵀ
          </>
        ),
      },
      {
        steps: ['affine.db'],
        inside: 1,
        text: (
          <>
            gradient of {v('b', 'm')} ← {v('δ', 'm')}
          </>
        ),
      },
      {
        steps: ['affine.da', 'activation.dz'],
        inside: 1,
        text: (
          <>
            if {v('m')} &gt; 1: {v('δ', 'm−1')} ← ({v('W', 'm')})ᵀ {v('δ', 'm')} ⊙ σ′(
            {v('z', 'm−1')})
          </>
        ),
      },
    ],
  },
  {
    title: 'Update, once every gradient is known',
    lines: [
      {
        steps: [],
        inside: 0,
        text: (
          <>
            for layer {v('m')} = {v('l')} down to 1:
          </>
        ),
      },
      {
        steps: ['descent.W', 'descent.b'],
        inside: 1,
        text: (
          <>
            {v('W', 'm')} ← {v('W', 'm')} − α · gradient of {v('W', 'm')}, and {v('b', 'm')}{' '}
            likewise
          </>
        ),
      },
    ],
  },
];

function Algorithm() {
  const { store } = usePage();
  const { trace, experiment, t } = usePass();
  // The costs are those of one sample, whatever the mini-batch.
  const alone = useMemo(() => {
    const [first = 0] = samplesAt(experiment, t);
    return run(graphOf(experiment.network), valuesAt(experiment, t, [first]));
  }, [experiment, t]);
  let number = 0;
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="group"
      aria-label="The algorithm with its costs"
    >
      <table className={styles.algorithm}>
        {parts.map(({ title, lines }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {title}
              </th>
              <th scope="col" className={styles.number}>
                multiplications
              </th>
              <th scope="col" className={styles.number}>
                numbers
              </th>
            </tr>
            {lines.map(({ steps, inside, text }) => {
              const first = stepsOf(trace, steps)[0];
              number++;
              return (
                <tr key={number}>
                  <td>{number}</td>
                  <td style={{ paddingLeft: inside * 24 }} colSpan={steps.length ? 1 : 3}>
                    {first === undefined ? (
                      text
                    ) : (
                      <a
                        href={`?step=${first + 1}#figure-algorithm`}
                        onClick={(event) => {
                          event.preventDefault();
                          goTo(store, { t, step: first + 1, cell: null });
                        }}
                      >
                        {text}
                      </a>
                    )}
                  </td>
                  {steps.length > 0 && <Costs trace={alone} ids={steps} />}
                </tr>
              );
            })}
            <tr className={styles.total}>
              <td colSpan={2}>in all</td>
              <Costs trace={alone} ids={lines.flatMap(({ steps }) => steps)} />
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Costs({ trace, ids }: { readonly trace: Trace; readonly ids: readonly string[] }) {
  const { multiplications, numbers } = costOf(trace, stepsOf(trace, ids));
  return (
    <>
      <td className={styles.number} data-value={multiplications}>
        {String(multiplications)}
      </td>
      <td className={styles.number} data-value={numbers}>
        {String(numbers)}
      </td>
    </>
  );
}
