import { memo, useEffect } from 'react';
import { isOutcome } from '../../engine/moment.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { denseForm } from '../../layers/network.ts';
import { followedPath } from '../../state/gradient-path.ts';
import { ParameterEditor } from '../editing/ParameterEditor.tsx';
import { useDrawnScene, useReader, useScene } from '../islands/use-reader.ts';
import type { Scene } from '../../state/scene.ts';
import { lazy } from '../islands/lazy.tsx';
import { StepMotion } from '../motion/StepMotion.tsx';
import { Prediction, useFirstQuestion } from '../questions/Prediction.tsx';
import { isPicture } from '../training/data-kinds.ts';
import { EdgesSwitch } from './EdgesSwitch.tsx';
import { StageDiagram } from './StageDiagram.tsx';
import { StepHead } from './StepHead.tsx';
import * as styles from './ThisStep.module.css';

export const LazyGradientPathPanel = lazy(
  async () => (await import('./GradientPathPanel.tsx')).GradientPathPanel,
);

/** With the first sign of the reader its code comes, so that it is there before a step is. */
export const LazyStepNumbers = lazy(async () => (await import('./StepNumbers.tsx')).StepNumbers);

const LazySamplePicture = lazy(
  async () => (await import('../training/samples/SamplePicture.tsx')).SamplePicture,
);

const LazyOutcome = lazy(async () => (await import('../outcome/Outcome.tsx')).Outcome);

/** The step: its sentence, the diagram, the number that is edited, its matrices, the sum behind a cell; after the last one what they all did. */
export function ThisStep() {
  const scene = useScene();
  const drawn = useDrawnScene();
  return (
    <>
      <StepHead scene={scene} isBehind={drawn !== scene} />
      <Drawn scene={drawn} />
    </>
  );
}

const Drawn = memo(function Drawn({ scene }: { readonly scene: Scene }) {
  const first = useFirstQuestion();
  const path = useReader((state) => state.gradientPath);
  const pictured = useReader(({ experiment, moment }) =>
    isPicture(checkpointAt(experiment, moment.t).data),
  );
  const updates = scene.step?.phase === 'update';
  // The outcome is there before the step that leads to it.
  useEffect(() => {
    if (updates) void LazyOutcome.fetch();
  }, [updates]);
  if (isOutcome(scene.moment, scene.trace)) return <LazyOutcome scene={scene} />;
  return (
    <>
      <StageDiagram scene={scene} />
      <ParameterEditor>
        {denseForm(scene.network) && (
          <>
            {pictured && <LazySamplePicture scene={scene} />}
            <EdgesSwitch />
          </>
        )}
      </ParameterEditor>
      <div
        className={styles.numbers}
        data-top={path || first ? '' : undefined}
        data-blocks={denseForm(scene.network) ? undefined : ''}
      >
        {path ? (
          <LazyGradientPathPanel
            scene={scene}
            followed={followedPath(path, scene)}
            chosen={path.path}
          />
        ) : first ? (
          <Prediction {...first} />
        ) : scene.step && scene.statement ? (
          <LazyStepNumbers scene={scene} />
        ) : null}
      </div>
      <StepMotion scene={scene} />
    </>
  );
});
