import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { compareMoments } from '../engine/moment.ts';
import type { Equation } from '../notation/equation.ts';
import type { Derivation } from '../notation/derivation.ts';
import type { Glossary } from '../notation/glossary.ts';
import { takePointOf } from '../notation/number.ts';
import { addressOf, momentFromAddress, type Pass } from '../persistence/address.ts';
import { Linker } from '../linking/linker.ts';
import { isBehind, keep, load } from '../persistence/local-storage.ts';
import { listenToPointing } from '../linking/pointing.ts';
import { sceneSelector } from '../state/scene-selector.ts';
import type { Question } from '../state/questions.ts';
import { traceAt } from '../experiment/replay.ts';
import { clockOf, type Scene } from '../state/scene.ts';
import { isTraining, pauseTraining } from '../training/is-training.ts';
import { checkReplayLimit } from '../experiment/run/replay-limit.ts';
import { store, type ReaderState, type Unkept } from '../state/store.ts';
import { samplesAt } from '../experiment/experiment.ts';
import { listenToDrags } from '../ui/editing/drag.ts';
import { listenToKeys } from '../ui/stage/keys.ts';
import { keepPlaying } from '../state/playback.ts';
import { DefinitionPanel, Symbols } from '../ui/text/DefinitionPanel.tsx';
import { bindProse } from '../ui/text/bind-prose.tsx';
import { bindQuestions } from '../ui/questions/bind-questions.tsx';
import { fetchPanel } from '../ui/stage/panels.tsx';
import { sentenceText } from '../ui/maths/Sentence.tsx';
import { Stage } from '../ui/stage/Stage.tsx';
import { SceneContext } from '../ui/islands/use-reader.ts';
import { mountFigure } from './mount-figure.tsx';
import { hideAnswers } from '../ui/derivation/hide-answers.ts';
import { whenNear } from '../ui/islands/when-near.ts';
import { bindHeader } from './header.ts';
import { setContentVisibility } from './content-visibility.ts';

/** What the browser has to know of a chapter; prose never reaches it as code. */
interface ChapterModules {
  readonly equations: () => Promise<{
    readonly equations: Readonly<Record<string, Equation>>;
    readonly glossary: Glossary;
  }>;
  readonly questions: () => Promise<Readonly<Record<string, Question>>>;
  readonly derivations: () => Promise<Readonly<Record<string, Derivation>>>;
}

/** The chapters that have a stage, by number. */
const chapters: Readonly<Record<string, ChapterModules>> = {
  '7': {
    equations: async () => {
      const [{ equations }, { glossary }] = await Promise.all([
        import('../../chapters/07-backpropagation/equations.ts'),
        import('../../chapters/07-backpropagation/glossary.ts'),
      ]);
      return { equations, glossary };
    },
    questions: async () =>
      (await import('../../chapters/07-backpropagation/questions.ts')).questions,
    derivations: async () =>
      (await import('../../chapters/07-backpropagation/derivations.ts')).derivations,
  },
};

/** Milliseconds for which the state must rest before it is kept, in the browser and in the address. */
const REST = 300;
/** What changes of the state as the reader looks around: nothing of it is kept. */
const fleeting = ['focus', 'asked', 'unkept'] as const;

/** Brings a prerendered page to life. */
export async function start(): Promise<void> {
  const { state, notice } = await load();
  store.setState({ ...state, notice });
  takePointOf(navigator.language);
  bindHeader(document);
  keepOn();
  const page = document.querySelector<HTMLElement>('[data-chapter]');
  const chapter = page && chapters[page.dataset['chapter']!];
  if (!chapter) return;
  const [{ equations: labelled, glossary }] = await Promise.all([
    chapter.equations(),
    fetchPanel(state.tab ?? 'step').catch(() => store.setState({ tab: 'step' })),
  ]);
  const equations = Object.values(labelled);
  takeAddress(state.moment && isReload() ? '' : location.search);
  const selectScene = sceneSelector(equations);
  const walks = [...document.querySelectorAll<HTMLElement>('[data-walk]')];
  const islands = [...mount(selectScene, glossary), ...walks];
  const replies = bindQuestions(document, chapter.questions, selectScene);
  link(equations, glossary, selectScene, [...islands, ...replies]);
  mountDerivationsWhenNear(walks, chapter.derivations, selectScene);
  listenToKeys(document);
  listenToDrags(document);
  keepPlaying();
  setContentVisibility(document);
}

