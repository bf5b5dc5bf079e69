import { denseForm, layersInWords } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { Icon } from '../controls/Icon.tsx';
import { usePage } from '../islands/use-reader.ts';
import { useLive, useLivePart } from './use-live.ts';
import * as styles from './PlayTraining.module.css';

/** What is trained, and the button that does it. */
export function PlayTraining() {
  const { experiment, t } = useLive();
  const { data } = checkpointAt(experiment, t);
  const { network } = experiment;
  const parts = `${layersInWords(network).length} ${'layers' in network ? 'layers' : 'operations'}`;
  const form = denseForm(network)?.widths.join('-') ?? parts;
  return (
    <p className={styles.line}>
      <PlayButton /> {data.title}, {form}, training step {t}
    </p>
  );
}

export function PlayButton() {
  const page = usePage();
  const running = useLivePart(({ goal }) => goal !== null);
  return (
    <button
      type="button"
      className={`${styles.play} needs-js`}
      title={`${running ? 'Pause' : 'Train'} (t)`}
      onClick={() => runnerOf(page).toggle()}
    >
      <Icon name={running ? 'pause' : 'play'} /> {running ? 'Pause' : 'Train'}
    </button>
  );
}
