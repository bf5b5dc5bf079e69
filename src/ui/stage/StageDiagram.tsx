import { BUNDLE_ABOVE, isDrawable } from '../../draw/bundle.ts';
import { denseForm, widthsOf } from '../../layers/network.ts';
import { followedPath } from '../../state/gradient-path.ts';
import type { Scene } from '../../state/scene.ts';
import { chooseCell, edit } from '../../state/selection.ts';
import { LazyBlockDiagram } from '../blocks/lazy-blocks.ts';
import { lazy } from '../islands/lazy.tsx';
import { usePage, usePreference, useReader } from '../islands/use-reader.ts';
import { useFirstQuestion } from '../questions/Prediction.tsx';
import { DiagramFrame } from './DiagramFrame.tsx';
import * as styles from './StageDiagram.module.css';

/** Fetched where a network is made of dense layers alone. */
export const LazyNetworkDiagram = lazy(
  async () => (await import('../diagram/NetworkDiagram.tsx')).NetworkDiagram,
);

/** Height of what is beside pictures of maps in the panel, the first question too, and of the lowest pictures, in px. */
const [BESIDE_MAPS, BESIDE_QUESTION, LOWEST_MAPS] = [486, 380, 150];

interface StageDiagramProps {
  readonly scene: Scene;
  /** In px; by default what the panel leaves. */
  readonly height?: number;
  /** Where there is little room: pictures of layers only. */
  readonly small?: boolean;
}

/** The network of the page at its moment: unit by unit where it is dense and small enough, else layer by layer. */
export function StageDiagram({ scene, height: given, small }: StageDiagramProps) {
  const { store } = usePage();
  const edges = usePreference((chosen) => chosen.edges);
  const editing = useReader((state) => state.editing);
  const widths = widthsOf(scene.network);
  const bundled = widths.some((width, m) => width * (widths[m + 1] ?? 0) > BUNDLE_ABOVE);
  const focus = useReader((state) => (bundled ? state.focus : null));
  const first = useFirstQuestion();
  const path = useReader((state) => state.gradientPath);
  if (!denseForm(scene.network)) {
    return (
      <DiagramFrame
        height={given}
        beside={first ? BESIDE_QUESTION : BESIDE_MAPS}
        lowest={LOWEST_MAPS}
      >
        {(width, height) => <LazyBlockDiagram {...{ scene, width, height, small }} />}
      </DiagramFrame>
    );
  }
  if (!isDrawable(widths)) return <Undrawn widths={widths} />;
  return (
    <DiagramFrame height={given}>
      {(width, height) => (
        <LazyNetworkDiagram
          scene={scene}
          edges={edges}
          width={width}
          height={height}
          path={path && { places: followedPath(path, scene).places }}
          edited={first && !first.given ? first.weight : editing}
          focus={focus}
          onHold={(place) => edit(store, place)}
          onChoose={(place) => chooseCell(store, place)}
        />
      )}
    </DiagramFrame>
  );
}

/** In place of a diagram that would show nothing. */
const Undrawn = ({ widths }: { readonly widths: readonly number[] }) => (
  <p className={`${styles.undrawn} note`}>
    {widths.join('-')} is too large to draw as a diagram. The steps and the tab All tensors show its
    matrices.
  </p>
);
