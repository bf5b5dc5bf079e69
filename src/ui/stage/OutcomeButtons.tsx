import { goToOutcome, goToStart, stepForward } from '../../state/navigation.ts';
import type { Page } from '../../state/page.ts';
import type { ReaderStore } from '../../state/store.ts';
import { Icon } from '../controls/Icon.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import { BackButton } from './BackButton.tsx';
import * as styles from './Transport.module.css';

/** After a training step: another one, or several, with their outcome; the next pass step by step; back to the start. */
export function OutcomeButtons() {
  const page = usePage();
  const { store } = page;
  const t = useReader((state) => state.moment.t);
  return (
    <div className={styles.buttons}>
      <BackButton />
      <button type="button" className="primary" onClick={() => goToOutcome(store, t + 1)}>
        One more step <Icon name="next" />
      </button>
      {[10, 100].map((steps) => (
        <button
          key={steps}
          type="button"
          className="secondary"
          onClick={() => void train(page, steps)}
        >
          {steps} steps
        </button>
      ))}
      <button
        type="button"
        className="quiet"
        data-move="next"
        title="Next (n or →)"
        onClick={() => stepForward(store)}
      >
        Next pass
      </button>
      <button
        type="button"
        className={`${styles.back} quiet`}
        onClick={() => backToStart(store, t)}
      >
        Back to step 0
      </button>
    </div>
  );
}

/** The parameters of a run go out of sight with its outcome: it says where they stay. */
function backToStart(store: ReaderStore, trained: number): void {
  goToStart(store);
  if (trained > 0) {
    const notice = 'Back at step 0, with the initial parameters. The run stays in Training.';
    store.setState({ notice });
  }
}

/** Trains so many steps from here; what does it is fetched when it is wanted. */
async function train(page: Page, steps: number): Promise<void> {
  try {
    const { runnerOf } = await import('../../state/training/runner-of.ts');
    runnerOf(page).go(steps);
  } catch {
    page.store.setState({ notice: 'Training could not be loaded. Try again later.' });
  }
}
