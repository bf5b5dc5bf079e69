import { loadSet } from '../../experiment/data/catalog.ts';
import { dataOf, firstSplit } from '../../experiment/data/split.ts';
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
  const settings = { network, batch: BATCH, rate: RATE };
  replaceExperiment(page.store, experimentOf(dataOf(firstSplit(set)), settings));
  // The page shows them before training begins.
  await new Promise(requestAnimationFrame);
  runnerOf(page).start(STEPS);
}
