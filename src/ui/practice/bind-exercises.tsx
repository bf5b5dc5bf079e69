import { createRoot } from 'react-dom/client';
import { openExercise, type PracticeStore } from '../../state/practice.ts';
import type { ExerciseStage } from './card/use-on-stage.ts';
import { codeFor } from '../islands/fetch-code.tsx';
import type { ExerciseLoads } from './list.ts';
import { FIRST_SEED, randomSeed } from './seed.ts';

interface BindOptions {
  readonly loads: ExerciseLoads;
  /** What was practised before. */
  readonly practice: () => Promise<PracticeStore>;
  /** Puts the network of an instance on the stage; null where the page has none. */
  readonly stage: ExerciseStage | null;
}

/** Opens an exercise where it is started, where the link of the page names it, or where it was open before a reload. */
export function bindExercises(root: ParentNode, { loads, practice, stage }: BindOptions): void {
  const named = new URLSearchParams(location.search);
  const elements = [...root.querySelectorAll<HTMLElement>('[data-exercise]')];
  const starts = new Map<HTMLElement, () => void>();
  const waiting = new Map<string, () => void>();
  for (const element of elements) {
    const id = element.dataset['exercise']!;
    const load = Object.entries(loads).find(([path]) => path.endsWith(`/${id}.ts`))?.[1];
    if (!load) continue;
    const own = elements.filter(({ parentElement }) => parentElement === element.parentElement);
    const after = own[own.indexOf(element) + 1];
    const asked = id === named.get('exercise') ? seedOf(named.get('seed')) : undefined;
    let isPressed = false;
    const start = codeFor([element], async () => {
      const [{ LiveExercise }, exercise, store] = await Promise.all([
        import('./LiveExercise.tsx'),
        load(),
        practice(),
      ]);
      const before = store.getState().open[id];
      if (!before || (typeof asked === 'number' && asked !== before.seed && !isReload())) {
        const seed = asked === undefined ? FIRST_SEED : (asked ?? randomSeed());
        // Who was given the link is to answer, not to read a worked example.
        openExercise(store, id, exercise.kind, seed, asked === undefined ? 0 : 1);
      }
      return () =>
        createRoot(element).render(
          <LiveExercise
            id={id}
            number={element.dataset['number']!}
            exercise={exercise}
            together={own.map((one) => one.dataset['exercise']!)}
            practice={store}
            stage={stage}
            isStarted={isPressed}
            onNext={after ? () => starts.get(after)?.() : null}
          />,
        );
    });
    starts.set(element, () => {
      element.scrollIntoView({ block: 'start' });
      const open = element.querySelector<HTMLElement>('[data-open]');
      if (open) open.focus({ preventScroll: true });
      else press();
    });
    const press = (): void => {
      isPressed = true;
      start();
    };
    const button = element.querySelector<HTMLButtonElement>('[data-start]')!;
    button.addEventListener('click', press);
    button.disabled = false;
    if (asked !== undefined) start();
    waiting.set(id, start);
  }
  void practice().then((store) => {
    for (const id of Object.keys(store.getState().open)) waiting.get(id)?.();
  });
}

/** Whether the page is shown anew: numbers that were drawn since win over those of its link. */
const isReload = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload');

/** The seed that a link names; null where it asks for numbers of the reader's own. */
const seedOf = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
