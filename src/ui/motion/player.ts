import { centre, type Box, type Point } from '../../draw/box.ts';
import { strokeWidth } from '../../draw/edge.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { parseKey } from '../../notation/symbol.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import { scalesOf } from '../diagram/values.ts';
import { readColours } from '../tensors/use-colours.ts';
import {
  beadSize,
  drawBeads,
  drawBlank,
  drawCell,
  drawChip,
  drawSum,
  type Bead,
  type Paints,
} from './draw.ts';
import {
  arrivalOf,
  beatAt,
  frameAt,
  motionOf,
  type Flight,
  type Frame,
  type Motion,
} from './motion.ts';
import { giveRoom, ROOM_SHARE } from './room.ts';
import { chipsAt } from './route.ts';
import { geometryIn, measure, type Blocks, type Surface } from './surface.ts';

/** A motion that plays, or a part of it that is shown still. */
export interface Playing {
  /** To its end at once. */
  readonly finish: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Takes away all that it has drawn. */
  readonly clear: () => void;
}

interface Options {
  /** The scene before, from which it is shown how this one comes about; null to show where it is. */
  readonly from: Scene | null;
  /** Of a whole step, in ms. */
  readonly duration: number;
  readonly onEnd?: () => void;
}

/** Share of the way after which what went along edges has met at its unit. */
const MET = 0.75;
const COLOURS = ['--edge-pos', '--edge-neg', '--paper'] as const;

/** Shows how the step of a scene comes about, on a canvas that covers its parent; null where nothing moves. */
export function play(canvas: HTMLCanvasElement, scene: Scene, options: Options): Playing | null {
  const motion = motionOf(scene);
  const root = canvas.parentElement;
  if (!motion || !root) return null;
  const [start, end] = spanOf(motion, scene, options.from);
  fit(canvas, root);
  const surface = measure(root, canvas, scene, motion);
  const context = canvas.getContext('2d')!;
  const [positive, negative, paper] = readColours(COLOURS);
  const paints: Paints = { positive: positive!, negative: negative!, paper: paper! };
  const moving = surface.diagram ? room(surface.diagram.svg, scene, options) : [];
  const edges = surface.diagram && start < end ? thicken(surface, scene, motion, options) : [];
  const wait = moving.length > 0 ? ROOM_SHARE * options.duration : 0;
  const run = Math.max(0, (options.duration - wait) * (end - start));
  let terms: Element[] | null = null;
  let arrived = -1;

  const show = (time: number): void => {
    const frame = frameAt(motion, time);
    if (frame.arrived !== arrived) arrive(surface, motion, frame, end);
    arrived = frame.arrived;
    draw(context, canvas, { surface, motion, scene, paints }, frame);
  };
  let cleared = false;
  const clear = (): void => {
    cleared = true;
    cancelAnimationFrame(request);
    context.clearRect(0, 0, canvas.width, canvas.height);
    delete canvas.dataset['moving'];
    for (const element of root.querySelectorAll('[data-coming]'))
      element.removeAttribute('data-coming');
    surface.diagram?.svg.removeAttribute('data-moving');
    for (const term of terms ?? []) term.removeAttribute('data-moving');
    terms = null;
  };
  let done = false;
  const finish = (): void => {
    if (done) return;
    done = true;
    for (const animation of [...moving, ...edges]) animation.finish();
    clear();
    if (end < 1) show(end);
    options.onEnd?.();
  };

  let request = 0;
  let elapsed = 0;
  let last: number | null = null;
  const tick = (now: number): void => {
    // The frame in which the page draws the step is long: the clock starts with the one after it.
    if (terms) {
      elapsed += last === null ? 0 : now - last;
      last = now;
    } else terms = light();
    const time = start + (end - start) * Math.max(0, (elapsed - wait) / run);
    if (elapsed >= wait + run) return finish();
    show(time);
    request = requestAnimationFrame(tick);
  };
  if (run === 0) finish();
  else {
    canvas.dataset['moving'] = '';
    surface.diagram?.svg.setAttribute('data-moving', '');
    show(start);
    request = requestAnimationFrame(tick);
  }
  return {
    finish,
    clear,
    pause() {
      cancelAnimationFrame(request);
      for (const animation of [...moving, ...edges])
        if (animation.playState === 'running') animation.pause();
    },
    resume() {
      if (done || cleared) return;
      last = null;
      cancelAnimationFrame(request);
      request = requestAnimationFrame(tick);
      for (const animation of [...moving, ...edges])
        if (animation.playState === 'paused') animation.play();
    },
  };
}

