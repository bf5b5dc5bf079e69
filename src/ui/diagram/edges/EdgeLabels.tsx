import { around, centre, overlap, type Box } from '../../../draw/box.ts';
import { pointOn, strokeWidth } from '../../../draw/edge.ts';
import { widthInEm } from '../../../draw/fit-number.ts';
import { placeLabels } from '../../../draw/label.ts';
import type { NetworkGeometry } from '../../../draw/network.ts';
import { print } from '../../../notation/printing/number.ts';
import * as styles from './Edge.module.css';
import type { LayerEdges } from '../layers.ts';

const SIZE = 14;
/** More labels than this, or a narrower gap, and they would hide what they are about. */
const MOST = 8;
const LEAST_GAP = 80;

interface EdgeLabelsProps {
  readonly edges: LayerEdges;
  readonly geometry: NetworkGeometry;
}

/** On the edges that the chosen cell is computed from what they bring to it; else, and along a gradient path, their values. */
export function EdgeLabels({ edges, geometry }: EdgeLabelsProps) {
  const { curves, values, products, marks, raised } = edges;
  const valueOf = (n: number): number => products.get(n) ?? values[n] ?? Number.NaN;
  const labelled = raised.filter(
    (n) => !/^$|edited/.test(marks.get(n) ?? '') && !Number.isNaN(valueOf(n)),
  );
  const { from, to } = curves[0]!;
  if (!labelled.length || labelled.length > MOST || to.x - from.x < LEAST_GAP) return null;
  const texts = labelled.map((n) => print(valueOf(n)));
  const onEdges = labelled.map((n, place) =>
    around(pointOn(curves[n]!, 0.5), SIZE * widthInEm(texts[place]!) + 14, SIZE + 6),
  );
  const framed = products.size > 0 && !onEdges.some((box, n) => clashes(box, onEdges.slice(n + 1)));
  const boxes = framed ? onEdges : beside(edges, labelled, texts, geometry);
  return (
    <g className={styles['label']} data-labels aria-hidden="true">
      {boxes.map((box, place) => {
        const { x, y } = centre(box);
        return (
          <g key={labelled[place]}>
            {framed && <rect {...box} rx={box.height / 2} />}
            <text
              className={framed ? undefined : styles['beside']}
              x={x}
              y={y + 0.325 * SIZE}
              fontSize={SIZE}
              data-value={valueOf(labelled[place]!)}
            >
              {texts[place]}
            </text>
          </g>
        );
      })}
    </g>
  );
}

const clashes = (box: Box, others: readonly Box[]): boolean =>
  others.some((other) => overlap(box, other));

/** Beside the edges, where there is least in the way. */
function beside(
  { curves, values, max, single, layer }: LayerEdges,
  labelled: readonly number[],
  texts: readonly string[],
  { columns, thin }: NetworkGeometry,
): Box[] {
  const wanted = labelled.map((n, place) => ({
    curve: curves[n]!,
    stroke: strokeWidth(values[n]!, max, thin),
    width: SIZE * widthInEm(texts[place]!) + 2,
    height: SIZE,
  }));
  const others = single ? [] : curves.filter((_, n) => !labelled.includes(n));
  const pills = columns
    .slice(layer - 1, layer + 1)
    .flatMap(({ units }) => units.map(({ pill }) => pill));
  return placeLabels(wanted, others, pills);
}
