import { loadSet } from '../../experiment/data/catalog.ts';
import { dataOf, firstSplit } from '../../experiment/data/split.ts';
import { traceAt } from '../../experiment/replay.ts';
import { experimentOf } from '../../experiment/setup.ts';
import type { Network } from '../../layers/network.ts';
import type { Page } from '../../state/page.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { replaceExperiment } from '../../state/undo.ts';

/** Samples of a training step, learning rate and training steps: about 33 epochs, less than a second. */
const [BATCH, RATE, STEPS] = [24, 0.2, 2000];

/** Puts a network on the page with the handwritten digits and trains it. Rejects with a NotFetched. */
export async function learnDigits(page: Page, network: Network): Promise<void> {
  const set = await loadSet('digits', 1);
  await nextTask();
  const settings = { network, batch: BATCH, rate: RATE };
  const experiment = experimentOf(dataOf(firstSplit(set)), settings);
  await nextTask();
  // What the page will draw is known before it draws: no task is long.
  traceAt(experiment, 0);
  await nextTask();
  replaceExperiment(page.store, experiment);
  runnerOf(page).start(STEPS);
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
