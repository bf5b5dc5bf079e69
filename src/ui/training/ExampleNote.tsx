import { replaceExperiment } from '../../state/undo.ts';
import { usePage } from '../islands/use-reader.ts';
import * as styles from './ExampleNote.module.css';

/** Says that the example is not the network of the chapter, which is one press away. */
export function ExampleNote() {
  const { store, initial } = usePage();
  return (
    <p className={styles.note}>
      An example: the chapter keeps its own network until you train this one.{' '}
      <button
        type="button"
        className="quiet needs-js"
        onClick={() => replaceExperiment(store, initial.experiment)}
      >
        Show the chapter’s network
      </button>
    </p>
  );
}
