import type { CellRef } from '../engine/gradient-path.ts';
import { symOf } from '../engine/graph.ts';
import { isColumn } from '../notation/symbol.ts';
import { traceAt } from '../experiment/replay.ts';
import { shownCells } from '../experiment/columns.ts';
import type { ReaderStore } from './store.ts';

/** Edits a number from now on. */
export const edit = (store: ReaderStore, place: CellRef): void =>
  store.setState({ editing: place, gesture: null });

/** Chooses the cell whose sum is opened, where the current step writes it. */
export function chooseCell(store: ReaderStore, { key, cell }: CellRef): void {
  const { experiment, moment, sample } = store.getState();
  const trace = traceAt(experiment, moment.t);
  const written = trace.steps[moment.step - 1]?.writes[0];
  if (written !== key) return;
  const sym = symOf(trace.graph, key);
  const value = trace.at(key, moment.step)!;
  const wanted = isColumn(sym) && cell.length < value.shape.length ? [...cell, sample] : cell;
  const shown = shownCells(trace.graph, key, value, sample);
  const chosen = shown.findIndex((one) => one.join() === wanted.join());
  if (chosen >= 0) store.setState({ chosen });
}
