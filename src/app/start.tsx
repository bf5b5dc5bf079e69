import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { compareMoments } from '../engine/moment.ts';
import type { Equation } from '../notation/equation.ts';
import { takePointOf } from '../notation/number.ts';
import { addressOf, momentFromAddress, type Pass } from '../reader/address.ts';
import { Linker } from '../reader/focus.ts';
import { load, save } from '../reader/persist.ts';
import { presenter } from '../reader/present.ts';
import { traceAt } from '../reader/replay.ts';
import { clockOf, type Scene } from '../reader/scene.ts';
import { store, type Reader } from '../reader/store.ts';
import { samplesAt } from '../reader/experiment.ts';
import { listenToDrags } from '../view/drag.ts';
import { listenToKeys } from '../view/keys.ts';
import { keepPlaying } from '../view/play.ts';
import { bindProse } from '../view/bind-prose.tsx';
import { Frame } from '../view/figures/Frame.tsx';
import { figures, type FigureName } from '../view/figures/registry.ts';
import { fetchPanel } from '../view/panels.tsx';
import { sentenceText } from '../view/Sentence.tsx';
import { Stage } from '../view/Stage.tsx';
import { Present } from '../view/use-reader.ts';
import { bindHeader } from './header.ts';

/** Equations of the chapters that have a stage, by number; prose never reaches the browser as code. */
const chapters: Readonly<
  Record<string, () => Promise<{ readonly equations: Readonly<Record<string, Equation>> }>>
> = {
  '7': () => import('../../chapters/07-backpropagation/equations.ts'),
};

/** Milliseconds for which the state must rest before it is kept, in the browser and in the address. */
const REST = 300;

/** Brings a prerendered page to life. */
export async function start(): Promise<void> {
  const { state, notice } = await load();
  store.setState({ ...state, notice });
  takePointOf(navigator.language);
  bindHeader(document);
  keep();
  const page = document.querySelector<HTMLElement>('[data-chapter]');
  const chapter = page && chapters[page.dataset['chapter']!];
  if (!chapter) return;
  const [{ equations: byName }] = await Promise.all([
    chapter(),
    fetchPanel(state.tab ?? 'step').catch(() => store.setState({ tab: 'step' })),
  ]);
  const equations = Object.values(byName);
  takeAddress();
  const present = presenter(equations);
  const islands = mount(present);
  link(equations, present, islands);
  listenToKeys(document);
  listenToDrags(document);
  keepPlaying();
}

/** Draws the stage and the figures in place of what was prerendered; the text around them is left as it is. */
function mount(present: ReturnType<typeof presenter>): Element[] {
  const place = (element: Element, island: ReactNode): Element => {
    createRoot(element).render(<Present value={present}>{island}</Present>);
    return element;
  };
  return [
    place(document.getElementById('stage')!, <Stage />),
    ...[...document.querySelectorAll<HTMLElement>('[data-figure]')].map((element) =>
      place(element, <Frame {...figures[element.dataset['figure'] as FigureName]} />),
    ),
  ];
}

/** Marks, slots and the spoken step follow the store, once a frame. */
function link(
  equations: readonly Equation[],
  present: ReturnType<typeof presenter>,
  islands: readonly Element[],
): void {
  // Stage, figures and lines of numbers are drawn anew; what they draw later, after measuring, is marked as well.
  const live = [...islands, ...document.querySelectorAll('[data-numbers]')];
  const linker = new Linker(document, equations, present(store.getState()), live);
  const updateProse = bindProse(document, equations, linker);
  const speaker = document.getElementById('announce')!;
  const say = (text: string): void => void (speaker.textContent = text);
  linker.listen(document, say);
  let frame = 0;
  let drawn: { readonly state: Reader; readonly scene: Scene } | null = null;
  const draw = (): void => {
    frame = 0;
    const state = store.getState();
    const scene = present(state);
    linker.mark(scene, state.focus);
    if (drawn?.scene !== scene || drawn.state.pins !== state.pins) updateProse(scene, state);
    const moved = drawn && drawn.state.moment !== state.moment;
    if (moved && scene.step && !state.playing) say(sentenceText(scene.step));
    drawn = { state, scene };
  };
  const ask = (): number => (frame ||= requestAnimationFrame(draw));
  store.subscribe(ask);
  ask();
  const observer = new MutationObserver((changes) => {
    for (const part of live) {
      if (changes.some(({ target }) => part.contains(target))) linker.forget(part);
    }
    ask();
  });
  const attributeFilter = ['data-ref', 'data-of'];
  for (const part of live) {
    observer.observe(part, { childList: true, subtree: true, attributeFilter });
  }
}

/** The moment that the address names goes before the saved one. */
function takeAddress(): void {
  const passAt = (t: number): Pass => {
    const { experiment } = store.getState();
    const trace = traceAt(experiment, t);
    const { cells } = clockOf(trace, 0);
    return { steps: trace.steps.length, samples: samplesAt(experiment, t).length, cells };
  };
  const { notice, ...address } = momentFromAddress(location.search, passAt);
  const { moment } = store.getState();
  const elsewhere = address.moment && compareMoments(address.moment, moment) !== 0;
  const afresh = elsewhere ? { thread: null } : {};
  store.setState({ ...address, ...afresh, ...(notice ? { notice } : {}) });
}

/** Keeps the state in the browser and the step in the address, when the reader rests. */
function keep(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = (): void => {
    const state = store.getState();
    save(state);
    if (document.getElementById('stage')) {
      history.replaceState(null, '', `${addressOf(state)}${location.hash}`);
    }
  };
  store.subscribe((state, before) => {
    if (state.focus !== before.focus) return;
    clearTimeout(timer);
    timer = setTimeout(keepNow, REST);
  });
  addEventListener('pagehide', keepNow);
}
