import { centre, type Box, type Point } from '../../draw/box.ts';
import type { Curve } from '../../draw/edge.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { parseKey } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import {
  beadSize,
  drawBeads,
  drawCell,
  drawChip,
  drawStrokes,
  drawSum,
  type Bead,
  type Paints,
} from './draw.ts';
import type { Flight, Frame, Motion } from './motion.ts';
import { paintBlocks } from './paint-blocks.ts';
import { chipsAt } from './route.ts';
import type { Diagram, Surface } from './surface.ts';
import type { Stroke } from './update.ts';

/** What the frames of a motion are painted from. */
export interface Painting {
  readonly surface: Surface;
  readonly motion: Motion;
  readonly scene: Scene;
  readonly paints: Paints;
}

/** Share of the way after which what went along edges has met at its unit. */
const MET = 0.75;

/** Paints a frame: what is on its way on the diagram and between the matrices, and the lines of parameters that change. */
export function paint(
  context: CanvasRenderingContext2D,
  painting: Painting,
  frame: Frame,
  strokes: readonly Stroke[],
): void {
  const { surface, motion, paints } = painting;
  blank(context);
  if (surface.blocks) paintBlocks(context, surface.blocks, painting, frame);
  if (surface.diagram) paintDiagram(context, surface.diagram, painting, frame, strokes);
  for (const { flight, at } of frame.flying) {
    const cells = flight.cells.map(surface.operand);
    const result = surface.result(flight.result);
    if (!result || cells.includes(null)) continue;
    const stations = [...stationOf(surface, motion, flight), centre(result)];
    for (const { at: place, cell } of chipsAt(cells as Box[], stations, at)) {
      if (cell) drawCell(context, cell, flight.value, paints);
      else drawChip(context, place, flight.value, motion.most, paints);
    }
  }
}

export function blank(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
}

/** The products of the chosen cell drop into its sum first. */
function stationOf({ sum }: Surface, { chosen, flights }: Motion, flight: Flight): Point[] {
  if (flight.result !== chosen) return [];
  const station = sum[flights.filter(({ result }) => result === chosen).indexOf(flight)];
  return station ? [station] : [];
}

function paintDiagram(
  context: CanvasRenderingContext2D,
  { corner, scale, ...diagram }: Diagram,
  { motion, scene, paints }: Painting,
  { flying }: Frame,
  strokes: readonly Stroke[],
): void {
  context.save();
  context.translate(corner.x, corner.y);
  context.scale(scale, scale);
  drawStrokes(context, strokes, paints);
  const backwards = scene.step?.phase === 'backward';
  const outer = /^dW\d+$/.test(motion.key);
  const beads: Bead[] = [];
  const sums = new Set<number>();
  for (const { flight, at } of flying) {
    const { edge, value, result, cells } = flight;
    const size = beadSize(value, motion.most);
    const curve = curveOf(diagram, outer && cells.length > 1 ? motion.results[result]! : edge);
    if (!curve) continue;
    if (outer) {
      // The error comes from one end of the edge and the activation from the other: they meet on the weight.
      for (const way of [true, false])
        beads.push({ curve, at: at / 2, backwards: way, value, size });
    } else if (at < MET) {
      beads.push({ curve, at: at / MET, backwards, value, size });
    } else if (!sums.has(result)) {
      sums.add(result);
      const now = sumAt(motion, result, (at - MET) / (1 - MET));
      drawSum(context, backwards ? curve.from : curve.to, now, motion.most, paints);
    }
  }
  drawBeads(context, beads, paints);
  context.restore();
}

/** What has met at a unit, on the way from the sum of its parts, at 0, to its number, at 1. */
function sumAt({ flights, values }: Motion, result: number, share: number): number {
  const sum = flights.reduce(
    (all, one) => all + (one.result === result && one.edge ? one.value : 0),
    0,
  );
  return sum + (values[result]! - sum) * share;
}

/** The edge of a weight or of its gradient. */
function curveOf(
  { edges, geometry: { columns } }: Pick<Diagram, 'edges' | 'geometry'>,
  place: CellRef | null,
): Curve | undefined {
  if (!place) return undefined;
  const [row = 0, column = 0] = place.cell;
  const layer = parseKey(place.key).layer?.plus ?? 0;
  return edges(layer)[row * (columns[layer - 1]?.units.length ?? 0) + column];
}
