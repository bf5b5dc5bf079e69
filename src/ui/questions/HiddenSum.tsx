import { goTo } from '../../state/navigation.ts';
import { answer, FIRST, isExercise, questionAbout } from '../../state/questions.ts';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import * as styles from './HiddenSum.module.css';

/** In place of a sum that would answer a question while it is open. */
export function HiddenSum() {
  const { step, sources } = useScene();
  const names = [...(step?.writes ?? []), ...sources.map(({ key }) => key)];
  const asked = useReader(({ asking }) => questionAbout(asking, names));
  if (asked === undefined) return <FirstQuestion />;
  return isExercise(asked) ? <ExerciseQuestion id={asked} /> : <TextQuestion id={asked} />;
}

/** A question of the text, which is in sight. */
function TextQuestion({ id }: { readonly id: string }) {
  const { store } = usePage();
  return (
    <section className={styles.hidden} aria-label="Hidden number">
      <p>
        This number answers a question of the text. It is hidden until you have made your
        prediction.
      </p>
      <p className={`${styles.actions} needs-js`}>
        <a href={`#question-${id}`}>To the question</a>
        <button type="button" className="quiet" onClick={() => answer(store, id, null)}>
          Show it
        </button>
      </p>
    </section>
  );
}

/** An exercise whose network is on the stage. */
const ExerciseQuestion = ({ id }: { readonly id: string }) => (
  <section className={styles.hidden} aria-label="Hidden number">
    <p>This number is the answer to an exercise. It is hidden until that is solved.</p>
    <p className={`${styles.actions} needs-js`}>
      <a href={`#${id}`}>To the exercise</a>
    </p>
  </section>
);

function FirstQuestion() {
  const { store } = usePage();
  const { trace, moment } = useScene();
  const asked = trace.steps.findIndex(({ writes }) => writes[0] === trace.graph.loss) + 1;
  return (
    <section className={styles.hidden} aria-label="Hidden number">
      <p>
        This number answers the first question: will the loss rise or fall? It is hidden until you
        have made your prediction.
      </p>
      <p className={`${styles.actions} needs-js`}>
        <button type="button" onClick={() => goTo(store, { ...moment, step: asked, cell: null })}>
          To the question
        </button>
        <button type="button" className="quiet" onClick={() => answer(store, FIRST, null)}>
          Show it
        </button>
      </p>
    </section>
  );
}