/** From when to when: from the cell that had arrived before to the one that has now. */
function spanOf(motion: Motion, { moment }: Scene, from: Scene | null): [number, number] {
  const end = moment.cell === null ? 1 : arrivalOf(motion, moment.cell);
  if (!from) return [end, end];
  const same = from.moment.t === moment.t && from.moment.step === moment.step;
  return [same && from.moment.cell !== null ? arrivalOf(motion, from.moment.cell) : 0, end];
}

function fit(canvas: HTMLCanvasElement, root: Element): void {
  const ratio = Math.min(2, devicePixelRatio);
  const [width, height] = [root.scrollWidth, root.scrollHeight];
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  canvas.getContext('2d')!.setTransform(ratio, 0, 0, ratio, 0, 0);
}

const room = (svg: SVGSVGElement, scene: Scene, { from, duration }: Options): Animation[] =>
  from && from.network === scene.network
    ? giveRoom(svg, geometryIn(svg, from), geometryIn(svg, scene), ROOM_SHARE * duration)
    : [];

/** An update: the edges go from the widths of the old weights to those of the new ones, row by row. */
function thicken(
  { diagram }: Surface,
  { step, trace, moment, network, sample }: Scene,
  motion: Motion,
  { duration }: Options,
): Animation[] {
  const old = trace.at(motion.key, moment.step - 1)?.data;
  if (!diagram || !old || step?.phase !== 'update') return [];
  const { weights } = scalesOf(network, trace, sample);
  return [...diagram.svg.querySelectorAll(`[data-slot][data-ref="${motion.key}"]`)].flatMap(
    (element, n) => {
      const path = element.querySelector('path:last-of-type');
      const [from, to] = beatAt(motion, motion.beatOf[n] ?? 0);
      const width = strokeWidth(old[n]!, weights, diagram.geometry.thin);
      return path
        ? [
            path.animate([{ strokeWidth: `${width}px` }, {}], {
              delay: from * duration,
              duration: (to - from) * duration,
              fill: 'backwards',
              easing: 'ease-in-out',
            }),
          ]
        : [];
    },
  );
}

/** The names in the equation of the step light while it moves. */
function light(): Element[] {
  const terms = [
    ...document.querySelectorAll('[data-equation][aria-current] :is(.read, .written)'),
  ];
  for (const term of terms) term.setAttribute('data-moving', '');
  return terms;
}

/** Cells that have not arrived are empty, on the diagram, in the matrix and beside the sum alike. */
function arrive(
  { showing, slots, pictures, diagram }: Surface,
  { results, chosen, beatOf }: Motion,
  { arrived }: Frame,
  end: number,
): void {
  const set = (element: Element, coming: boolean): void =>
    void element.toggleAttribute('data-coming', coming);
  // Of a step that goes cell by cell the page leaves the later ones empty by itself.
  for (const [n, elements] of showing.entries())
    for (const element of elements) set(element, n >= arrived && end > 0);
  for (const slot of slots) set(slot, chosen >= arrived);
  const singled = diagram?.svg.querySelectorAll('[data-labels], [data-raised]') ?? [];
  for (const element of singled) set(element, chosen >= arrived);
  for (const picture of pictures) {
    set(picture, arrived < results.length);
    picture.style.setProperty('--arrived', String(arrived / Math.max(1, beatOf.length)));
  }
}

interface Drawing {
  readonly surface: Surface;
  readonly motion: Motion;
  readonly scene: Scene;
  readonly paints: Paints;
}

