import { useState } from 'react';
import type { CellRef } from '../../../engine/gradient-path.ts';
import type { Network } from '../../../layers/network.ts';
import { firstPlaces, isParameter } from '../../../experiment/places.ts';
import { edit } from '../../../state/selection.ts';
import { usePage, useReader } from '../../islands/use-reader.ts';

/** The parameter that a figure is about: the number that is edited where it is one, else the last one picked here. */
export function useParameter(
  first: CellRef,
  network: Network,
): [CellRef, (place: CellRef) => void] {
  const { store } = usePage();
  const held = useReader((state) => state.editing);
  const [picked, pick] = useState(first);
  const there = [held, picked].find((place) => place && isParameter(place, network));
  return [
    there ?? firstPlaces(network)[0],
    (place) => {
      pick(place);
      edit(store, place);
    },
  ];
}
