import type { DerivationProgress, ReaderStore } from './store.ts';

export const INITIAL_PROGRESS: DerivationProgress = { now: 0, shown: 1, layer: null, free: {} };

/** Progress as it was saved, held within a derivation of `count` lines. */
export function withinLines(
  { now, shown, ...picked }: DerivationProgress,
  count: number,
): DerivationProgress {
  const seen = Math.max(1, Math.min(count, shown));
  return { ...picked, shown: seen, now: Math.min(seen - 1, now) };
}

export const updateProgress = (
  store: ReaderStore,
  id: string,
  part: Partial<DerivationProgress>,
): void =>
  store.setState(({ derivations }) => ({
    derivations: { ...derivations, [id]: { ...(derivations[id] ?? INITIAL_PROGRESS), ...part } },
  }));
