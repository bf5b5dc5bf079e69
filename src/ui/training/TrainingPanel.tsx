import url from 'virtual:kernels';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { loadKernels } from '../../engine/training/kernels.ts';
import { isClassifier } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { openRuns } from '../../persistence/saved-runs.ts';
import { keptRunsOf } from '../../state/training/kept-runs.ts';
import { FullScreen } from '../controls/FullScreen.tsx';
import { PageContext, usePage } from '../islands/use-reader.ts';
import { BackfillStatus } from './BackfillStatus.tsx';
import { Curves } from './charts/curves/Curves.tsx';
import { ImageNetwork } from './charts/image-network/ImageNetwork.tsx';
import { PlanePicture } from './charts/plane/PlanePicture.tsx';
import { RunPictures } from './charts/RunPictures.tsx';
import { COMPONENTS, type ChosenPlane } from './charts/plane/use-plane.ts';
import { ConfusionMatrix } from './samples/ConfusionMatrix.tsx';
import { Controls } from './Controls.tsx';
import { hasPlane, isPicture } from './data-kinds.ts';
import { Digits } from './samples/Digits.tsx';
import { ExampleNote } from './ExampleNote.tsx';
import { GoalReached } from './RunSummary.tsx';
import { Landscape } from './landscape/Landscape.tsx';
import { Inspector } from './inspect/Inspector.tsx';
import { Runs } from './runs/Runs.tsx';
import { DataPicker } from './setup/DataPicker.tsx';
import { DataSettings } from './setup/DataSettings.tsx';
import { RateSetting } from './setup/RateSetting.tsx';
import { Settings } from './setup/Settings.tsx';
import { useExample } from './use-example.ts';
import { useLivePart } from './use-live.ts';
import { picturesIn, useRoom } from './use-room.ts';
import { WhenVisible } from './WhenVisible.tsx';
import * as styles from './TrainingPanel.module.css';

// Runs begin on the page.
void loadKernels(fetch(url));

/** The training panel of a page, or of the example that it begins with. */
export function TrainingPanel() {
  const page = usePage();
  const example = useExample();
  const { state: kept } = keptRunsOf(page);
  const compares = useStore(kept, ({ runs }) => runs.length > 0);
  useEffect(() => void openRuns(page), [page]);
  const runs = (plane: ChosenPlane) =>
    (!example || compares) && (
      <PageContext value={page}>
        <Runs plane={plane} />
      </PageContext>
    );
  return (
    <PageContext value={example ?? page}>
      <Panel isExample={example !== null} runs={runs} />
    </PageContext>
  );
}

interface PanelProps {
  readonly isExample: boolean;
  /** Runs to compare, with their regions on a plane. */
  readonly runs: (plane: ChosenPlane) => ReactNode;
}

/** The picture of what is learned and its curve on one screen, then data, settings and details. */
function Panel({ isExample, runs }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const data = useLivePart(({ experiment, t }) => checkpointAt(experiment, t).data);
  const plane = useLivePart(({ experiment, t }) => hasPlane(experiment, t));
  const classes = useLivePart(({ experiment }) => isClassifier(experiment.network));
  const [chosenPlane, choosePlane] = useState<ChosenPlane>(COMPONENTS);
  const { side, curve, rail } = picturesIn(useRoom(panel));
  const several = data.X.length > 1;
  const pictures = isPicture(data) && classes;
  return (
    <div
      ref={panel}
      className={styles.panel}
      data-training
      style={
        {
          '--side': `${side}px`,
          '--rail-row': `${rail}px`,
          '--curve': `${curve}px`,
        } as CSSProperties
      }
    >
      <BackfillStatus />
      <Controls>
        <span className={styles.wide}>
          <FullScreen of={() => panel.current} title="training panel" icon />
        </span>
      </Controls>
      <div className={styles.top}>
        <DataPicker />
        <div className={styles.picture}>
          {plane && (
            <PlanePicture side={side} plane={chosenPlane} onChoosePlane={choosePlane}>
              {isExample && <ExampleNote />}
            </PlanePicture>
          )}
          {pictures && <ImageNetwork side={side} />}
          {!plane && !pictures && (
            <p className="note">
              Of this network on these data there is no picture. The curve below is that of its
              loss; its numbers are on the other tabs.
            </p>
          )}
        </div>
      </div>
      <div className={styles.course}>
        <div className={styles.curves}>
          <Curves height={curve} />
        </div>
        <div className={styles.beside}>
          <RateSetting />
          <RunPictures plane={chosenPlane} />
        </div>
      </div>
      <GoalReached />
      <div className={styles.details}>
        <DataSettings />
        <Settings />
        <WhenVisible>
          <Inspector />
        </WhenVisible>
        {runs(chosenPlane)}
        <Landscape />
        {pictures && several && (
          <WhenVisible>
            <Digits />
          </WhenVisible>
        )}
        {several && classes && (
          <WhenVisible>
            <ConfusionMatrix />
          </WhenVisible>
        )}
      </div>
    </div>
  );
}
