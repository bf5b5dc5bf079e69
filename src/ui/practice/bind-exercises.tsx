import { createRoot } from 'react-dom/client';
import type { Instance } from '../../practice/exercise.ts';
import type { PracticeStore } from '../../state/practice.ts';
import { codeFor } from '../islands/fetch-code.tsx';
import type { ExerciseLoads } from './list.ts';

interface BindOptions {
  readonly loads: ExerciseLoads;
  /** What was practised before. */
  readonly practice: () => Promise<PracticeStore>;
  /** Puts the network of an instance on the stage; null where the page has none. */
  readonly onShow: ((instance: Instance) => void) | null;
}

/** Opens an exercise where it is started, or where the link of the page names it; until then its text is left as it is. */
export function bindExercises(root: ParentNode, { loads, practice, onShow }: BindOptions): void {
  const named = new URLSearchParams(location.search);
  const elements = [...root.querySelectorAll<HTMLElement>('[data-exercise]')];
  const starts = new Map<HTMLElement, () => void>();
  for (const element of elements) {
    const id = element.dataset['exercise']!;
    const load = Object.entries(loads).find(([path]) => path.endsWith(`/${id}.ts`))?.[1];
    if (!load) continue;
    const own = elements.filter(({ parentElement }) => parentElement === element.parentElement);
    const after = own[own.indexOf(element) + 1];
    const start = codeFor([element], async () => {
      const [{ LiveExercise }, exercise, store] = await Promise.all([
        import('./LiveExercise.tsx'),
        load(),
        practice(),
      ]);
      return () =>
        createRoot(element).render(
          <LiveExercise
            id={id}
            number={element.dataset['number']!}
            exercise={exercise}
            asked={id === named.get('exercise') ? seedOf(named.get('seed')) : undefined}
            together={own.map((one) => one.dataset['exercise']!)}
            practice={store}
            onShow={onShow}
            onNext={after ? () => starts.get(after)?.() : null}
          />,
        );
    });
    starts.set(element, () => {
      element.scrollIntoView({ block: 'start' });
      const open = element.querySelector<HTMLElement>('[data-open]');
      if (open) open.focus({ preventScroll: true });
      else start();
    });
    const button = element.querySelector<HTMLButtonElement>('[data-start]')!;
    button.addEventListener('click', start);
    button.disabled = false;
    if (id === named.get('exercise')) start();
  }
}

/** The seed that a link names; null where it asks for numbers of the reader's own. */
const seedOf = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
