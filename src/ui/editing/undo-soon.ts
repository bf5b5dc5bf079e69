import type { ReaderStore } from '../../state/store.ts';

/** Takes a change back, or takes it up again. What does so comes with the first change; before, there is nothing to undo. */
export async function undoSoon(store: ReaderStore, way: 'undo' | 'redo'): Promise<void> {
  const undoing = await import('../../state/undo.ts');
  undoing[way](store);
}
