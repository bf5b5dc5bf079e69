import { useMemo, useState } from 'react';
import { largestSize } from '../../../../src/draw/scale.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey, wordsFor } from '../../../../src/notation/symbol.ts';
import { samplesAt } from '../../../../src/experiment/experiment.ts';
import { commit } from '../../../../src/state/undo.ts';
import {
  sampleGradients,
  withOtherSamples,
  type SampleGradient,
  type SampleGradients,
} from '../../../../src/experiment/sample-gradients.ts';
import { usePage } from '../../../../src/ui/islands/use-reader.ts';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { Matrix } from '../../../../src/ui/figures/parts/Matrix.tsx';
import { SampleGradientTable } from './SampleGradientTable.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './batch.module.css';

const FIRST = 'W2';

export const figure: FigureSpec = {
  title: 'The gradient of each sample, and their mean',
  caption: (
    <>
      Choose a sample with the arrow keys and compare its gradient with the mean. A negative cosine
      means that a small step against the mean gradient increases the loss of that sample. For the
      biases the gradient of a sample is its error signal δ.
    </>
  ),
  description:
    'A table of the samples of a mini-batch: for each the gradient of its own loss with respect to one parameter tensor, as a strip of colours, its length, and the cosine of the angle between it and the mean. Below, the gradient of the chosen sample in numbers beside the mean of all.',
  Body: Batch,
};

function Batch() {
  const { store } = usePage();
  const { trace, experiment, t, sample } = usePass();
  const { parameters } = trace.graph;
  const [picked, pick] = useState(FIRST);
  const [own, pickOwn] = useState(0);
  const key = parameters.includes(picked) ? picked : parameters[0]!;
  const alone = samplesAt(experiment, t).length === 1;
  const few = useMemo(
    () => (alone ? withOtherSamples(experiment, t) : null),
    [alone, experiment, t],
  );
  const shown = few?.experiment ?? experiment;
  const found = useMemo(() => sampleGradients(shown, t, key), [shown, t, key]);
  const column = few ? own : sample;
  const chosen = found.pulls[column] ?? found.pulls[0]!;

  const pair = {
    name: `d${key}`,
    most: largestSize([...chosen.gradient.data, ...found.mean.data]),
  };

  return (
    <>
      <div className={`${shared.controls} needs-js`}>
        <label>
          Gradients with respect to{' '}
          <select value={key} onChange={({ target }) => pick(target.value)}>
            {parameters.map((one) => (
              <option key={one} value={one} aria-label={wordsFor(parseKey(one))}>
                {symbolText({ kind: 'symbol', sym: parseKey(one), at: null })}
              </option>
            ))}
          </select>
        </label>
        <span className={shared.buttons}>
          <button
            type="button"
            disabled={!few}
            onClick={() => few && commit(store, few.experiment)}
          >
            Use this mini-batch everywhere
          </button>
        </span>
      </div>
      <p>{sourceOf(few, found, samplesAt(shown, t).length)}</p>
      <SampleGradientTable
        name={key}
        found={found}
        data={shown}
        t={t}
        chosen={chosen}
        onPick={few ? pickOwn : (sample) => store.setState({ sample, chosen: 0 })}
      />
      <div className={styles.pair}>
        <Matrix title={`sample ${chosen.column + 1}`} {...pair} value={chosen.gradient} />
        <Matrix title="mean of all" {...pair} value={found.mean} linked={!few} />
      </div>
      <Verdict found={found} />
    </>
  );
}

function sourceOf(
  few: ReturnType<typeof withOtherSamples> | null,
  { pulls }: SampleGradients,
  count: number,
): string {
  if (few?.made) {
    return 'The current network has one sample. This figure adds three random ones.';
  }
  if (few) {
    return 'The current mini-batch has one sample. This figure adds three others of the data set.';
  }
  return pulls.length < count
    ? `The first ${pulls.length} of the ${count} samples of the current mini-batch; the mean is over all.`
    : `The ${count} samples of the current mini-batch.`;
}

/** Which sample has the largest gradient, and what of all of them is left in the mean. */
function Verdict({ found: { pulls, norm } }: { readonly found: SampleGradients }) {
  const hardest = hardestOf(pulls);
  const mean = pulls.reduce((sum, pull) => sum + pull.norm, 0) / pulls.length;
  const against = pulls.filter(({ along }) => along < 0).length;
  if (hardest.norm === 0) {
    return (
      <p className={shared.verdict} role="status">
        <b>All gradients are 0</b> with respect to these parameters.
      </p>
    );
  }
  return (
    <p className={shared.verdict} role="status">
      <b>Sample {hardest.column + 1} has the largest gradient:</b> its length is{' '}
      <b data-value={hardest.norm}>{print(hardest.norm, { digits: 4 })}</b>, its loss{' '}
      <Printed value={hardest.loss} />. The average length is <Printed value={mean} digits={4} />,
      the length of the mean only <b data-value={norm}>{print(norm, { digits: 4 })}</b>
      {against > 0
        ? `: ${against === 1 ? 'one sample has' : `${against} samples have`} a gradient that points away from it.`
        : '.'}
    </p>
  );
}

const hardestOf = (pulls: readonly SampleGradient[]): SampleGradient =>
  pulls.reduce((most, pull) => (pull.norm > most.norm ? pull : most));
