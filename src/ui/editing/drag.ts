import type { CellRef } from '../../engine/gradient-path.ts';
import { graphOf } from '../../layers/network.ts';
import { cellOfElement } from '../../linking/occurrence.ts';
import { edit } from '../../state/selection.ts';
import { traceAt } from '../../experiment/replay.ts';
import type { ReaderState, ReaderStore } from '../../state/store.ts';
import { at } from '../../tensor/tensor.ts';

/** Pixels from which a press is a drag. */
const SLACK = 4;
/** What a pixel adds; a tenth of that with Shift. */
const PER_PIXEL = 0.01;

interface Drag {
  readonly place: CellRef;
  readonly from: number;
  readonly x: number;
  readonly y: number;
  moved: boolean;
}

/** What changes a number is fetched with the first drag; what was asked of it meanwhile is done in turn. */
const editing = () => import('./change-number.ts');

/** Of the ways to the right and up the longer one. */
const farther = (right: number, up: number): number =>
  Math.abs(right) >= Math.abs(up) ? right : up;

/** Any weight, bias or input on the page can be dragged: to the right or up it grows, to the left or down it falls. */
export function drags(root: Document, store: ReaderStore) {
  let drag: Drag | null = null;
  const drop = (): void => {
    if (drag?.moved) {
      void editing().then(() => store.setState({ gesture: null }));
      // The click that ends a drag presses nothing.
      root.addEventListener('click', (event) => event.stopPropagation(), {
        capture: true,
        once: true,
      });
    }
    drag = null;
  };
  return {
    pointerdown(event: PointerEvent): void {
      const place = event.button === 0 ? placeUnder(event.target, store.getState()) : null;
      drag = place && {
        place,
        from: valueOf(place, store.getState()),
        x: event.clientX,
        y: event.clientY,
        moved: false,
      };
    },
    pointermove(event: PointerEvent): void {
      if (!drag) return;
      const distance = farther(event.clientX - drag.x, drag.y - event.clientY);
      if (!drag.moved && Math.abs(distance) < SLACK) return;
      if (!drag.moved) edit(store, drag.place);
      drag.moved = true;
      event.preventDefault();
      const wanted = drag.from + distance * PER_PIXEL * (event.shiftKey ? 0.1 : 1);
      const { place } = drag;
      void editing().then(({ changeNumber }) =>
        changeNumber(store, place, Math.round(wanted * 1000) / 1000, 'drag'),
      );
    },
    pointerup: drop,
    pointercancel: drop,
  };
}

/** The number that can be changed under the pointer, if there is one. */
function placeUnder(
  target: EventTarget | null,
  { experiment, sample }: ReaderState,
): CellRef | null {
  const element = target instanceof Element ? target.closest('[data-ref][data-cell]') : null;
  const key = element?.getAttribute('data-ref');
  if (!element || !key) return null;
  const cell = cellOfElement(element)!;
  const { tensors } = graphOf(experiment.network);
  if (tensors[key]?.kind === 'input') return { key, cell: [...cell, sample] };
  return tensors[key]?.kind === 'parameter' ? { key, cell } : null;
}

function valueOf({ key, cell }: CellRef, { experiment, moment }: ReaderState): number {
  return at(traceAt(experiment, moment.t).at(key, 0)!, cell);
}
