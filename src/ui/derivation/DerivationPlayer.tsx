import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Binding } from '../../notation/bind.ts';
import { isOfBatch, layerLetter, leftOf, type Derivation } from '../../notation/derivation.ts';
import { denseForm } from '../../layers/network.ts';
import { answer, askAgain } from '../../state/questions.ts';
import { sideBySide } from '../../experiment/side-by-side.ts';
import type { DerivationProgress } from '../../state/store.ts';
import { updateProgress, INITIAL_PROGRESS, withinLines } from '../../state/derivation-progress.ts';
import { usePass } from '../islands/use-pass.ts';
import { usePage, useReader } from '../islands/use-reader.ts';
import { LineQuestion } from './LineQuestion.tsx';
import { LineValue } from './LineValue.tsx';
import { IndexPickers } from './IndexPickers.tsx';
import { derivationPoint, evaluateLines, readsHidden } from './evaluate.ts';
import { ErratumValues } from './ErratumValues.tsx';
import * as styles from './Derivation.module.css';
import * as lineStyles from './DerivationLine.module.css';

/** The prerendered parts of a derivation that become interactive. */
export interface Slots {
  readonly block: HTMLElement;
  readonly picks: Element;
  /** Binds the names of all lines to a layer. */
  readonly bindTerms: (binding: Binding) => void;
  /** Takes what the lines from this one on say out of the document, and puts back what those before it say. */
  readonly hold: (from: number) => void;
  readonly lines: readonly {
    readonly line: HTMLElement;
    readonly value: Element;
    readonly slip: Element | null;
    /** What is asked before the line is shown, and the formulas to choose from. */
    readonly question: { readonly slot: Element; readonly options: readonly Element[] } | null;
  }[];
}

interface DerivationPlayerProps {
  readonly derivation: Derivation;
  readonly slots: Slots;
}

