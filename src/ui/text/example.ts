import { createContext, useContext } from 'react';
import type { Binding } from '../../notation/bind.ts';
import type { Equation } from '../../notation/equation.ts';
import { hasSamples } from '../../engine/graph.ts';
import { describe, parseKey } from '../../notation/symbol.ts';
import type { Network } from '../../layers/network.ts';
import { bindingAt, bindingTo, stepsOf } from '../../state/equations.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { traceAt } from '../../experiment/replay.ts';
import { at, type Shape, type Tensor } from '../../tensor/tensor.ts';

/** The experiment that a chapter is written with, whose numbers, shapes and steps are in its text until the reader brings another. */
export interface Example {
  readonly network: Network;
  /** A number before the update; `cell` is 1-based, without the sample. Throws a RangeError for a tensor that it has not. */
  number(key: string, cell: readonly number[]): number;
  /** Throws a RangeError for a tensor that it has not. */
  shape(key: string): Shape;
  /** Step, from 1, at which an equation is first computed; undefined where there is none. */
  step(equation: Equation): number | undefined;
  /** What the letters of an equation stand for at that step, else at the last layer. */
  binding(equation: Equation): Binding;
  /** Outside equations letters stand for the last layer. */
  readonly lastLayer: Binding;
}

export function exampleOf(experiment: Experiment): Example {
  const { network } = experiment;
  const trace = traceAt(experiment, 0);
  const backward = trace.steps.findLastIndex(({ phase }) => phase === 'backward') + 1;
  const valueOf = (key: string): Tensor => {
    const value = trace.at(key, backward);
    if (!value) throw new RangeError(`the example of the chapter has no ${key}`);
    return value;
  };
  const lastLayer = bindingTo(network);
  const step = (equation: Equation) => stepsOf(equation, trace.steps, network)[0];
  return {
    network,
    number(key, cell) {
      const place = cell.map((index) => index - 1);
      return at(valueOf(key), hasSamples(trace.graph, key) ? [...place, 0] : place);
    },
    shape: (key) => (describe(parseKey(key).id).axes === '' ? [] : valueOf(key).shape),
    step,
    binding(equation) {
      const first = trace.steps[(step(equation) ?? 0) - 1];
      return first ? bindingAt(equation, first, network) : lastLayer;
    },
    lastLayer,
  };
}

/** The example of the chapter whose text is rendered. */
export const ExampleContext = createContext<Example | null>(null);

export function useExample(): Example {
  const example = useContext(ExampleContext);
  if (!example) throw new Error('a chapter must be inside <ExampleContext value={exampleOf(…)}>');
  return example;
}
