import type { ActivationName } from '../../../../src/notation/activations/list.ts';
import type { Instruction } from '../../../../src/engine/instruction.ts';
import { program } from '../../../../src/engine/program.ts';
import type { Values } from '../../../../src/engine/operation.ts';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { run, type Trace } from '../../../../src/engine/trace.ts';
import {
  depth,
  graphOf,
  initialParameters,
  type Network,
  denseNetwork,
  widthsOf,
} from '../../../../src/layers/network.ts';
import { TensorError } from '../../../../src/tensor/error.ts';
import { cellAt, type Tensor } from '../../../../src/tensor/tensor.ts';
import { samplesAt, type Experiment } from '../../../../src/experiment/experiment.ts';
import { valuesAt } from '../../../../src/experiment/replay.ts';

/** A copy of the current network and of one sample, to be changed. */
export interface NetworkCopy {
  readonly network: Network;
  readonly values: Values;
}

export interface Changes {
  /** Of every weight; biases stay. */
  readonly factor: number;
  /** Hidden layers added before the last layer, with seeded weights; none where there is no hidden layer. */
  readonly deeper: number;
  readonly activation: ActivationName;
}

/** The network of training step t, and the sample in that column, changed. */
export function copyOf(
  experiment: Experiment,
  t: number,
  column: number,
  { factor, deeper, activation }: Changes,
): NetworkCopy {
  const { network } = experiment;
  const values = valuesAt(experiment, t, [samplesAt(experiment, t)[column]!]);
  const last = depth(network);
  const widths = widthsOf(network);
  const width = widths.at(-2)!;
  const added = last > 1 ? deeper : 0;
  const layers = widths.toSpliced(last, 0, ...Array.from({ length: added }, () => width));
  const deep = denseNetwork(layers, activation);
  const own = Object.entries(values).map(([key, value]) => {
    const head = key === `W${last}` || key === `b${last}`;
    return [head ? `${key[0]}${last + added}` : key, value] as const;
  });
  const all = { ...initialParameters(deep, 1), ...Object.fromEntries(own) };
  return { network: deep, values: scaled(all, factor) };
}

const scaled = (values: Values, factor: number): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      /^W\d/.test(key) ? { ...value, data: value.data.map((weight) => weight * factor) } : value,
    ]),
  );

/** Where the numbers of a pass first stop being finite. */
export interface Breakdown {
  /** Number of the step, from 1, and the step. */
  readonly number: number;
  readonly step: Instruction;
  readonly error: TensorError;
}

/** The pass of a copy, or the step at which it leaves the finite numbers. */
export function passOf({ network, values }: NetworkCopy): Trace | Breakdown {
  const graph = graphOf(network);
  try {
    return run(graph, values);
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    const steps = program(graph, { batch: false });
    const place = steps.findIndex(({ writes }) => writes.includes(error.tensor));
    if (place < 0) throw error;
    return { number: place + 1, step: steps[place]!, error };
  }
}

export const isBreakdown = (pass: Trace | Breakdown): pass is Breakdown => 'error' in pass;

/** Decimal exponents of a double. */
const LARGEST = 308;

/** The least power of ten by which all weights may be multiplied until the pass breaks down; null if none does it. */
export function breakingPower(
  experiment: Experiment,
  t: number,
  column: number,
  changes: Omit<Changes, 'factor'>,
): number | null {
  for (let power = 1; power <= LARGEST; power++) {
    const copy = copyOf(experiment, t, column, { ...changes, factor: 10 ** power });
    const weights = Object.values(copy.values).every(({ data }) => data.every(Number.isFinite));
    if (weights && isBreakdown(passOf(copy))) return power;
  }
  return null;
}

/** How much of the error comes through a layer of a pass over one sample. Norms are Euclidean. */
export interface Passage {
  readonly layer: number;
  /** ‖Wᵀδ‖ of the layer above over its ‖δ‖, and ‖δ‖ over that; null at the last layer. */
  readonly byWeights: number | null;
  readonly bySlopes: number | null;
  /** ‖δ‖ */
  readonly error: number;
  /** ‖∂L/∂W‖ */
  readonly gradient: number;
  /** Of the slopes of the activation; null at the last layer. */
  readonly largestSlope: number | null;
  readonly meanSlope: number | null;
}

/** From the last layer to the first, as the error goes. */
export function passages(trace: Trace): Passage[] {
  const last = trace.graph.nodes.at(-1)!.layer;
  const norm = (key: string): number => lengthOf(trace.at(key, trace.steps.length)!);
  return Array.from({ length: last }, (_, n): Passage => {
    const layer = last - n;
    const own = { layer, error: norm(`dz${layer}`), gradient: norm(`dW${layer}`) };
    if (n === 0) {
      return { ...own, byWeights: null, bySlopes: null, largestSlope: null, meanSlope: null };
    }
    const slopes = trace.at(`da_dz${layer}`, trace.steps.length)!.data;
    return {
      ...own,
      byWeights: norm(`da${layer}`) / norm(`dz${layer + 1}`),
      bySlopes: own.error / norm(`da${layer}`),
      largestSlope: Math.max(...slopes),
      meanSlope: slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length,
    };
  });
}

/** The hidden unit with the least slope, the one nearest to the loss of several. */
export function narrowest(
  trace: Trace,
): { readonly place: CellRef; readonly slope: number } | null {
  const slopes = trace.graph.nodes
    .filter(({ operation }) => operation.kind === 'activation')
    .toReversed()
    .flatMap(({ layer }) => {
      const key = `da_dz${layer}`;
      const { shape, data } = trace.at(key, trace.steps.length)!;
      return [...data].map((slope, c) => ({ place: { key, cell: cellAt(shape, c) }, slope }));
    });
  const [first, ...rest] = slopes;
  return first ? rest.reduce((least, one) => (one.slope < least.slope ? one : least), first) : null;
}

const lengthOf = ({ data }: Tensor): number => Math.hypot(...data);