/** One line after another, each with its value at the place that is picked. */
export function DerivationPlayer({ derivation, slots }: DerivationPlayerProps) {
  const { store, selectScene } = usePage();
  const { id } = derivation;
  const count = derivation.lines.length;
  const kept = useReader(({ derivations }) => derivations[id] ?? INITIAL_PROGRESS);
  const progress = useMemo(() => withinLines(kept, count), [kept, count]);
  const { now, shown } = progress;
  const answers = useReader((state) => state.answers);
  const scene = useReader(selectScene);
  const seen = usePass();
  const { experiment, t, sample } = seen;
  const { trace, note } = useMemo(
    () =>
      isOfBatch(derivation)
        ? sideBySide(experiment, t, seen.trace)
        : { trace: seen.trace, note: null },
    [derivation, experiment, t, seen.trace],
  );
  const { layer, free } = progress;
  const here = useMemo(
    () => derivationPoint(derivation, experiment.network, trace, sample, { layer, free }),
    [derivation, experiment, trace, sample, layer, free],
  );
  const { samples } = trace;
  const values = useMemo(() => here && evaluateLines(here, shown, samples), [here, shown, samples]);

  /** Answers are kept by derivation and line; what is passed is skipped. */
  const answerId = (n: number): string => `walk ${id} ${n}`;
  const isOpen = (n: number): boolean => slots.lines[n]!.question !== null && !answers[answerId(n)];
  const show = (next: Pick<DerivationProgress, 'now' | 'shown'>): void => {
    for (let n = shown; n < next.shown; n++) if (isOpen(n)) answer(store, answerId(n), null);
    updateProgress(store, id, next);
  };
  const goOn = (by: 1 | -1): void => {
    const next = Math.max(0, Math.min(count - 1, now + by));
    show({ now: next, shown: Math.max(shown, next + 1) });
  };
  const guess = (n: number, place: number | null): void => {
    answer(store, answerId(n), place);
    updateProgress(store, id, { now: n, shown: n + 1 });
    slots.block.focus({ preventScroll: true });
  };
  const startAgain = (): void => {
    askAgain(store, ...slots.lines.map((_, n) => answerId(n)));
    updateProgress(store, id, { now: 0, shown: 1 });
  };

  useKeys(slots.block, goOn);
  useClicks(slots, (n) => updateProgress(store, id, { now: n }));
  const asked = slots.lines.findIndex((_, n) => n >= shown && isOpen(n));
  useHiddenAnswers(slots, progress, asked < 0 ? count : asked);
  useLayoutEffect(() => {
    if (here) slots.bindTerms(here.binding);
  }, [slots, here]);

  const all = shown === count;
  return (
    <>
      {createPortal(
        here ? (
          <>
            <IndexPickers
              here={here}
              letter={layerLetter(derivation)}
              onPick={(picked) => updateProgress(store, id, picked)}
            />
            {note && <span className={lineStyles.note}>{note}</span>}
          </>
        ) : (
          <span>
            {derivation.operation
              ? 'the current network has no such layer'
              : denseForm(experiment.network)
                ? 'the current network has too few layers for this'
                : 'the current network has no dense layers'}
          </span>
        ),
        slots.picks,
      )}
      {here &&
        values?.map((evaluated, n) => {
          const { value, slip } = slots.lines[n]!;
          const wrong = here.derivation.lines[n]!.wrong;
          return [
            createPortal(
              <LineValue
                evaluated={evaluated}
                hidden={readsHidden(scene, evaluated)}
                first={n === 0}
                samples={samples}
                of={here.derivation.lines[n]!.to}
                side={leftOf(here.derivation, n)}
                here={here}
              />,
              value,
              `value ${n}`,
            ),
            slip &&
              wrong &&
              createPortal(<ErratumValues here={here} slip={wrong} />, slip, `slip ${n}`),
          ];
        })}
      {here &&
        slots.lines.map(
          ({ question }, n) =>
            question &&
            n <= shown &&
            createPortal(
              <LineQuestion
                id={answerId(n)}
                here={here}
                line={n}
                options={question.options}
                shown={n < shown}
                onAnswer={(place) => guess(n, place)}
              />,
              question.slot,
              `question ${n}`,
            ),
        )}
      <button type="button" aria-disabled={now === 0} onClick={() => goOn(-1)}>
        <span aria-hidden="true">◀</span>
        <span className="sr-only">Line before</span>
      </button>
      <button
        type="button"
        data-derivation-next=""
        aria-disabled={now === count - 1}
        onClick={() => goOn(1)}
      >
        Next line ▸
      </button>
      <span className={styles.count} role="status">
        {now + 1} of {count}
        <span className="sr-only">: {derivation.lines[now]!.because}</span>
      </span>
      <button
        type="button"
        className="quiet"
        onClick={() => (all ? startAgain() : show({ now, shown: count }))}
      >
        {all ? 'Start again' : 'Show all'}
      </button>
    </>
  );
}

/** Left and right step through the lines while the block holds the focus, or any part of it that has no use for them. */
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
        if (
          target instanceof Element &&
          !target.closest('a, button, details, [data-derivation-question]')
        )
          latest.current(n);
      };
      line.addEventListener('click', listen);
      return () => line.removeEventListener('click', listen);
    });
    return () => listeners.forEach((stop) => stop());
  }, [lines]);
}

/**
 * Shows the lines that have been reached, and of what is `asked` not even the source; marks the one looked at, and keeps
 * what was pressed under the pointer.
 */
function useHiddenAnswers(
  { block, lines, hold }: Slots,
  { now, shown }: DerivationProgress,
  asked: number,
): void {
  const placed = useRef<{ element: Element; top: number } | null>(null);
  useLayoutEffect(() => {
    const press = (event: Event): void => {
      const element =
        event.target instanceof Element ? event.target.closest('[data-derivation-next]') : null;
      placed.current = element && { element, top: element.getBoundingClientRect().top };
    };
    block.addEventListener('click', press, { capture: true });
    return () => block.removeEventListener('click', press, { capture: true });
  }, [block]);
  // On paper all of it is there.
  useLayoutEffect(() => {
    const paper = matchMedia('print');
    const put = (): void => hold(paper.matches ? Infinity : asked);
    put();
    paper.addEventListener('change', put);
    return () => paper.removeEventListener('change', put);
  }, [hold, asked]);
  useLayoutEffect(() => {
    lines.forEach(({ line }, n) => {
      const { dataset } = line;
      if (n < shown) delete dataset['ahead'];
      else dataset['ahead'] = n === shown ? 'next' : 'later';
      dataset['current'] = n === now ? 'now' : n === now - 1 ? 'before' : '';
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
