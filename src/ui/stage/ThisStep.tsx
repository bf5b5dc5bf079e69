import { denseForm, widthsOf } from '../../layers/network.ts';
import { BUNDLE_ABOVE, isDrawable } from '../../draw/bundle.ts';
import type { Place } from '../../engine/thread.ts';
import { chooseCell, edit } from '../../state/selection.ts';
import { followedPath } from '../../state/gradient-path.ts';
import { Prediction, usePrediction } from '../questions/Prediction.tsx';
import { ParameterEditor } from '../editing/ParameterEditor.tsx';
import { lazy } from '../islands/lazy.tsx';
import { DiagramFrame } from './DiagramFrame.tsx';
import { NetworkDiagram } from '../diagram/NetworkDiagram.tsx';
import { BlockDiagram } from '../blocks/BlockDiagram.tsx';
import { OpenedSum } from '../maths/OpenedSum.tsx';
import { Operands } from '../tensors/Operands.tsx';
import { StepHead, Written } from './StepHead.tsx';
import { EdgesSwitch } from './EdgesSwitch.tsx';
import { usePage, usePreference, useReader, useScene } from '../islands/use-reader.ts';
import * as styles from './ThisStep.module.css';

export const LazyGradientPathPanel = lazy(
  async () => (await import('./GradientPathPanel.tsx')).GradientPathPanel,
);

/** The diagram, the number that is edited, and the step: its sentence, its matrices, the sum behind a cell. */
export function ThisStep() {
  const { store, prediction } = usePage();
  const scene = useScene();
  const hold = (place: Place): void => edit(store, place);
  const choose = (place: Place): void => chooseCell(store, place);
  const edges = usePreference((chosen) => chosen.edges);
  const held = useReader((state) => state.held);
  const dense = widthsOf(scene.network).some(
    (width, m, widths) => width * (widths[m + 1] ?? 0) > BUNDLE_ABOVE,
  );
  const focus = useReader((state) => (dense ? state.focus : null));
  const bet = usePrediction();
  const inHand = useReader((state) => state.thread);
  const thread = inHand && followedPath(inHand, scene);
  return (
    <>
      <StepHead scene={scene} />
      {!denseForm(scene.network) ? (
        <DiagramFrame>{(width) => <BlockDiagram scene={scene} width={width} />}</DiagramFrame>
      ) : isDrawable(widthsOf(scene.network)) ? (
        <DiagramFrame>
          {(width, height) => (
            <NetworkDiagram
              scene={scene}
              edges={edges}
              width={width}
              height={height}
              thread={thread ? { places: thread.places } : null}
              held={bet === 'open' && prediction ? prediction : held}
              focus={focus}
              onHold={hold}
              onChoose={choose}
            />
          )}
        </DiagramFrame>
      ) : (
        <Undrawn layers={widthsOf(scene.network)} />
      )}
      <ParameterEditor>{denseForm(scene.network) && <EdgesSwitch />}</ParameterEditor>
      <div className={styles.numbers} data-top={thread || bet ? '' : undefined}>
        {thread && inHand ? (
          <LazyGradientPathPanel scene={scene} thread={thread} chosen={inHand.path} />
        ) : bet && prediction ? (
          <Prediction weight={prediction} />
        ) : scene.step && scene.statement ? (
          <>
            <p className={styles.equation}>
              <Written scene={scene} />
            </p>
            <div className={styles.workedOut}>
              <Operands scene={scene} onChoose={choose} onHold={hold} />
              <OpenedSum scene={scene} />
            </div>
          </>
        ) : null}
      </div>
    </>
  );
}

/** In place of a diagram that would show nothing. */
const Undrawn = ({ layers }: { readonly layers: readonly number[] }) => (
  <p className={`${styles.undrawn} note`}>
    {layers.join('-')} is too large to be drawn as a diagram. Its matrices stand whole in the steps
    and under All tensors.
  </p>
);
