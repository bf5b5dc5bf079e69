import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { compareMoments } from '../engine/moment.ts';
import type { Equation, Notation } from '../notation/equation.ts';
import type { Glossary } from '../notation/glossary.ts';
import { takeVocabularyOf } from '../notation/vocabulary.ts';
import { takePointOf } from '../notation/number.ts';
import { addressOf, momentFromAddress, type Pass } from '../persistence/address.ts';
import { Linker } from '../linking/linker.ts';
import { loadPreferences, savePreferences } from '../persistence/saved-preferences.ts';
import { isWaiting, load as loadSaved, save, NOT_SAVED } from '../persistence/local-storage.ts';
import { listenToPointing } from '../linking/pointing.ts';
import { sceneSelector } from '../state/scene-selector.ts';
import { traceAt } from '../experiment/replay.ts';
import { clockOf, type Scene } from '../state/scene.ts';
import { isTraining, pauseTraining } from '../training/is-training.ts';
import { checkReplayLimit } from '../experiment/run/replay-limit.ts';
import { preferences } from '../state/preferences.ts';
import { store, type ReaderState } from '../state/store.ts';
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
import type { Chapter } from '../ui/chapter.ts';
import { chapters } from './chapters.ts';
import { mountFigure } from './mount-figure.tsx';
import { hideAnswers } from '../ui/derivation/hide-answers.ts';
import { whenNear } from '../ui/islands/when-near.ts';
import { bindHeader } from './header.ts';
import { setContentVisibility } from './content-visibility.ts';

/** Of a chapter that has no questions, or no derivations. */
const none = (): Promise<{}> => Promise.resolve({});

/** Milliseconds for which the state must rest before it is kept, in the browser and in the address. */
const REST = 300;

/** Brings a prerendered page to life. */
export async function start(): Promise<void> {
  loadPreferences();
  preferences.subscribe(() => void savePreferences());
  const { state, notice } = await loadSaved();
  store.setState({ ...state, notice });
  takePointOf(navigator.language);
  bindHeader(document);
  keep();
  const page = document.querySelector<HTMLElement>('[data-chapter]');
  const load = page && chapters.get(page.dataset['chapter']!);
  if (!load) return;
  const [chapter] = await Promise.all([
    load(),
    fetchPanel(state.tab ?? 'step').catch(() => store.setState({ tab: 'step' })),
  ]);
  takeVocabularyOf(chapter.vocabulary ?? {});
  const { glossary } = chapter;
  const equations = Object.values(chapter.equations);
  takeAddress(state.moment && isReload() ? '' : location.search);
  const selectScene = sceneSelector(equations);
  const walks = [...document.querySelectorAll('[data-walk]')];
  const islands = [...mount(selectScene, chapter), ...walks];
  const replies = bindQuestions(document, chapter.questions ?? none, selectScene);
  link(equations, glossary, selectScene, [...islands, ...replies]);
  mountDerivationsWhenNear(walks, chapter.derivations ?? none, selectScene);
  listenToKeys(document);
  listenToDrags(document);
  keepPlaying();
  setContentVisibility(document);
}

/** Draws the stage in place of what was prerendered, and the figures as they come near; the text is left as it is. */
function mount(
  selectScene: ReturnType<typeof sceneSelector>,
  { figures: loads = {}, glossary }: Chapter,
): Element[] {
  const place = (element: Element, island: ReactNode): Element => {
    createRoot(element).render(<SceneContext value={selectScene}>{island}</SceneContext>);
    return element;
  };
  const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')];
  for (const figure of figures) {
    mountFigure(figure, loads[figure.dataset['figure']!]!, selectScene);
  }
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
  walks: readonly Element[],
  derivations: NonNullable<Chapter['derivations']>,
  selectScene: ReturnType<typeof sceneSelector>,
): void {
  const putBack = hideAnswers(walks);
  whenNear(walks, async () => {
    const [{ mountDerivations }, all] = await Promise.all([
      import('../ui/derivation/mount.tsx'),
      derivations(),
    ]);
    putBack();
    mountDerivations(document, all, selectScene);
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
  let drawn: {
    readonly state: ReaderState;
    readonly scene: Scene;
    readonly notation: Notation;
  } | null = null;
  const draw = (): void => {
    frame = 0;
    const state = store.getState();
    const scene = selectScene(state);
    const { notation } = preferences.getState();
    linker.mark(scene, state.focus, notation);
    const changed = drawn?.scene !== scene || drawn.notation !== notation;
    if (changed || drawn?.state.pins !== state.pins) updateProse(scene, state, notation);
    const moved = drawn && drawn.state.moment !== state.moment;
    if (moved && scene.step && !state.playing) say(sentenceText(scene.step));
    drawn = { state, scene, notation };
  };
  const ask = (): number => (frame ||= requestAnimationFrame(draw));
  store.subscribe(ask);
  preferences.subscribe(ask);
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

/** Keeps the state in the browser and the step in the address, when the reader rests. */
function keep(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  const keepNow = (): void => {
    const state = store.getState();
    if (!save(state) && !isWaiting() && !told && state.notice === null) {
      told = true;
      store.setState({ notice: NOT_SAVED });
    }
    if (document.getElementById('stage')) {
      history.replaceState(null, '', `${addressOf(state)}${location.hash}`);
    }
  };
  store.subscribe((state, before) => {
    const elsewhere = state.focus !== before.focus || state.asked !== before.asked;
    if (elsewhere || isTraining()) return;
    clearTimeout(timer);
    timer = setTimeout(keepNow, REST);
  });
  addEventListener('pagehide', () => {
    pauseTraining();
    keepNow();
  });
}
