import type { Binding } from '../../notation/bind.ts';
import { envAt } from '../../engine/env.ts';
import type { Graph } from '../../engine/graph.ts';
import { stepsIn } from '../../engine/program.ts';
import type { Trace } from '../../engine/trace.ts';
import {
  bindDerivation,
  freeLetters,
  isOfBatch,
  layersOf,
  leftOf,
  lengthOf,
  expandSide,
  type Derivation,
} from '../../notation/derivation.ts';
import { symbols, type Expr } from '../../notation/expression.ts';
import { activationAt, areDense } from '../../state/equations.ts';
import type { Env } from '../../notation/env.ts';
import type { Letters } from '../../notation/evaluation/expand.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import { singleSample } from '../../notation/evaluation/single-sample.ts';
import { shapesText } from '../../notation/printing/shapes-text.ts';
import { isColumn } from '../../notation/symbol.ts';
import { flattenSum } from '../../notation/evaluation/flatten-sum.ts';
import { activationOf, denseForm, depth, type Network } from '../../layers/network.ts';
import type { DerivationProgress } from '../../state/store.ts';

/** What a reader has picked; what is not there is taken back in. */
export type Picked = Pick<DerivationProgress, 'layer' | 'free'>;

/** A derivation on the network at hand, one sample of it or all side by side, at one place. */
export interface DerivationPoint {
  /** Bound to a layer. */
  readonly derivation: Derivation;
  readonly layers: readonly number[];
  readonly binding: Binding;
  readonly free: Letters;
  /** How many values each free letter has. */
  readonly lengths: Letters;
  readonly env: Env;
}

/** Null where the network has no such layers. */
export function derivationPoint(
  derivation: Derivation,
  network: Network,
  trace: Trace,
  sample: number,
  picked: Picked,
): DerivationPoint | null {
  const last = depth(network);
  const activation = activationOf(network);
  const dense = denseForm(network) !== null;
  const layers = layersOf(derivation, last).filter(
    (layer) => dense || speaksOfDense(derivation, { layer, last, activation }, trace.graph),
  );
  const layer = layers.find((one) => one === picked.layer) ?? layers.at(-1);
  if (layer === undefined) return null;
  const binding: Binding = { layer, last, activation: activationAt(network, layer) };
  const bound = bindDerivation(derivation, binding);
  const before = trace.steps.length - stepsIn(trace.steps, 'update');
  const whole = envAt(trace, before, sample);
  const env = isOfBatch(derivation) ? whole : singleSample(whole);
  const letters = freeLetters(bound);
  const lengths = new Map(letters.map((letter) => [letter, lengthOf(letter, [bound.of], env)]));
  const free = letters.map((letter) => [
    letter,
    Math.min(picked.free[letter] ?? (letter === 'n' ? sample : 0), lengths.get(letter)! - 1),
  ]);
  return {
    derivation: bound,
    layers,
    binding,
    free: Object.fromEntries(free),
    lengths: Object.fromEntries(lengths),
    env,
  };
}

/** Whether all layers that a derivation names are dense. */
function speaksOfDense(derivation: Derivation, binding: Binding, graph: Graph): boolean {
  const { of, lines } = bindDerivation(derivation, binding);
  const sides = [of, ...lines.flatMap((line) => (line.of ? [line.of, line.to] : [line.to]))];
  const syms = sides.flatMap(symbols).map(({ sym }) => sym);
  return areDense(syms, graph, binding.last);
}

/** A line at a place: what it is equal to there, and by how much it misses what stands before it. */
export interface EvaluatedLine {
  /** The cell, or the derivative of a cell, at the left. */
  readonly left: Expr;
  /** Of the right side, where it is of matrices. */
  readonly shapes: string | null;
  /** The sum behind the right side. */
  readonly flat: Expr;
  readonly value: number;
  /** Value less that of the line before, or of the left side as the page has it; null where that has none. */
  readonly off: number | null;
}

/** The first `count` lines of a derivation at a place. */
export function evaluateLines(
  { derivation, free, env }: DerivationPoint,
  count: number,
  samples: number,
): EvaluatedLine[] {
  const lines: EvaluatedLine[] = [];
  for (const [n, { to }] of derivation.lines.slice(0, count).entries()) {
    const side = leftOf(derivation, n);
    const left = expandSide(side, side, free, env);
    const flat = flattenSum(expandSide(to, side, free, env));
    const value = valueOf(flat, env);
    const before = lines[n - 1]?.value ?? (isOfSample(left, samples) ? valueOf(left, env) : null);
    lines.push({
      left,
      shapes: shapesText(to, env),
      flat,
      value,
      off: before === null ? null : value - before,
    });
  }
  return lines;
}

/** Whether what the page has for the left side is of one sample: a parameter’s gradient is the mean of all. */
export const isOfSample = (left: Expr, samples: number): boolean =>
  left.kind !== 'symbol' || samples === 1 || isColumn(left.sym);

/** Rounding of a chain of 64-bit operations. */
const ROUNDING = 1e-9;

export const agrees = (off: number, value: number): boolean =>
  Math.abs(off) <= ROUNDING * Math.max(1, Math.abs(value));
