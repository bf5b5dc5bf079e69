import { denseForm, widthsOf } from '../../layers/network.ts';
import { BUNDLE_ABOVE, isDrawable } from '../../draw/bundle.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { chooseCell, edit } from '../../state/selection.ts';
import type { Scene } from '../../state/scene.ts';
import { followedPath } from '../../state/gradient-path.ts';
import { Prediction, usePrediction } from '../questions/Prediction.tsx';
import { ParameterEditor } from '../editing/ParameterEditor.tsx';
import { lazy } from '../islands/lazy.tsx';
import { Formula, SymbolName } from '../maths/Maths.tsx';
import { DiagramFrame } from './DiagramFrame.tsx';
import { NetworkDiagram } from '../diagram/NetworkDiagram.tsx';
import { BlockDiagram } from '../blocks/BlockDiagram.tsx';
import { OpenedSum } from '../maths/OpenedSum.tsx';
import { Operands } from '../tensors/Operands.tsx';
import { Sentence } from '../maths/Sentence.tsx';
import { usePage, usePreference, useReader, useScene } from '../islands/use-reader.ts';

export const LazyGradientPathPanel = lazy(
  async () => (await import('./GradientPathPanel.tsx')).GradientPathPanel,
);

/** The diagram, the number that is edited, and the step: its sentence, its matrices, the sum behind a cell. */
export function ThisStep() {
  const { store, prediction } = usePage();
  const scene = useScene();
  const hold = (place: CellRef): void => edit(store, place);
  const choose = (place: CellRef): void => chooseCell(store, place);
  const notation = usePreference((chosen) => chosen.notation);
  const edges = usePreference((chosen) => chosen.edges);
  const held = useReader((state) => state.editing);
  const dense = widthsOf(scene.network).some(
    (width, m, widths) => width * (widths[m + 1] ?? 0) > BUNDLE_ABOVE,
  );
  const focus = useReader((state) => (dense ? state.focus : null));
  const bet = usePrediction();
  const inHand = useReader((state) => state.gradientPath);
  const thread = inHand && followedPath(inHand, scene);
  return (
    <>
      {!denseForm(scene.network) ? (
        <DiagramFrame className="diagram">
          {(width) => <BlockDiagram scene={scene} width={width} />}
        </DiagramFrame>
      ) : isDrawable(widthsOf(scene.network)) ? (
        <DiagramFrame className="diagram">
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
      <ParameterEditor />
      <div className="numbers">
        {thread && inHand ? (
          <LazyGradientPathPanel scene={scene} thread={thread} chosen={inHand.path} />
        ) : bet && prediction ? (
          <Prediction weight={prediction} />
        ) : scene.step && scene.statement ? (
          <>
            <p className="sentence" data-notation={notation}>
              <span className="phase">
                {scene.step.phase}, {layerWords(scene.step.at)}
              </span>{' '}
              {notation === 'index' ? (
                <Written scene={scene} />
              ) : (
                <Sentence instruction={scene.step} />
              )}
            </p>
            <p className="step-equation">
              <Written scene={scene} />
            </p>
            <div className="worked-out">
              <Operands scene={scene} onChoose={choose} onHold={hold} />
              <OpenedSum scene={scene} />
            </div>
          </>
        ) : (
          <p className="sentence">
            The input is set and nothing has been computed yet. Press Next.
          </p>
        )}
      </div>
    </>
  );
}

/** What comes before the first weights belongs to no layer. */
const layerWords = (layer: number): string => (layer > 0 ? `layer ${layer}` : 'before layer 1');

/** In place of a diagram that would show nothing. */
const Undrawn = ({ layers }: { readonly layers: readonly number[] }) => (
  <p className="diagram note">
    {layers.join('-')} is too large to be drawn as a diagram. Its matrices stand whole in the steps
    and under All tensors.
  </p>
);

/** The equation of the step in one line, by components with the letters of the chosen cell. */
function Written({ scene }: { readonly scene: Scene }) {
  const byIndex = usePreference((chosen) => chosen.notation) === 'index';
  const statement = byIndex ? scene.indexed : scene.whole;
  const right = statement?.rhs[0];
  if (!statement || !right) return null;
  const { lhs, assigns } = statement;
  const places = (lhs.at ?? []).flatMap((letter, axis) =>
    typeof letter === 'string' ? `${letter} = ${scene.cell[axis]! + 1}` : [],
  );
  return (
    <>
      <span>
        <SymbolName named={lhs} /> <span className="maths">{assigns ? '←' : '='}</span>{' '}
        <Formula expr={right} />
      </span>{' '}
      {places.length > 0 && <span className="places">here {places.join(', ')}</span>}
    </>
  );
}
