import { expandStatement } from '../../notation/evaluation/expand.ts';
import type { Expr } from '../../notation/expression.ts';
import { symbols } from '../../notation/traverse.ts';
import { flattenSum } from '../../notation/evaluation/flatten-sum.ts';
import { keyOf } from '../../notation/symbol.ts';
import { cells, type Cell } from '../../tensor/tensor.ts';
import { envAt } from '../../engine/env.ts';
import type { Node } from '../../engine/graph.ts';
import type { Trace } from '../../engine/trace.ts';

/** One product of a weighted sum: the cell it is added to, and the two that are multiplied, all without the sample. */
export interface Use {
  readonly output: Cell;
  readonly weight: Cell;
  readonly input: Cell;
}

/** Which of the three arrays of a convolution a cell is of. */
export type Part = keyof Use;

/** A pooled cell and the cells of its window; the winner of a maximum, null of a mean. */
export interface PoolWindow {
  readonly output: Cell;
  readonly cells: readonly Cell[];
  readonly winner: Cell | null;
}

/** The forward step of a node, 0-based, and the expanded expression behind each cell that it writes. */
function expanded(trace: Trace, { names }: Node, output: string, sample: number) {
  const s = trace.steps.findIndex((step) => step.phase === 'forward' && step.names === names);
  const [statement] = trace.steps[s]!.statements;
  const env = envAt(trace, s, sample);
  const places = cells(trace.at(output, s + 1)!.shape.slice(0, -1));
  return places.map((place) => ({
    place,
    behind: flattenSum(expandStatement(statement!, [...place, sample], env)),
  }));
}

const termsOf = (behind: Expr): readonly Expr[] =>
  behind.kind === 'sum' ? behind.terms.map(({ of }) => of) : [behind];

/** Every product that a convolution adds up, as the sums behind its cells name them. */
export function usesOf(trace: Trace, node: Node, sample: number): Use[] {
  const { W, x, z } = node.names;
  return expanded(trace, node, z!, sample).flatMap(({ place, behind }) =>
    termsOf(behind).flatMap((term) => {
      const named = symbols(term);
      const weight = named.find(({ sym }) => keyOf(sym) === W);
      const input = named.find(({ sym }) => keyOf(sym) === x);
      if (!weight || !input) return [];
      return {
        output: place,
        weight: weight.at as Cell,
        input: (input.at as Cell).slice(0, -1),
      };
    }),
  );
}

/** The windows of a pooling, and the winner of each. */
export function poolWindows(trace: Trace, node: Node, sample: number): PoolWindow[] {
  const { y, won } = node.names;
  const winners = won === undefined ? undefined : trace.at(won, trace.steps.length);
  return expanded(trace, node, y!, sample).map(({ place, behind }) => {
    const read = symbols(behind).map(({ at }) => (at as Cell).slice(0, -1));
    return { output: place, cells: read, winner: winners ? winnerAt(place) : null };

    /** `won` is [channel, row and column of the window, row and column of the output, sample]. */
    function winnerAt([channel = 0, row = 0, column = 0]: Cell): Cell {
      const { shape, data } = winners!;
      const [, U = 1, V = 1, rows = 1, columns = 1, N = 1] = shape;
      const n = read.findIndex((_, place) => {
        const [u, v] = [Math.floor(place / V), place % V];
        const window = (channel * U + u) * V + v;
        return data[((window * rows + row) * columns + column) * N + sample] === 1;
      });
      return read[n]!;
    }
  });
}
