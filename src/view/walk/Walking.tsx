import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Binding } from '../../notation/bind.ts';
import { layerLetter, type Derivation } from '../../notation/derivation.ts';
import { useShown } from '../figures/use-shown.ts';
import { LineValue } from './LineValue.tsx';
import { Picks } from './Picks.tsx';
import { hereOf, reckon, type Picked } from './reckon.ts';
import { SlipValues } from './SlipValues.tsx';

/** The prerendered parts of a derivation that come to life. */
export interface Slots {
  readonly block: HTMLElement;
  readonly picks: Element;
  /** Makes the names of all lines speak of a layer. */
  readonly bindTerms: (binding: Binding) => void;
  readonly lines: readonly {
    readonly line: HTMLElement;
    readonly value: Element;
    readonly slip: Element | null;
  }[];
}

interface WalkingProps {
  readonly derivation: Derivation;
  readonly slots: Slots;
}

/** Where a walk is: the line looked at, and how many have been seen. */
interface Walk {
  readonly now: number;
  readonly shown: number;
}

const START: Walk = { now: 0, shown: 1 };

/** One line after another, each with its value at the place that is picked. */
export function Walking({ derivation, slots }: WalkingProps) {
  const count = derivation.lines.length;
  const [walk, setWalk] = useState(START);
  const [picked, setPicked] = useState<Picked>({ layer: null, free: {} });
  const { trace, experiment, sample } = useShown();
  const { network } = experiment;
  const here = useMemo(
    () => hereOf(derivation, network, trace, sample, picked),
    [derivation, network, trace, sample, picked],
  );
  const samples = trace.at('a0', 0)!.shape[1] ?? 1;
  const values = useMemo(
    () => here && reckon(here, walk.shown, samples),
    [here, walk.shown, samples],
  );
  const goOn = (by: 1 | -1): void =>
    setWalk(({ now, shown }) => {
      const next = Math.max(0, Math.min(count - 1, now + by));
      return { now: next, shown: Math.max(shown, next + 1) };
    });

  const lookAt = (n: number): void => setWalk(({ shown }) => ({ now: n, shown }));

  useKeys(slots.block, goOn);
  useClicks(slots, lookAt);
  useVeil(slots, walk);
  useLayoutEffect(() => {
    if (here) slots.bindTerms(here.binding);
  }, [slots, here]);

  const { now, shown } = walk;
  const all = shown === count;
  return (
    <>
      {createPortal(
        here ? (
          <Picks here={here} letter={layerLetter(derivation)} onPick={setPicked} />
        ) : (
          <span>the network at hand has too few layers for this</span>
        ),
        slots.picks,
      )}
      {here &&
        values?.map((reckoned, n) => {
          const { value, slip } = slots.lines[n]!;
          const wrong = here.derivation.lines[n]!.wrong;
          return [
            createPortal(
              <LineValue reckoned={reckoned} first={n === 0} samples={samples} env={here.env} />,
              value,
              `value ${n}`,
            ),
            slip &&
              wrong &&
              createPortal(<SlipValues here={here} slip={wrong} />, slip, `slip ${n}`),
          ];
        })}
      <button type="button" aria-disabled={now === 0} onClick={() => goOn(-1)}>
        <span aria-hidden="true">◀</span>
        <span className="sr-only">Line before</span>
      </button>
      <button
        type="button"
        className="walk-next"
        aria-disabled={now === count - 1}
        onClick={() => goOn(1)}
      >
        Next line ▸
      </button>
      <span className="walk-count" role="status">
        {now + 1} of {count}
        <span className="sr-only">: {derivation.lines[now]!.because}</span>
      </span>
      <button
        type="button"
        className="quiet"
        onClick={() => setWalk(all ? START : { now, shown: count })}
      >
        {all ? 'Start again' : 'Show all'}
      </button>
    </>
  );
}

/** Left and right walk the lines while the block holds the focus, or any part of it that has no use for them. */
function useKeys(block: HTMLElement, goOn: (by: 1 | -1) => void): void {
  const latest = useRef(goOn);
  useEffect(() => void (latest.current = goOn));
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const by = { ArrowRight: 1 as const, ArrowLeft: -1 as const }[event.key];
      const taken = event.target instanceof Element && event.target.closest('select, [tabindex]');
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      if (taken && taken !== block) return;
      event.preventDefault();
      latest.current(by);
    };
    block.addEventListener('keydown', listen);
    return () => block.removeEventListener('keydown', listen);
  }, [block]);
}

/** A line that is clicked is looked at, unless what is clicked does something of its own. */
function useClicks({ lines }: Slots, lookAt: (n: number) => void): void {
  const latest = useRef(lookAt);
  useEffect(() => void (latest.current = lookAt));
  useEffect(() => {
    const listeners = lines.map(({ line }, n) => {
      const listen = ({ target }: Event): void => {
        if (target instanceof Element && !target.closest('a, button, details')) latest.current(n);
      };
      line.addEventListener('click', listen);
      return () => line.removeEventListener('click', listen);
    });
    return () => listeners.forEach((stop) => stop());
  }, [lines]);
}

/** Shows the lines that have been walked, marks the one looked at, and keeps what was pressed under the pointer. */
function useVeil({ block, lines }: Slots, { now, shown }: Walk): void {
  const placed = useRef<{ element: Element; top: number } | null>(null);
  useLayoutEffect(() => {
    const press = (event: Event): void => {
      const element = event.target instanceof Element ? event.target.closest('.walk-next') : null;
      placed.current = element && { element, top: element.getBoundingClientRect().top };
    };
    block.addEventListener('click', press, { capture: true });
    return () => block.removeEventListener('click', press, { capture: true });
  }, [block]);
  useLayoutEffect(() => {
    lines.forEach(({ line }, n) => {
      const { dataset } = line;
      if (n < shown) delete dataset['veiled'];
      else dataset['veiled'] = n === shown ? 'next' : 'later';
      dataset['walked'] = n === now ? 'now' : n === now - 1 ? 'before' : '';
      if (n === now) line.setAttribute('aria-current', 'step');
      else line.removeAttribute('aria-current');
    });
    const { element, top } = placed.current ?? {};
    placed.current = null;
    if (element && top !== undefined) scrollBy(0, element.getBoundingClientRect().top - top);
    else if (block.contains(document.activeElement))
      lines[now]?.line.scrollIntoView({ block: 'nearest' });
  }, [block, lines, now, shown]);
}
