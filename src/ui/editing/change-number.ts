import type { CellRef } from '../../engine/gradient-path.ts';
import { setValue, VALUE_LIMIT } from '../../experiment/change.ts';
import type { ReaderStore } from '../../state/store.ts';
import { commit } from '../../state/undo.ts';

/**
 * Sets a number of the experiment from the present training step on, within the limits. Changes of one gesture, one after
 * the other, are undone as one.
 */
export function changeNumber(
  store: ReaderStore,
  { key, cell }: CellRef,
  value: number,
  gesture?: string,
): void {
  const { experiment, moment } = store.getState();
  const within = Math.max(-VALUE_LIMIT, Math.min(VALUE_LIMIT, value));
  commit(store, setValue(experiment, moment.t, key, cell, within), gesture);
}
