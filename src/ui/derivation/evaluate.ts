import type { Binding } from '../../notation/bind.ts';
import { envAt } from '../../engine/env.ts';
import { stepsIn } from '../../engine/instruction.ts';
import type { Trace } from '../../engine/trace.ts';
import {
  bindDerivation,
  freeLetters,
  isOfBatch,
  layersOf,
  leftOf,
  lengthOf,
  expandSide,
  symbolsOf,
  type Derivation,
} from '../../notation/derivation.ts';
import type { Expr } from '../../notation/expression.ts';
import { areDense, bindingTo, hasAttributes } from '../../state/equations.ts';
import type { Env } from '../../notation/env.ts';
import type { Letters } from '../../notation/evaluation/expand.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import { singleSample } from '../../notation/evaluation/single-sample.ts';
import { shapesText } from '../../notation/printing/shapes-text.ts';
import { isColumn, keyOf, type Sym } from '../../notation/symbol.ts';
import { flattenSum } from '../../notation/evaluation/flatten-sum.ts';
import { denseForm, depth, type Network } from '../../layers/network.ts';
import { isHidden, placesIn, type Scene } from '../../state/scene.ts';
import type { DerivationProgress } from '../../state/store.ts';

/** What a reader has picked; what is not there is taken back in. */
export type Picked = Pick<DerivationProgress, 'layer' | 'free'>;

/** A derivation on the current network, one sample of it or all side by side, at one place. */
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
  const bindings = bindingsOf(derivation, network, trace);
  const binding = bindings.find(({ layer }) => layer === picked.layer) ?? bindings.at(-1);
  if (!binding) return null;
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
    layers: bindings.map(({ layer }) => layer),
    binding,
    free: Object.fromEntries(free),
    lengths: Object.fromEntries(lengths),
    env,
  };
}

/** What the letters of a derivation may stand for in a network, layer by layer. */
export function bindingsOf(derivation: Derivation, network: Network, trace: Trace): Binding[] {
  const { operation: wanted, when = {} } = derivation;
  const named = (binding: Binding): Sym[] => symbolsOf(bindDerivation(derivation, binding));
  if (wanted === undefined) {
    const last = depth(network);
    const all = layersOf(derivation, last).map((layer) => bindingTo(network, layer));
    return all.filter(
      (binding) => denseForm(network) || areDense(named(binding), trace.graph, last),
    );
  }
  const there = (sym: Sym): boolean => {
    const value = trace.at(keyOf(sym), trace.steps.length);
    return value !== undefined && value.shape.length === (sym.axes?.length ?? value.shape.length);
  };
  return trace.graph.nodes
    .filter(
      ({ operation, attributes = {} }) =>
        operation.name === wanted && hasAttributes(attributes, when),
    )
    .map(({ layer, attributes }) => bindingTo(network, layer, attributes))
    .filter((binding) => named(binding).every(there));
}

/** A line at a place: its value there, and how far that is from the line before. */
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

/** Whether a question still asks for what a line is about, or for what it is computed from. */
export const readsHidden = (
  scene: Pick<Scene, 'hidden' | 'moment'>,
  { left, flat }: EvaluatedLine,
): boolean => [left, flat].flatMap(placesIn).some(({ key, cell }) => isHidden(scene, key, cell));

/** Whether what the page has for the left side is of one sample: a parameter’s gradient is the mean of all. */
export const isOfSample = (left: Expr, samples: number): boolean =>
  left.kind !== 'symbol' || samples === 1 || isColumn(left.sym);

/** Rounding of a chain of 64-bit operations. */
const ROUNDING = 1e-9;

export const agrees = (off: number, value: number): boolean =>
  Math.abs(off) <= ROUNDING * Math.max(1, Math.abs(value));
