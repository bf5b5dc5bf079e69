import { Written } from '../maths/Written.tsx';
import { usePreference, useScene } from '../islands/use-reader.ts';
import * as styles from './EquationChip.module.css';

/**
 * The equation of the step, at its layer: a link to where the text explains it. By its label alone where the sentence
 * of the step writes it, by components. Nothing where the step has none.
 */
export function EquationChip() {
  const { equation, whole } = useScene();
  const byIndex = usePreference(({ notation }) => notation === 'index');
  if (!equation) return null;
  const { id, title } = equation;
  return (
    <a className={styles.chip} href={`#${id}`} title={`Equation ${id}: ${title}`}>
      <b className={styles.label}>{id}</b>
      {whole && !byIndex && (
        <span className={styles.statement}>
          <Written statement={whole} />
        </span>
      )}
    </a>
  );
}
