import { Written } from '../maths/Written.tsx';
import { usePreference, useScene } from '../islands/use-reader.ts';
import * as styles from './EquationChip.module.css';

/** The equation of the step, at its layer: a link to where the text explains it. Nothing where the step has none. */
export function EquationChip() {
  const { equation, whole, indexed } = useScene();
  const byIndex = usePreference(({ notation }) => notation === 'index');
  const statement = byIndex ? indexed : whole;
  if (!equation || !statement) return null;
  return (
    <a
      className={styles.chip}
      href={`#${equation.id}`}
      title={`Equation ${equation.id}: ${equation.title}`}
    >
      <b className={styles.label}>{equation.id}</b>
      <span className={styles.statement}>
        <Written statement={statement} />
      </span>
    </a>
  );
}
