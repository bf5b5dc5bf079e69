import { store, type Walk } from './store.ts';

export const BEGINNING: Walk = { now: 0, shown: 1, layer: null, free: {} };

/** A walk as it was kept, taken back into a derivation of `count` lines. */
export function within({ now, shown, ...picked }: Walk, count: number): Walk {
  const seen = Math.max(1, Math.min(count, shown));
  return { ...picked, shown: seen, now: Math.min(seen - 1, now) };
}

export const amendWalk = (id: string, part: Partial<Walk>): void =>
  store.setState(({ walks }) => ({
    walks: { ...walks, [id]: { ...(walks[id] ?? BEGINNING), ...part } },
  }));