function draw(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  frame: Frame,
): void {
  context.clearRect(0, 0, canvas.width, canvas.height);
  drawDiagram(context, drawing, frame);
  if (drawing.surface.blocks) drawBlocks(context, drawing, drawing.surface.blocks, frame);
  const { surface, motion, paints } = drawing;
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

/** The products of the chosen cell drop into its sum first. */
function stationOf({ sum }: Surface, { chosen, flights }: Motion, flight: Flight): Point[] {
  if (flight.result !== chosen) return [];
  const station = sum[flights.filter(({ result }) => result === chosen).indexOf(flight)];
  return station ? [station] : [];
}

function drawDiagram(
  context: CanvasRenderingContext2D,
  { surface: { diagram }, motion, scene, paints }: Drawing,
  { flying }: Frame,
): void {
  if (!diagram) return;
  const { corner, scale, geometry } = diagram;
  const backwards = scene.step?.phase === 'backward';
  const outer = /^dW(\d+)$/.exec(motion.key)?.[1];
  context.save();
  context.translate(corner.x, corner.y);
  context.scale(scale, scale);
  const beads: Bead[] = [];
  const sums = new Map<number, number>();
  for (const { flight, at } of flying) {
    const { edge, value } = flight;
    const size = beadSize(value, motion.most);
    if (outer && flight.cells.length > 1) {
      const curve = curveOf(diagram.edges(Number(outer)), geometry, motion.results[flight.result]!);
      // The error comes from one end of the edge and the activation from the other: they meet on the weight.
      if (curve)
        for (const way of [true, false])
          beads.push({ curve, at: at / 2, backwards: way, value, size });
    } else if (edge) {
      const layer = parseKey(edge.key).layer?.plus ?? 0;
      const curve = curveOf(diagram.edges(layer), geometry, edge);
      if (!curve) continue;
      if (at < MET) beads.push({ curve, at: at / MET, backwards, value, size });
      else if (!sums.has(flight.result)) {
        sums.set(flight.result, at);
        const sum = motion.flights.reduce(
          (all, one) => all + (one.result === flight.result && one.edge ? one.value : 0),
          0,
        );
        const end = motion.values[flight.result]!;
        const share = (at - MET) / (1 - MET);
        const now = sum + (end - sum) * share;
        drawSum(context, backwards ? curve.from : curve.to, now, motion.most, paints);
      }
    }
  }
  drawBeads(context, beads, paints);
  context.restore();
}

/** Beads go from the pictures that a step reads to the one that it writes, which is empty where they have not arrived. */
function drawBlocks(
  context: CanvasRenderingContext2D,
  { motion, scene, paints }: Drawing,
  { corner, scale, place }: Blocks,
  { arrived, flying }: Frame,
): void {
  context.save();
  context.translate(corner.x, corner.y);
  context.scale(scale, scale);
  for (const coming of motion.results.slice(arrived)) {
    const box = place(coming);
    if (box && !isParameter(scene, coming.key)) drawBlank(context, box, paints);
  }
  drawBeads(
    context,
    flying.flatMap(({ flight, at }) => {
      const to = place(motion.results[flight.result]!);
      if (!to || flight.value === 0) return [];
      const size = beadSize(flight.value, motion.most);
      return sourcesOf(flight, scene).flatMap((source): Bead[] => {
        const from = place(source);
        if (!from) return [];
        const curve = { from: centre(from), to: centre(to) };
        return [{ curve, at, backwards: false, value: flight.value, size }];
      });
    }),
    paints,
  );
  context.restore();
}

const isParameter = ({ trace: { graph } }: Scene, key: string): boolean =>
  graph.parameters.includes(key.replace(/^d/, ''));

/** The cells that a part comes from: no parameter, and of a maximum the largest alone. */
function sourcesOf({ cells, value }: Flight, scene: Scene): readonly CellRef[] {
  const own = cells.filter(({ key }) => !isParameter(scene, key));
  if (scene.step?.phase !== 'forward') return own;
  const largest = own.find(({ key, cell }) => valueNow(scene, key, cell) === value);
  return own.length > 1 && largest ? [largest] : own;
}

const curveOf = <T>(
  curves: readonly T[],
  { columns }: { readonly columns: readonly { readonly units: readonly unknown[] }[] },
  { key, cell: [row = 0, column = 0] }: { readonly key: string; readonly cell: readonly number[] },
): T | undefined => {
  const layer = parseKey(key).layer?.plus ?? 0;
  return curves[row * (columns[layer - 1]?.units.length ?? 0) + column];
};
