import { createRoot } from 'react-dom/client';
import type { Instance } from '../../practice/exercise.ts';
import type { PracticeStore } from '../../state/practice.ts';
import { whenNear } from '../islands/when-near.ts';
import type { ExerciseLoads } from './list.ts';

interface BindOptions {
  readonly loads: ExerciseLoads;
  /** What was practised before. */
  readonly practice: () => Promise<PracticeStore>;
  /** Puts the network of an instance on the stage; null where the page has none. */
  readonly onShow: ((instance: Instance) => void) | null;
}

/** Brings the exercises of a page to life when they come near the window. */
export function bindExercises(root: ParentNode, { loads, practice, onShow }: BindOptions): void {
  const asked = new URLSearchParams(location.search);
  for (const element of root.querySelectorAll<HTMLElement>('[data-exercise]')) {
    const id = element.dataset['exercise']!;
    const load = Object.entries(loads).find(([path]) => path.endsWith(`/${id}.ts`))?.[1];
    if (!load) continue;
    whenNear([element], async () => {
      const [{ LiveExercise }, exercise, store] = await Promise.all([
        import('./LiveExercise.tsx'),
        load(),
        practice(),
      ]);
      const seed = id === asked.get('exercise') ? seedOf(asked.get('seed')) : undefined;
      return () =>
        createRoot(element).render(
          <LiveExercise
            id={id}
            number={element.dataset['number']!}
            exercise={exercise}
            asked={seed}
            practice={store}
            onShow={onShow}
          />,
        );
    });
  }
}

/** The seed that a link names; null where it asks for numbers of the reader's own. */
const seedOf = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
