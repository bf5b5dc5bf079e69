import { envAt } from '../../../../src/engine/env.ts';
import type { Instruction } from '../../../../src/engine/instruction.ts';
import { run, type Trace } from '../../../../src/engine/trace.ts';
import type { Expr } from '../../../../src/notation/expression.ts';
import { parts, symbols } from '../../../../src/notation/traverse.ts';
import { expandStatement } from '../../../../src/notation/evaluation/expand.ts';
import { differentiated, keyOf } from '../../../../src/notation/symbol.ts';
import {
  graphOf,
  initialParameters,
  type Network,
  activationOf,
  denseNetwork,
  outputSize,
  widthsOf,
} from '../../../../src/layers/network.ts';
import { scalar, size, tensor, zeros } from '../../../../src/tensor/tensor.ts';

/** Multiplications of one backward pass over one sample, counted in the sums that its steps open to. */
export interface Multiplications {
  /** Every gradient kept for the steps that need it, as the program does. */
  readonly kept: number;
  /** For each parameter tensor all again from the loss. */
  readonly anew: number;
  /** For each single parameter every path multiplied out. */
  readonly paths: number;
}

export function multiplications(network: Network): Multiplications {
  const trace = run(graphOf(network), anyValues(network));
  const steps = trace.steps.filter(({ phase }) => phase === 'backward');
  const costs = new Map(steps.map((step) => [step.writes[0]!, costOf(trace, step)]));
  const chainTo = (key: string): Cost[] => {
    const cost = costs.get(key)!;
    return [...(cost.from ? chainTo(cost.from) : []), cost];
  };
  const chains = trace.graph.parameters.map((key) => chainTo(`d${key}`));
  return {
    kept: sum([...costs.values()].map(({ cells, each }) => cells * each)),
    anew: sum(chains.map((chain) => sum(chain.map(({ cells, each }) => cells * each)))),
    paths: sum(
      chains.map((chain) => {
        const count = chain.reduce((product, { addends }) => product * addends, 1);
        const length = sum(chain.map(({ each, addends }) => each / addends));
        return chain.at(-1)!.cells * count * length;
      }),
    ),
  };
}

/** The same at 1 … `most` layers, every hidden layer as wide as the last of the network. */
export function byDepth(network: Network, most: number): Multiplications[] {
  const layers = widthsOf(network);
  return Array.from({ length: most }, (_, hidden) => {
    const between = Array.from({ length: hidden }, () => layers.at(-2)!);
    const widths = [layers[0]!, ...between, layers.at(-1)!];
    return multiplications(denseNetwork(widths, activationOf(network)));
  });
}

interface Cost {
  /** Cells written, and multiplications for each. */
  readonly cells: number;
  readonly each: number;
  /** The gradient that it is computed from, and by how many of its cells; null at the head. */
  readonly from: string | null;
  readonly addends: number;
}

function costOf(trace: Trace, step: Instruction): Cost {
  const key = step.writes[0]!;
  const index = trace.steps.indexOf(step);
  const { shape } = trace.at(key, index + 1)!;
  const first = shape.map(() => 0);
  const opened = expandStatement(step.statements[0]!, first, envAt(trace, index, 0));
  const sources = symbols(opened).filter(({ sym }) => differentiated(sym.id));
  const from = sources[0] ? keyOf(sources[0].sym) : null;
  return {
    cells: size(shape),
    each: multiplicationsIn(opened),
    from,
    addends: Math.max(1, sources.length),
  };
}

/** Products in an opened sum, each of n factors counted n − 1 times. */
export const multiplicationsIn = (expr: Expr): number =>
  (expr.kind === 'product' ? expr.factors.length - 1 : 0) + sum(parts(expr).map(multiplicationsIn));

/** Numbers to run a network of that shape on: they are not looked at. */
function anyValues(network: Network) {
  const classes = outputSize(network);
  return {
    ...initialParameters(network, 0),
    a0: zeros([...network.input, 1]),
    y: tensor(
      [classes, 1],
      Array.from({ length: classes }, (_, i) => (i === 0 ? 1 : 0)),
    ),
    alpha: scalar(1),
    N: scalar(1),
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
