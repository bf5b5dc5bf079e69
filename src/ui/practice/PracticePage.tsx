import type { Asked } from '../questions/Question.tsx';
import { UnlinkedContext } from '../maths/Maths.tsx';
import { sectionsOf, type Meta } from '../text/meta.ts';
import { ExerciseList } from './Exercises.tsx';
import type { Listed } from './list.ts';
import { FIRST_SEED } from './seed.ts';
import { Solution } from './card/Solution.tsx';
import * as styles from './PracticePage.module.css';

interface PracticePageProps {
  /** Name of the chapter's folder. */
  readonly folder: string;
  readonly meta: Meta;
  readonly exercises: readonly Listed[];
  /** The questions of the chapter's text. */
  readonly asked: readonly Asked[];
}

/** Every exercise of a chapter by section, what was practised, and the solutions at the end. */
export const PracticePage = ({ folder, meta, exercises, asked }: PracticePageProps) => (
  <main id="text" className={`prose ${styles.page}`} data-practice={folder}>
    <header>
      <p className="kicker">
        <a href={meta.file}>
          Chapter {meta.number}, {meta.title}
        </a>
      </p>
      <h1>Practice</h1>
      <p>
        The first exercise of each kind is worked out for you. The next ones leave more and more to
        you. The engine of this book checks every answer and compares a wrong one with the results
        of usual slips. Nobody else sees your answers: they stay in this browser. The{' '}
        <a href="#solutions">solutions</a> are at the end of this page.
      </p>
    </header>
    <div data-practice-summary="" />
    {sectionsOf(meta).map(({ id, number, title }) => {
      const own = exercises.filter(({ exercise }) => exercise.section === id);
      return (
        own.length > 0 && (
          <section key={id} aria-labelledby={`practice-${id}`}>
            <h2 id={`practice-${id}`}>
              <span className="number">{number}</span> <a href={`${meta.file}#${id}`}>{title}</a>
            </h2>
            <ExerciseList of={own} />
          </section>
        )
      );
    })}
    {asked.length > 0 && (
      <section className="needs-js" aria-labelledby="predictions">
        <h2 id="predictions">Your predictions</h2>
        <p>
          Here are the questions of the chapter, with your predictions on this device and the right
          answers.
        </p>
        <ul className={styles.predictions}>
          {asked.map(({ id, at, asks }) => (
            <li key={id}>
              <UnlinkedContext value>{asks}</UnlinkedContext>
              <div data-asked={id} />
              <a href={`${meta.file}#${at}`}>Where it is asked</a>
            </li>
          ))}
        </ul>
      </section>
    )}
    <section aria-labelledby="solutions">
      <h2 id="solutions">Solutions</h2>
      <p>These are the solutions for the numbers that every reader sees first.</p>
      <UnlinkedContext value>
        <dl className={styles.solutions}>
          {exercises.map(({ id, number, exercise }) => (
            <div key={id} id={`solution-${id}`}>
              <dt>
                <a href={`#exercise-${id}`}>
                  {number} {exercise.title}
                </a>
              </dt>
              <dd>
                <Solution instance={exercise.draw(FIRST_SEED)} />
              </dd>
            </div>
          ))}
        </dl>
      </UnlinkedContext>
    </section>
  </main>
);
