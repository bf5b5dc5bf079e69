import { centre } from '../../draw/box.ts';
import { strokeWidth } from '../../draw/edge.ts';
import { widthInEm } from '../../draw/fit-number.ts';
import { placeLabels } from '../../draw/label.ts';
import type { NetworkGeometry } from '../../draw/network.ts';
import { print } from '../../notation/printing/number.ts';
import * as styles from './Edge.module.css';
import type { LayerEdges } from './layers.ts';

const SIZE = 14;
/** More labels than this, or a narrower gap, and they would hide what they speak of. */
const MOST = 8;
const LEAST_GAP = 56;

interface EdgeLabelsProps {
  readonly edges: LayerEdges;
  readonly geometry: NetworkGeometry;
}

/** Values beside the edges that the chosen cell is computed from, and beside those of a gradient path. */
export function EdgeLabels({ edges, geometry }: EdgeLabelsProps) {
  const { curves, values, marks, raised, max, single, layer } = edges;
  const labelled = raised.filter(
    (n) => !/^$|held/.test(marks.get(n) ?? '') && !Number.isNaN(values[n] ?? Number.NaN),
  );
  const { from, to } = curves[0]!;
  if (!labelled.length || labelled.length > MOST || to.x - from.x < LEAST_GAP) return null;
  const texts = labelled.map((n) => print(values[n]!));
  const wanted = labelled.map((n, place) => ({
    curve: curves[n]!,
    stroke: strokeWidth(values[n]!, max, geometry.thin),
    width: SIZE * widthInEm(texts[place]!) + 2,
    height: SIZE,
  }));
  const others = single ? [] : curves.filter((_, n) => !labelled.includes(n));
  const pills = geometry.columns
    .slice(layer - 1, layer + 1)
    .flatMap(({ units }) => units.map(({ pill }) => pill));
  return (
    <g aria-hidden="true">
      {placeLabels(wanted, others, pills).map((box, place) => {
        const { x, y } = centre(box);
        return (
          <text
            key={labelled[place]}
            className={`${styles['label']} ${styles['beside']}`}
            x={x}
            y={y + 0.325 * SIZE}
            fontSize={SIZE}
            data-value={values[labelled[place]!]}
          >
            {texts[place]}
          </text>
        );
      })}
    </g>
  );
}
