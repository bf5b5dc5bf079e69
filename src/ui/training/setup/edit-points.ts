import { createStore } from 'zustand/vanilla';
import { change } from '../../../experiment/change.ts';
import {
  firstPoints,
  fullWords,
  movedPoint,
  neededWords,
  relabelled,
  withoutPoint,
  withPoint,
  type Point,
} from '../../../experiment/data/points.ts';
import { checkpointAt, trainingSamples, type Data } from '../../../experiment/experiment.ts';
import { BATCH_SIZE, experimentOf, settingsAt } from '../../../experiment/setup.ts';
import { print } from '../../../notation/printing/number.ts';
import { trainingStepsDone } from '../../../state/navigation.ts';
import type { Page } from '../../../state/page.ts';
import { runnerOf } from '../../../state/training/runner-of.ts';
import { commit, endGesture, replaceExperiment, undo } from '../../../state/undo.ts';
import { className, classOf } from '../../../training/predictions.ts';

interface PointEditing {
  /** Whether points of the plane are edited by hand. */
  readonly on: boolean;
  /** The sample that keys and buttons are about; null for none. */
  readonly selected: number | null;
  /** The sample that was added or moved last, and is not at rest; null for none. */
  readonly moved: number | null;
  /** Class of new points, 0-based. */
  readonly label: number;
  /** What was done last, for those who do not see it. */
  readonly said: string;
}

const AT_REST: PointEditing = { on: false, selected: null, moved: null, label: 0, said: '' };

export const pointEditing = createStore<PointEditing>(() => AT_REST);

/** The points of the page, changed by hand: each change is one to undo, training pauses and goes on from the same weights. */
export function pointEditor(page: Page) {
  const { store } = page;
  const dataNow = (): Data => {
    const { experiment } = store.getState();
    return checkpointAt(experiment, trainingStepsDone(store.getState())).data;
  };
  const say = (said: string): void => pointEditing.setState({ said });
  const put = (data: Data, gesture?: string): void => {
    runnerOf(page).pause();
    const t = trainingStepsDone(store.getState());
    const { look: _, ...experiment } = store.getState().experiment;
    const { plan } = checkpointAt(experiment, t);
    const { seed } = settingsAt(experiment, t);
    const size = Math.min(BATCH_SIZE, trainingSamples(data).length);
    const batches = plan.kind === 'shuffled' ? plan : ({ kind: 'shuffled', size, seed } as const);
    commit(store, change(experiment, t, { data, plan: batches }), gesture);
  };
  const select = (selected: number | null): void => pointEditing.setState({ selected });
  return {
    start: () => pointEditing.setState({ ...AT_REST, on: true }),
    stop: () => pointEditing.setState(AT_REST),
    select,
    /** A new set of few points, with a network that suits them. */
    begin(): void {
      runnerOf(page).pause();
      replaceExperiment(store, experimentOf(firstPoints()));
      pointEditing.setState({ ...AT_REST, on: true });
    },
    /** Gives the place of the new sample; null where there is no room for it. */
    add(point: Point): number | null {
      const data = dataNow();
      const full = fullWords(data);
      if (full !== null) {
        say(full);
        return null;
      }
      const label = Math.min(pointEditing.getState().label, data.Y[0]!.length - 1);
      const sample = data.X.length;
      put(withPoint(data, point, label), `point ${sample}`);
      pointEditing.setState({ selected: sample, moved: sample });
      say(`Sample ${sample + 1} added at ${where(point)}, ${className(data, label)}.`);
      return sample;
    },
    move(sample: number, point: Point): void {
      const data = dataNow();
      if (sample >= data.X.length) return;
      put(movedPoint(data, sample, point), `point ${sample}`);
      pointEditing.setState({ moved: sample });
      say(`Sample ${sample + 1} moved to ${where(point)}.`);
    },
    relabel(sample: number, label: number): void {
      const data = dataNow();
      if (label >= data.Y[0]!.length || sample >= data.X.length) return;
      if (classOf(data, sample) !== label) put(relabelled(data, sample, label));
      say(`Sample ${sample + 1} is now ${className(data, label)}.`);
    },
    remove(sample: number): void {
      const data = dataNow();
      if (sample >= data.X.length) return;
      const needed = neededWords(data, sample);
      if (needed !== null) return say(needed);
      put(withoutPoint(data, sample));
      select(null);
      say(`Sample ${sample + 1} deleted; ${data.X.length - 1} are left.`);
    },
    undo(): void {
      undo(store);
      pointEditing.setState({ selected: null, moved: null });
      say(`Undone: there are ${dataNow().X.length} samples.`);
    },
    endMove(): void {
      endGesture(store);
      pointEditing.setState({ moved: null });
    },
  };
}

const where = (point: Point): string =>
  point.map((value) => print(value, { digits: 2 })).join(', ');
