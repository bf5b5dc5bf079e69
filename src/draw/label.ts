import { around, contains, overlap, type Box, type Point } from './box.ts';
import { normalOn, pointOn, pointsOn, type Curve } from './edge.ts';

/** Words beside an edge: the edge, its width and the size of the words, in px. */
export interface Wanted {
  readonly curve: Curve;
  readonly stroke: number;
  readonly width: number;
  readonly height: number;
}

const ALONG = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72];
const CLEAR = 3;

/**
 * Where the words of each edge are: beside it, where they cover the fewest other edges, near the middle, and never
 * over one another or over the boxes `taken` if that can be helped.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  others: readonly Curve[],
  taken: readonly Box[],
): Box[] {
  const labelled = wanted.map(({ curve }) => pointsOn(curve));
  const crossed = others.flatMap((curve) => pointsOn(curve));
  const placed: Box[] = [];
  for (const [n, label] of wanted.entries()) {
    const choices = ALONG.flatMap((t) =>
      [1, -1].map((side) => {
        const box = beside(label, t, side);
        return { box, cost: cost(box, t) };
      }),
    );
    const best = choices.reduce((one, other) => (other.cost < one.cost ? other : one));
    placed.push(best.box);

    function cost(box: Box, t: number): number {
      const covered = (points: readonly Point[]): number =>
        points.filter((point) => contains(box, point)).length;
      const marked = labelled.reduce(
        (sum, points, other) => sum + covered(points) * (other === n ? 8 : 6),
        0,
      );
      const clashes = [...placed, ...taken].filter((other) => overlap(box, other)).length;
      return covered(crossed) + marked + 100 * clashes + 24 * Math.abs(t - 0.5);
    }
  }
  return placed;
}

/** A box that touches the edge's side at t, pushed off along the normal. */
function beside({ curve, stroke, width, height }: Wanted, t: number, side: number): Box {
  const [at, normal] = [pointOn(curve, t), normalOn(curve, t)];
  const half = Math.abs(normal.x) * (width / 2) + Math.abs(normal.y) * (height / 2);
  const push = side * (stroke / 2 + CLEAR + half);
  return around({ x: at.x + normal.x * push, y: at.y + normal.y * push }, width, height);
}
