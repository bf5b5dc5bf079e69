import type { CellRef } from '../../engine/gradient-path.ts';
import { shownCells } from '../../experiment/columns.ts';
import { hasSamples } from '../../engine/graph.ts';
import { at } from '../../tensor/tensor.ts';
import type { Scene } from '../../state/scene.ts';
import { edgeOf, partsOf, type Part } from './parts.ts';

/** A part of a sum on its way into a cell of the result. */
export interface Flight extends Part {
  /** CellRef of its cell among the results. */
  readonly result: number;
  /** The weight whose edge it goes along; null where it goes along none. */
  readonly edge: CellRef | null;
}

/** How a step is shown in time: what it writes, in the order in which it arrives, and what flies there. */
export interface Motion {
  /** The tensor that is written. */
  readonly key: string;
  /** Its cells at the sample looked at, and their numbers once they have arrived. */
  readonly results: readonly CellRef[];
  readonly values: readonly number[];
  /** With which beat each of them arrives: cells of a column one by one, those of a matrix row by row. */
  readonly beatOf: readonly number[];
  readonly beats: number;
  readonly flights: readonly Flight[];
  /** CellRef of the chosen cell among the results. */
  readonly chosen: number;
  /** Largest size of what flies. */
  readonly most: number;
}

/** More beats than that take several rows each. */
const MOST_BEATS = 24;
/** More than that at once cannot be told apart: then the chosen cell's and the largest fly. */
const MOST_FLIGHTS = 200;
/** More parts than that in all are not opened but for those of the chosen cell. */
const MOST_OPENED = 3000;

/** The motion of the step of a scene; null where it has none. */
export function motionOf(scene: Scene): Motion | null {
  const { step, trace, moment, sample, cell } = scene;
  const key = step?.writes[0];
  const value = key === undefined ? undefined : trace.at(key, moment.step);
  if (key === undefined || !value) return null;
  const cells = shownCells(trace.graph, key, value, sample);
  const places = hasSamples(trace.graph, key) ? value.shape.length - 1 : value.shape.length;
  const row = places < 2 ? 1 : value.shape[places - 1]!;
  const rows = Math.ceil(cells.length / row);
  const beats = Math.min(rows, MOST_BEATS);
  const beatOf = cells.map((_, n) => Math.floor((Math.floor(n / row) * beats) / rows));
  const chosen = Math.max(
    0,
    cells.findIndex((one) => one.join() === cell.join()),
  );
  const own = partsOf(scene, cell);
  const all =
    own.length * cells.length <= MOST_OPENED
      ? cells.map((one, n) => (n === chosen ? own : partsOf(scene, one)))
      : cells.map((_, n) => (n === chosen ? own : []));
  const flights = fewest(
    all.flatMap((parts, result) =>
      parts.map((part): Flight => ({ ...part, result, edge: edgeOf(part) })),
    ),
    chosen,
  );
  return {
    key,
    results: cells.map((one) => ({ key, cell: one })),
    values: cells.map((one) => at(value, one)),
    beatOf,
    beats,
    flights,
    chosen,
    most: flights.reduce((most, { value: size }) => Math.max(most, Math.abs(size)), 0),
  };
}

function fewest(flights: readonly Flight[], chosen: number): readonly Flight[] {
  if (flights.length <= MOST_FLIGHTS) return flights;
  const size = ({ result, value }: Flight): number =>
    result === chosen ? Infinity : Math.abs(value);
  return flights.toSorted((one, other) => size(other) - size(one)).slice(0, MOST_FLIGHTS);
}

/** A motion at a time. */
export interface Frame {
  /** How many of the results have arrived: the first ones. */
  readonly arrived: number;
  /** What is on its way, and how far it has come, between 0 and 1. */
  readonly flying: readonly { readonly flight: Flight; readonly at: number }[];
}

/** How long one beat takes, and how long after one the next begins, in parts that only their ratio counts of. */
const [BEAT, LATER] = [420, 105];

/** From when to when a beat lasts, between 0 and 1. */
export function beatAt({ beats }: Pick<Motion, 'beats'>, beat: number): [number, number] {
  const whole = BEAT + LATER * (beats - 1);
  return [(LATER * beat) / whole, (LATER * beat + BEAT) / whole];
}

/** What is to be seen at a time between 0, before anything, and 1, when all has arrived. */
export function frameAt(motion: Motion, time: number): Frame {
  const windows = Array.from({ length: motion.beats }, (_, beat) => beatAt(motion, beat));
  const landed = windows.filter(([, end]) => end <= time + 1e-9).length;
  return {
    arrived: motion.beatOf.filter((beat) => beat < landed).length,
    flying: motion.flights.flatMap((flight) => {
      const [start, end] = windows[motion.beatOf[flight.result]!]!;
      const share = (time - start) / (end - start);
      return share > 0 && share < 1 - 1e-9 ? [{ flight, at: share }] : [];
    }),
  };
}

/** When a cell of the result has arrived. */
export const arrivalOf = (motion: Motion, result: number): number =>
  beatAt(motion, motion.beatOf[result] ?? motion.beats - 1)[1];
