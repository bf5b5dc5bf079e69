import { centre, type Box, type Point } from '../../draw/box.ts';
import type { Curve } from '../../draw/edge.ts';
import { edgesInto, networkLayout, type NetworkGeometry } from '../../draw/network.ts';
import { symOf } from '../../engine/graph.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { denseForm, widthsOf } from '../../layers/network.ts';
import { occurrence } from '../../linking/attributes.ts';
import { refOf } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import { blocksPicture, placeIn } from '../blocks/content.ts';
import { layerInUse } from '../diagram/layers.ts';
import type { Motion } from './motion.ts';

/** What the drawing of a step needs to know of the page, measured once. Points are in px of the canvas. */
export interface Surface {
  readonly diagram: Diagram | null;
  readonly blocks: Blocks | null;
  /** Where a cell that the step reads is among the matrices; null where it is not shown. */
  readonly operand: (place: CellRef) => Box | null;
  readonly result: (n: number) => Box | null;
  /** Where the parts of the chosen cell's sum are, in reading order; none unless all are shown. */
  readonly sum: readonly Point[];
  /** What shows a result: it is empty till that has arrived. */
  readonly showing: readonly (readonly Element[])[];
  /** Parts of the written-out sum, empty till they have come. */
  readonly slots: readonly Element[];
  /** What the diagram singles out for the chosen cell: it comes with it. */
  readonly singled: readonly Element[];
  /** Canvases of large tensors. */
  readonly pictures: readonly HTMLElement[];
}

export interface Diagram {
  readonly svg: SVGSVGElement;
  readonly geometry: NetworkGeometry;
  /** Where its corner is on the canvas, and how many px of the canvas are one of its own. */
  readonly corner: Point;
  readonly scale: number;
  readonly edges: (layer: number) => readonly Curve[];
}

/** A network drawn as blocks. */
export interface Blocks {
  readonly corner: Point;
  readonly scale: number;
  /** Where a cell is in the pictures, in px of its own; null where it is not. */
  readonly place: (of: CellRef) => Box | null;
}

/** Geometry of a diagram as it is drawn for a scene. */
export function geometryIn(svg: SVGSVGElement, scene: Scene): NetworkGeometry {
  const { width, height } = svg.viewBox.baseVal;
  return networkLayout(widthsOf(scene.network), width, height, layerInUse(scene));
}

/** Measures what is in `root` for a motion; the canvas covers it from its corner. */
export function measure(
  root: Element,
  canvas: HTMLCanvasElement,
  scene: Scene,
  motion: Motion,
): Surface {
  const origin = canvas.getBoundingClientRect();
  // A stage on a large screen is zoomed: px of the window are not its own.
  const zoom = origin.width / canvas.offsetWidth || 1;
  const boxOf = (element: Element | undefined): Box | null => {
    const box = element?.getBoundingClientRect();
    if (!box || box.width === 0) return null;
    const { x, y, width, height } = box;
    return {
      x: (x - origin.x) / zoom,
      y: (y - origin.y) / zoom,
      width: width / zoom,
      height: height / zoom,
    };
  };
  const row = root.querySelector('[data-operands] > *');
  const written = row?.lastElementChild ?? null;
  const operands = cellsIn([...(row?.children ?? [])].slice(0, -1));
  const results = cellsIn(written ? [written] : []);
  const find = (among: ReadonlyMap<string, Element>, place: CellRef): Element | undefined =>
    namesOf(scene, place).flatMap((name) => among.get(name) ?? [])[0];
  const svg = root.querySelector<SVGSVGElement>('svg[data-diagram]');
  const diagram = svg && denseForm(scene.network) ? diagramOf(svg, scene, boxOf(svg)) : null;
  const drawn = root.querySelector<SVGSVGElement>('svg[data-blocks]');
  const parts = [...root.querySelectorAll('[data-line="values"] [data-slot="part"]')];
  const own = motion.flights.filter(({ result }) => result === motion.chosen);
  const sum = parts.map((part) => boxOf(part));
  const whole = sum.length === own.length && !sum.includes(null);
  return {
    diagram,
    blocks: drawn && blocksIn(drawn, scene, boxOf(drawn)),
    operand: remembered((place) => boxOf(find(operands, place))),
    result: remembered((n) => boxOf(find(results, motion.results[n]!))),
    sum: whole ? (sum as Box[]).map(centre) : [],
    showing: motion.results.map((place, n) => [
      ...(find(results, place) ? [find(results, place)!] : []),
      ...(svg ? inDiagram(svg, scene, place) : []),
      ...(n === motion.chosen ? root.querySelectorAll('[data-result] [data-value]') : []),
    ]),
    slots: whole ? [...parts, ...root.querySelectorAll('[data-slot="tail"]')] : [],
    singled: svg ? [...svg.querySelectorAll('[data-labels], [data-raised]')] : [],
    pictures: [...(written?.querySelectorAll('canvas') ?? [])],
  };
}

/** The same, asked once of each: no frame measures. */
function remembered<A>(measured: (of: A) => Box | null): (of: A) => Box | null {
  const known = new Map<A, Box | null>();
  return (of) => {
    if (!known.has(of)) known.set(of, measured(of));
    return known.get(of)!;
  };
}

function diagramOf(svg: SVGSVGElement, scene: Scene, box: Box | null): Diagram | null {
  if (!box) return null;
  const geometry = geometryIn(svg, scene);
  const known = new Map<number, readonly Curve[]>();
  return {
    svg,
    geometry,
    corner: { x: box.x, y: box.y },
    scale: box.width / geometry.width,
    edges(layer) {
      const curves = known.get(layer) ?? edgesInto(geometry, layer);
      known.set(layer, curves);
      return curves;
    },
  };
}

function blocksIn(svg: SVGSVGElement, scene: Scene, box: Box | null): Blocks | null {
  if (!box) return null;
  const { width, height } = svg.viewBox.baseVal;
  const picture = blocksPicture(scene, { width, height, small: svg.dataset['blocks'] === 'small' });
  return {
    corner: { x: box.x, y: box.y },
    scale: box.width / width,
    place: remembered((of) => placeIn(picture, scene, of)),
  };
}

/** Cells by what they stand for: `W2 1 3`, and the sample where several are side by side. */
function cellsIn(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const cells = elements.flatMap((element) => [
    ...element.querySelectorAll<HTMLElement>('[role="gridcell"], [data-value]:not([data-cell])'),
  ]);
  return new Map(cells.map((cell) => [nameOf(cell.dataset), cell]));
}

const nameOf = ({ ref, of, cell, sample }: DOMStringMap): string =>
  [ref ?? of, cell, sample].filter((part) => part !== undefined).join(' ');

/** Names that a cell may have on the page, the one with its sample first. */
function namesOf({ trace }: Scene, { key, cell }: CellRef): string[] {
  const sym = symOf(trace.graph, key);
  return [true, false].map((samples) => {
    const of = occurrence(sym, { cell, samples });
    const parts = [of['data-ref'] ?? of['data-of'], of['data-cell'], of['data-sample']];
    return parts.filter((part) => part !== undefined).join(' ');
  });
}

/** Units, targets and the loss, and edges where they show the gradient that is written; not weights: these keep their width. */
function inDiagram(svg: SVGSVGElement, scene: Scene, place: CellRef): Element[] {
  const cell = occurrence(symOf(scene.trace.graph, place.key), { cell: place.cell })['data-cell'];
  const at = cell === undefined ? '' : `[data-cell="${cell}"]`;
  if (scene.step?.phase === 'update') return [];
  return [...svg.querySelectorAll(`[data-slot][data-ref="${refOf(place.key)}"]${at}`)];
}