/** Draws the stage in place of what was prerendered, and the figures as they come near; the text is left as it is. */
function mount(selectScene: ReturnType<typeof sceneSelector>, glossary: Glossary): Element[] {
  const place = (element: Element, island: ReactNode): Element => {
    createRoot(element).render(<SceneContext value={selectScene}>{island}</SceneContext>);
    return element;
  };
  const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')];
  for (const figure of figures) mountFigure(figure, selectScene);
  return [
    place(document.getElementById('stage')!, <Stage />),
    place(
      document.getElementById('definition')!,
      <Symbols value={glossary}>
        <DefinitionPanel />
      </Symbols>,
    ),
    ...figures,
  ];
}

/** The derivations, walked from when the first of them comes near; what they ask for is out of the document till then. */
function mountDerivationsWhenNear(
  walks: readonly HTMLElement[],
  derivations: ChapterModules['derivations'],
  selectScene: ReturnType<typeof sceneSelector>,
): void {
  const putBack = hideAnswers(walks);
  whenNear(walks, async () => {
    try {
      const [{ mountDerivations }, all] = await Promise.all([
        import('../ui/derivation/mount.tsx'),
        derivations(),
      ]);
      return () => mountDerivations(document, all, selectScene);
    } finally {
      // Where the code does not come, the text is whole.
      putBack();
    }
  });
}

/** Marks, slots and the spoken step follow the store, once a frame. */
function link(
  equations: readonly Equation[],
  glossary: Glossary,
  selectScene: ReturnType<typeof sceneSelector>,
  islands: readonly Element[],
): void {
  // Stage, figures, replies and lines of numbers are drawn anew; what they draw later, after measuring, is marked too.
  const live = [...islands, ...document.querySelectorAll('[data-numbers]')];
  const linker = new Linker(document, equations, selectScene(store.getState()), live);
  const updateProse = bindProse(document, equations, linker);
  const speaker = document.getElementById('announce')!;
  const say = (text: string): void => void (speaker.textContent = text);
  listenToPointing(document, linker, say, (name) => glossary[name]?.means ?? '');
  let frame = 0;
  let drawn: { readonly state: ReaderState; readonly scene: Scene } | null = null;
  const draw = (): void => {
    frame = 0;
    const state = store.getState();
    const scene = selectScene(state);
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

/** Then the state was kept as the page was left, its address a little before. */
function isReload(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit?.type === 'reload';
}

/** The moment that the address names goes before the saved one. */
function takeAddress(search: string): void {
  const passAt = (t: number): Pass => {
    const { experiment } = store.getState();
    checkReplayLimit(experiment, t);
    const trace = traceAt(experiment, t);
    const { cells } = clockOf(trace, 0);
    return { steps: trace.steps.length, samples: samplesAt(experiment, t).length, cells };
  };
  const { notice, ...address } = momentFromAddress(search, passAt);
  const { moment } = store.getState();
  const elsewhere = address.moment && compareMoments(address.moment, moment) !== 0;
  const afresh = elsewhere ? { thread: null } : {};
  store.setState({ ...address, ...afresh, ...(notice ? { notice } : {}) });
}

/**
 * Keeps the state in the browser and the step in the address, when the reader rests. That it is not kept is said until
 * it is kept again or the reader puts it away.
 */
function keepOn(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Unkept | null = null;
  const keepNow = (): void => {
    const state = store.getState();
    const unkept = keep(state);
    if (unkept !== told) store.setState({ unkept });
    told = unkept;
    if (document.getElementById('stage')) {
      history.replaceState(null, '', `${addressOf(state)}${location.hash}`);
    }
  };
  store.subscribe((state, before) => {
    const elsewhere = fleeting.some((key) => state[key] !== before[key]);
    if (elsewhere || isTraining()) return;
    clearTimeout(timer);
    timer = setTimeout(keepNow, REST);
  });
  addEventListener('pagehide', () => {
    pauseTraining();
    keepNow();
  });
  // What the browser shows again as it was left may be older than what has been kept since.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isBehind()) location.reload();
  });
}
