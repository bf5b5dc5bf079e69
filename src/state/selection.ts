import type { Place } from '../engine/thread.ts';
import { isColumn, parseKey } from '../notation/symbol.ts';
import { traceAt } from '../experiment/replay.ts';
import { shownCells } from '../experiment/columns.ts';
import { store } from './store.ts';

/** Edits a number from now on. */
export const edit = (place: Place): void => store.setState({ held: place, gesture: null });

/** Chooses the cell whose sum is opened, where the step at hand writes it. */
export function chooseCell({ key, cell }: Place): void {
  const { experiment, moment, sample } = store.getState();
  const trace = traceAt(experiment, moment.t);
  const written = trace.steps[moment.step - 1]?.writes[0];
  if (written !== key) return;
  const wanted = isColumn(parseKey(key).family) && cell.length === 1 ? [...cell, sample] : cell;
  const shown = shownCells(key, trace.at(key, moment.step)!, sample);
  const chosen = shown.findIndex((one) => one.join() === wanted.join());
  if (chosen >= 0) store.setState({ chosen });
}
