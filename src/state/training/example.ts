import { createStore } from 'zustand/vanilla';
import { dataOf, firstSplit } from '../../experiment/data/split.ts';
import { drawPlane } from '../../experiment/data/synthetic.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { experimentOf } from '../../experiment/setup.ts';
import { denseForm } from '../../layers/network.ts';
import { memo } from '../../tensor/memo.ts';
import { departures } from '../departures.ts';
import { createPage, type Page } from '../page.ts';
import type { ReaderState } from '../store.ts';
import { replaceExperiment } from '../undo.ts';
import { runnerOf } from './runner-of.ts';

/** Points in the plane to watch a network learn, beside a page that is about a single sample; null once they are not shown any more. */
interface Example {
  readonly page: Page | null;
}

/**
 * What the training panel of a page begins with, as long as the page has the numbers of its chapter, which stay as they
 * are: only what is trained or changed here becomes the experiment of the page.
 */
export const trainingExampleOf = memo((page: Page) => {
  const { experiment, moment } = page.store.getState();
  const begins =
    isAboutOneSample(page.experiment) &&
    setOf(experiment) === setOf(page.experiment) &&
    departures(page.experiment, experiment, moment.t).length === 0;
  const shown = createStore<Example>(() => ({ page: begins ? makeExample(page) : null }));
  const example = shown.getState().page;
  if (!example) return shown;

  const leave = (): void => {
    shown.setState({ page: null });
    unwatch.forEach((end) => end());
  };
  let touched = false;
  /** What one press does is taken as a whole. */
  const touch = (): void => {
    if (touched) return;
    touched = true;
    queueMicrotask(() => {
      if (!shown.getState().page) return;
      leave();
      handOver(example, page);
    });
  };
  const unwatch = [
    example.store.subscribe(touch),
    runnerOf(example).live.subscribe(({ goal }) => goal !== null && touch()),
    page.store.subscribe(({ experiment: now, moment: { t } }) => {
      if (now !== experiment || t > 0) leave();
    }),
  ];
  return shown;
});

/** The page that is trained where the training panel of a page is open. */
export const pageInTraining = (page: Page): Page => trainingExampleOf(page).getState().page ?? page;

/** Whether the network of a chapter, of dense layers, is shown with a single sample. */
const isAboutOneSample = ({ network, checkpoints: [{ data }] }: Experiment): boolean =>
  denseForm(network) !== null && data.X.length === 1;

function makeExample(page: Page): Page {
  const experiment = experimentOf(dataOf(firstSplit(drawPlane('spirals', 1))));
  const { name, equations, initial } = page;
  const example = createPage({ name, equations, experiment });
  example.store.setState({ tab: 'training' });
  // Starting over leads to the numbers of the chapter.
  return { ...example, experiment: page.experiment, initial };
}

/** Makes the experiment of the example that of the page, with all that was done to it; undone, the page has its own again. */
function handOver(example: Page, page: Page): void {
  const [from, to] = [runnerOf(example), runnerOf(page)];
  const { goal } = from.live.getState();
  from.leave();
  const state = example.store.getState();
  if (state.experiment === page.store.getState().experiment) return;
  // Another set that was chosen comes directly after the numbers of the chapter.
  const past = state.past.filter((one) => setOf(one) === setOf(state.experiment));
  to.setSpeed(from.speed);
  to.preview.takeOver(from.preview);
  from.preview.leave();
  replaceExperiment(page.store, past[0] ?? state.experiment);
  page.store.setState((now) => ({ ...handedOver(state), past: [...now.past, ...past] }));
  if (goal !== null) to.start(goal);
}

const setOf = ({ checkpoints }: Experiment): string => checkpoints[0].data.name;

const handedOver = (state: ReaderState): Partial<ReaderState> => {
  const { experiment, moment, trail, sample, chosen, focus, gradientPath, tab, notice } = state;
  return { experiment, moment, trail, sample, chosen, focus, gradientPath, tab, notice };
};
