import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { denseForm } from '../layers/network.ts';
import { takePointOf } from '../notation/printing/number.ts';
import { takeVocabularyOf } from '../notation/vocabulary.ts';
import { loadPreferences, savePreferences } from '../persistence/saved-preferences.ts';
import type { Page } from '../state/page.ts';
import { keepPlaying } from '../state/playback.ts';
import { preferences } from '../state/preferences.ts';
import { revealInOthers } from '../state/questions.ts';
import { pageOf, type Chapter } from '../ui/chapter.ts';
import { hideAnswers } from '../ui/derivation/hide-answers.ts';
import { LazyBlockDiagram } from '../ui/blocks/lazy-blocks.ts';
import { listenSoon } from '../ui/islands/listen-soon.ts';
import { PageContext } from '../ui/islands/use-reader.ts';
import { whenNear } from '../ui/islands/when-near.ts';
import { bindQuestions } from '../ui/questions/bind-questions.tsx';
import { firstOn } from '../ui/questions/Prediction.tsx';
import { fetchPanel } from '../ui/stage/panels/panels.tsx';
import { Stage } from '../ui/stage/Stage.tsx';
import { LazyNetworkDiagram } from '../ui/stage/StageDiagram.tsx';
import { LazyStepNumbers } from '../ui/stage/ThisStep.tsx';
import { bindOutline } from '../ui/text/bind-outline.ts';
import { followTextSoon } from '../ui/text/following/follow-soon.ts';
import { AskedDefinition } from './AskedDefinition.tsx';
import { chapters } from './chapters.ts';
import { setContentVisibility } from './content-visibility.ts';
import type { PictureSize } from './CoverPicture.tsx';
import { bindHeader } from './header.ts';
import { keepOn, restore } from './keep.ts';
import { link } from './link.ts';
import { mountFigure } from './mount-figure.tsx';
import { bindNotes } from './notes.ts';

/** What a reader may begin with on a page. */
const EVENTS = [
  'pointerover',
  'pointerdown',
  'pointermove',
  'pointerup',
  'pointercancel',
  'click',
  'focusin',
  'keydown',
] as const;

/** Of a chapter that has no figures, questions, derivations or exercises. */
const none = (): Promise<{}> => Promise.resolve({});

/** Brings a prerendered page to life. */
export async function start(): Promise<void> {
  loadPreferences();
  preferences.subscribe(() => void savePreferences());
  takePointOf(navigator.language);
  bindHeader(document);
  bindNotes(document);
  const folder = document.querySelector<HTMLElement>('[data-chapter]')?.dataset['chapter'];
  const practised = document.querySelector<HTMLElement>('[data-practice]')?.dataset['practice'];
  if (practised !== undefined) return (await import('./practice.tsx')).startPractice(practised);
  for (const picture of document.querySelectorAll<HTMLElement>('[data-picture]'))
    playCover(picture);
  const load = folder === undefined ? undefined : chapters.get(folder);
  if (folder === undefined || !load) return;
  // The diagram that was prerendered is most likely the one to draw: its code comes beside the chapter's.
  const diagramOf = (isDense: boolean) => (isDense ? LazyNetworkDiagram : LazyBlockDiagram);
  void diagramOf(!document.querySelector('#stage [data-stack]')).fetch();
  const chapter = await load();
  takeVocabularyOf(chapter.vocabulary ?? {});
  const page = pageOf(folder, chapter);
  const { store } = page;
  await restore(page);
  revealInOthers(store);
  const state = store.getState();
  const { tab, experiment } = state;
  await Promise.all([
    fetchPanel(tab).catch(() => store.setState({ tab: 'step' })),
    firstOn(state, page.selectScene(state)) ? null : LazyStepNumbers.fetch(),
    diagramOf(denseForm(experiment.network) !== null).fetch(),
  ]);
  const derivations = [...document.querySelectorAll<HTMLElement>('[data-derivation]')];
  const islands = [...mount(page, chapter), ...derivations];
  const replies = bindQuestions(document, chapter.questions ?? none, page);
  const { linker, say } = link(page, [...islands, ...replies]);
  listenSoon(document, EVENTS, async () => {
    const [{ listenersOf }, glossary] = await Promise.all([
      import('./listeners.ts'),
      chapter.glossary(),
    ]);
    return listenersOf(page, linker, say, glossary);
  });
  mountDerivationsWhenNear(derivations, chapter.derivations ?? none, page);
  whenNear([...document.querySelectorAll<HTMLElement>('[data-exercise]')], async () => {
    const [{ bringExercises }, loads] = await Promise.all([
      import('./practice.tsx'),
      (chapter.exercises ?? none)(),
    ]);
    return () => bringExercises(folder, loads, store);
  });
  keepPlaying(store);
  setContentVisibility(document);
  bindOutline(document, page.name);
  keepOn(page, followTextSoon(document, page, LazyStepNumbers.fetch));
}

/** Plays a picture of the cover instead of its still once it is in sight, unless the reader wants nothing to move. */
function playCover(picture: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const { picture: folder = '', size } = picture.dataset;
  whenNear([picture], async () => {
    const [{ CoverPicture }, chapter] = await Promise.all([
      import('./CoverPicture.tsx'),
      chapters.get(folder)!(),
    ]);
    return () => {
      takeVocabularyOf(chapter.vocabulary ?? {});
      const { store, selectScene } = pageOf(folder, chapter);
      const scene = selectScene(store.getState());
      createRoot(picture).render(<CoverPicture {...scene} size={size as PictureSize} live />);
    };
  });
}

/** Draws the stage instead of what was prerendered, and the figures as they come near; the text is left as it is. */
function mount(page: Page, { figures: loads = none, glossary }: Chapter): Element[] {
  const place = (element: Element, island: ReactNode): Element => {
    createRoot(element).render(<PageContext value={page}>{island}</PageContext>);
    return element;
  };
  const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')];
  for (const figure of figures)
    mountFigure(figure, async () => (await loads())[figure.dataset['figure']!]!(), page);
  return [
    place(document.getElementById('stage')!, <Stage />),
    place(document.getElementById('definition')!, <AskedDefinition glossary={glossary} />),
    ...figures,
  ];
}

/** The derivations, played from when the first of them comes near; what they ask for is out of the document till then. */
function mountDerivationsWhenNear(
  blocks: readonly HTMLElement[],
  derivations: NonNullable<Chapter['derivations']>,
  page: Page,
): void {
  const putBack = hideAnswers(blocks);
  addEventListener('beforeprint', putBack, { once: true });
  whenNear(blocks, async () => {
    try {
      const [{ mountDerivations }, all] = await Promise.all([
        import('../ui/derivation/mount.tsx'),
        derivations(),
      ]);
      return () => mountDerivations(document, all, page);
    } finally {
      // Where the code does not come, the text is whole.
      putBack();
    }
  });
}
