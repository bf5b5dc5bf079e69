import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UnitBox } from '../../../draw/unit-columns.ts';
import type { CellRef } from '../../../engine/gradient-path.ts';
import { modelOf, type Network } from '../../../layers/network.ts';
import type { Page } from '../../../state/page.ts';
import { memo } from '../../../tensor/memo.ts';
import { cells } from '../../../tensor/tensor.ts';

/** A unit of a layer, 0 the input, counted from 0; or an edge of the picture, the one parameter that it stands for. */
export type Chosen =
  | { readonly kind: 'unit'; readonly layer: number; readonly unit: number }
  | { readonly kind: 'edge'; readonly place: CellRef };

/** What the reader has pressed last in the pictures of a page's training; null for nothing. */
export const chosenOf: (page: Page) => StoreApi<{ readonly of: Chosen | null }> = memo(() =>
  createStore(() => ({ of: null })),
);

/** The parameters behind it that the network has: of a unit its incoming weights and its bias. */
export function placesOf(network: Network, chosen: Chosen): CellRef[] {
  const { parameters } = modelOf(network);
  if (chosen.kind === 'edge') return parameters[chosen.place.key] ? [chosen.place] : [];
  const { layer, unit } = chosen;
  return [`W${layer}`, `b${layer}`].flatMap((key) => {
    const shape = parameters[key];
    if (!shape || unit >= shape[0]!) return [];
    return cells(shape.slice(1)).map((cell) => ({ key, cell: [unit, ...cell] }));
  });
}

/** `Unit 4 of hidden layer 2`, of layers counted from the input, 0, to `last`. */
export function unitName({ layer, unit }: Pick<UnitBox, 'layer' | 'unit'>, last: number): string {
  if (layer === 0) return `Input ${unit + 1}`;
  return layer === last ? `Output ${unit + 1}` : `Unit ${unit + 1} of hidden layer ${layer}`;
}
