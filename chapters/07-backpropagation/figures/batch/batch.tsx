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

const FIRST = 'W2';

export const figure: FigureSpec = {
  title: 'Each sample pulls, the mean moves',
  caption: (
    <>
      Try: walk the samples with the arrow keys and compare each gradient with the mean. Which pulls
      hardest, and does it pull the way that the step then goes? A cosine below nought says that the
      sample would rather go back. Then choose the biases: there the gradient is δ itself.
    </>
  ),
  description:
    'A table of the samples of a mini-batch: for each the gradient of its own loss by one tensor of parameters, as a strip of colours, its length, and the cosine of the angle between it and the mean. Below, the gradient of the chosen sample in numbers beside the mean of all.',
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
      <div className="figure-controls needs-js">
        <label>
          Gradients by{' '}
          <select value={key} onChange={({ target }) => pick(target.value)}>
            {parameters.map((one) => (
              <option key={one} value={one} aria-label={wordsFor(parseKey(one))}>
                {symbolText({ kind: 'symbol', sym: parseKey(one), at: null })}
              </option>
            ))}
          </select>
        </label>
        <span className="figure-buttons">
          <button
            type="button"
            disabled={!few}
            onClick={() => few && commit(store, few.experiment)}
          >
            Use this mini-batch everywhere
          </button>
        </span>
      </div>
      <p className="batch-source">{sourceOf(few, found, samplesAt(shown, t).length)}</p>
      <SampleGradientTable
        name={key}
        found={found}
        data={shown}
        t={t}
        chosen={chosen}
        onPick={few ? pickOwn : (sample) => store.setState({ sample, chosen: 0 })}
      />
      <div className="batch-pair">
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
    return 'The network at hand sees one sample. Beside it, for this figure only: three others made at random.';
  }
  if (few) {
    return 'The mini-batch at hand has one sample. Beside it, for this figure only: three others of its data.';
  }
  return pulls.length < count
    ? `The first ${pulls.length} of the ${count} samples of the mini-batch at hand; the mean is of all.`
    : `The ${count} samples of the mini-batch at hand.`;
}

/** Which sample has the largest gradient, and what of all of them is left in the mean. */
function Verdict({ found: { pulls, norm } }: { readonly found: SampleGradients }) {
  const hardest = hardestOf(pulls);
  const mean = pulls.reduce((sum, pull) => sum + pull.norm, 0) / pulls.length;
  const against = pulls.filter(({ along }) => along < 0).length;
  if (hardest.norm === 0) {
    return (
      <p className="verdict" role="status">
        <b>No sample pulls:</b> every gradient by these parameters is nought.
      </p>
    );
  }
  return (
    <p className="verdict" role="status">
      <b>Sample {hardest.column + 1} pulls hardest:</b> its gradient is{' '}
      <b data-value={hardest.norm}>{print(hardest.norm, { digits: 4 })}</b> long, its loss{' '}
      <Printed value={hardest.loss} />. On average a gradient is <Printed value={mean} digits={4} />{' '}
      long, their mean only <b data-value={norm}>{print(norm, { digits: 4 })}</b>
      {against > 0
        ? `: ${against === 1 ? 'one sample pulls' : `${against} samples pull`} against it.`
        : '.'}
    </p>
  );
}

const hardestOf = (pulls: readonly SampleGradient[]): SampleGradient =>
  pulls.reduce((most, pull) => (pull.norm > most.norm ? pull : most));
