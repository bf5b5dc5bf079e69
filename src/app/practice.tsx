import { createRoot } from 'react-dom/client';
import { takeVocabularyOf } from '../notation/vocabulary.ts';
import { load } from '../persistence/local-storage.ts';
import { keepPractice, loadPractice } from '../persistence/saved-practice.ts';
import { goTo } from '../state/navigation.ts';
import { chooseCell } from '../state/selection.ts';
import { makePractice, type PracticeStore } from '../state/practice.ts';
import {
  FIRST,
  firstQuestion,
  hideAnswer,
  revealAnswer,
  type QuestionSpec,
} from '../state/questions.ts';
import type { ReaderStore } from '../state/store.ts';
import { replaceExperiment } from '../state/undo.ts';
import { pageOf, type Chapter } from '../ui/chapter.ts';
import { bindExercises } from '../ui/practice/bind-exercises.tsx';
import type { ExerciseStage } from '../ui/practice/card/use-on-stage.ts';
import { loadExercises, type ExerciseLoads } from '../ui/practice/list.ts';
import { chapters } from './chapters.ts';

/** What was practised in a chapter, read when it is first asked for and kept in this browser from then on. */
function practiceOf(folder: string): () => Promise<PracticeStore> {
  let known: PracticeStore | null = null;
  return async () => {
    const saved = await loadPractice(folder);
    if (!known) {
      known = makePractice(saved);
      keepPractice(folder, known);
    }
    return known;
  };
}

/** Brings the exercises at the ends of the sections to life. */
export const bringExercises = (folder: string, loads: ExerciseLoads, store: ReaderStore): void =>
  bindExercises(document, {
    loads,
    practice: practiceOf(folder),
    stage: stageFor(store),
  });

/**
 * Puts the network of an exercise on the stage, at the step that computes what is asked, without the number that is the
 * answer; undo brings back the former network.
 */
const stageFor = (store: ReaderStore): ExerciseStage => ({
  show(id, { experiment, step, cell }, key) {
    replaceExperiment(store, experiment);
    goTo(store, { t: 0, step, cell: null });
    chooseCell(store, { key, cell });
    document.getElementById('stage')!.scrollIntoView({ block: 'nearest' });
    hideAnswer(store, id, { key, cell });
  },
  reveal: (id) => revealAnswer(store, id),
});

/** Brings the page of exercises of a chapter to life. */
export async function startPractice(folder: string): Promise<void> {
  const chapter = await chapters.get(folder)!();
  takeVocabularyOf(chapter.vocabulary ?? {});
  const practice = practiceOf(folder);
  const loads = (await chapter.exercises?.()) ?? {};
  void lookBack(folder, chapter);
  bindExercises(document, { loads, practice, stage: null });
  const [{ PracticeSummary }, exercises, store] = await Promise.all([
    import('../ui/practice/PracticeSummary.tsx'),
    loadExercises(chapter.meta, loads),
    practice(),
  ]);
  createRoot(document.querySelector('[data-practice-summary]')!).render(
    <PracticeSummary folder={folder} practice={store} exercises={exercises} />,
  );
}

/** No questions. */
const none: NonNullable<Chapter['questions']> = () => Promise.resolve({});

/** Puts what the reader predicted beside the questions of a chapter. */
async function lookBack(folder: string, chapter: Chapter): Promise<void> {
  const slots = [...document.querySelectorAll<HTMLElement>('[data-asked]')];
  if (slots.length === 0) return;
  const [{ PastPrediction }, questions] = await Promise.all([
    import('../ui/practice/Predictions.tsx'),
    (chapter.questions ?? none)(),
  ]);
  const page = pageOf(folder, chapter);
  const { state } = await load(page);
  page.store.setState(state);
  // The first question is about the example, whatever network is on its page now.
  const example = pageOf(folder, chapter);
  example.store.setState({ answers: page.store.getState().answers });
  for (const slot of slots) {
    const id = slot.dataset['asked']!;
    const { asks } = chapter.model;
    const question: QuestionSpec | undefined =
      id === FIRST ? asks && firstQuestion(asks) : questions[id];
    if (question)
      createRoot(slot).render(
        <PastPrediction page={id === FIRST ? example : page} id={id} question={question} />,
      );
  }
}
