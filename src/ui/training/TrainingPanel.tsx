import url from 'virtual:kernels';
import { useRef } from 'react';
import { loadKernels } from '../../engine/training/kernels.ts';
import { isClassifier, widthsOf } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { FullScreen } from '../controls/FullScreen.tsx';
import { BackfillStatus } from './BackfillStatus.tsx';
import { Curves } from './charts/Curves.tsx';
import { PlanePicture } from './charts/PlanePicture.tsx';
import { Templates } from './charts/Templates.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { Controls } from './Controls.tsx';
import { isPicture, isPlane } from './data-kinds.ts';
import { Digits } from './Digits.tsx';
import { GoalReached } from './RunSummary.tsx';
import { Landscape } from './landscape/Landscape.tsx';
import { Inspector } from './inspect/Inspector.tsx';
import { Runs } from './runs/Runs.tsx';
import { DataPicker } from './setup/DataPicker.tsx';
import { Settings } from './setup/Settings.tsx';
import { useHighWindow } from './use-high-window.ts';
import { useLivePart } from './use-live.ts';
import { WhenVisible } from './WhenVisible.tsx';
import * as styles from './TrainingPanel.module.css';

// Runs begin on the page.
void loadKernels(fetch(url));

/** The training panel: the picture of what is learned first, then its curve, data, settings and details. */
export function TrainingPanel() {
  const panel = useRef<HTMLDivElement>(null);
  const data = useLivePart(({ experiment, t }) => checkpointAt(experiment, t).data);
  const plane = useLivePart(({ experiment }) => isPlane(experiment));
  const classes = useLivePart(({ experiment }) => isClassifier(experiment.network));
  const hidden = useLivePart(({ experiment }) => widthsOf(experiment.network).length > 2);
  const high = useHighWindow();
  const several = data.X.length > 1;
  return (
    <div ref={panel} className={styles.panel} data-training>
      <BackfillStatus />
      <div className={styles.page}>
        <Controls />
        <div className={styles.data}>
          <DataPicker />
        </div>
        <div className={styles.picture}>
          {plane && <PlanePicture />}
          {isPicture(data) && classes && hidden && <Templates />}
          {isPicture(data) && classes && (
            <WhenVisible>
              <Digits />
            </WhenVisible>
          )}
        </div>
        <div className={styles.curves}>
          <Curves height={high ? 176 : 128} />
          <GoalReached />
          <Inspector />
          <Runs />
          <Landscape />
        </div>
        <div className={styles.details}>
          <Settings />
          {several && classes && (
            <WhenVisible>
              <ConfusionMatrix />
            </WhenVisible>
          )}
        </div>
        <div className={`${styles.full} needs-js`}>
          <FullScreen of={() => panel.current} title="training panel" />
        </div>
      </div>
    </div>
  );
}
