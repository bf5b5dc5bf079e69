import { useDeferredValue, useMemo, useState } from 'react';
import { checkpointAt } from '../../../src/experiment/experiment.ts';
import { graphOf, inputSize, outputSize } from '../../../src/layers/network.ts';
import { print } from '../../../src/notation/printing/number.ts';
import { learnDigits } from '../../../src/ui/drawing/learn-digits.ts';
import { runnerOf } from '../../../src/state/training/runner-of.ts';
import { predictions } from '../../../src/training/predictions.ts';
import { usePage } from '../../../src/ui/islands/use-reader.ts';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import { Digits } from '../../../src/ui/training/samples/Digits.tsx';
import { latestBefore, measurementsOf } from '../../../src/training/measurements.ts';
import { readMeasurement } from '../../../src/experiment/run/measurement.ts';
import { useEveryReport } from '../../../src/ui/training/use-live.ts';
import { WhenVisible } from '../../../src/ui/training/WhenVisible.tsx';
import { NETWORK } from '../model.ts';
import { LearnedKernels } from './kernels.tsx';
import * as styles from './learning.module.css';

export const figure: FigureSpec = {
  title: 'Training the kernels',
  caption:
    'Train, then drag the training step back to 0 and forward again: the patterns of the kernels appear. What do the strongest windows of a filter have in common? Choose a digit that the network reads wrongly: its pass is shown beside the text.',
  description:
    'A button that trains the network on handwritten digits, the accuracy on digits held out, the kernels of its convolutions at any training step with their gradients and the parts of digits that they respond to, as images, and held-out digits with the predictions of the network.',
  anySize: true,
  Body: () => (
    <WhenVisible>
      <Learning />
    </WhenVisible>
  ),
};

function Learning() {
  const page = usePage();
  const { experiment, t, goal } = useEveryReport();
  const [picked, pick] = useState<number | null>(null);
  const { network } = experiment;
  const { data } = checkpointAt(experiment, t);
  const digits = data.name === 'digits';
  const running = goal !== null;
  const shown = running ? t : Math.min(picked ?? t, t);
  // What takes longer than a frame comes after it.
  const rested = useDeferredValue(!running) && !running;
  const right = useMemo(() => {
    if (!rested || !digits) return Number.NaN;
    const said = predictions(experiment, shown, data.heldOut);
    return said.filter(({ predicted, truth }) => predicted === truth).length / said.length;
  }, [rested, digits, experiment, shown, data]);
  const known = running && digits ? latestBefore(measurementsOf(experiment), t) : undefined;
  const share = known ? readMeasurement(known).heldRight : right;
  const convolutions = graphOf(network).nodes.filter(
    ({ operation }) => operation.kind === 'convolution',
  );
  const reads = inputSize(network) === 64 && outputSize(network) === 10;
  const train = (): void => {
    pick(null);
    if (running) runnerOf(page).pause();
    else if (digits && t > 0) runnerOf(page).go(1000);
    else void learnDigits(page, reads ? network : NETWORK);
  };
  return (
    <>
      <p className={`${styles.row} figure-buttons needs-js`}>
        <button type="button" onClick={train}>
          {running
            ? 'Pause'
            : digits && t > 0
              ? 'Train 1\u202f000 more steps'
              : 'Train it on 1\u202f437 digits'}
        </button>
        <span role="status">
          {digits
            ? `Training step ${shown}: ${Number.isNaN(share) ? '…' : print(100 * share, { digits: 1 })} % of ${data.heldOut.length} held-out digits.`
            : 'The kernels are still random.'}
        </span>
      </p>
      {digits && t > 0 && (
        <label className={`${styles.row} needs-js`}>
          training step
          <input
            type="range"
            min={0}
            max={t}
            value={shown}
            disabled={running}
            aria-valuetext={`step ${shown} of ${t}`}
            onChange={({ target }) => pick(Number(target.value))}
          />
        </label>
      )}
      {convolutions.map((node) => (
        <LearnedKernels
          key={node.layer}
          {...{ experiment, node }}
          t={shown}
          searched={digits && rested}
          running={!rested}
        />
      ))}
      {digits && t > 0 && rested && <Digits />}
    </>
  );
}
