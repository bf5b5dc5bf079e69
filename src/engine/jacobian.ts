import { symbols } from '../notation/traverse.ts';
import { add } from '../tensor/arithmetic.ts';
import { TensorError } from '../tensor/error.ts';
import { at, withCell, zeros, type Cell, type Tensor } from '../tensor/tensor.ts';
import type { Graph, Node } from './graph.ts';
import type { Rule, Values } from './operation.ts';
import { allocate, byRole, type Trace } from './trace.ts';
import { withGradients } from './instruction.ts';

interface Place {
  readonly key: string;
  readonly cell: Cell;
}

/**
 * ∂of/∂by between two cells of one operation, or of what does not depend on each other, where it is 0. Throws a
 * TensorError where more than one operation lies between. `rows` keeps what has been computed.
 */
export function jacobianAt(
  trace: Trace,
  step: number,
  of: Place,
  by: Place,
  rows = new Map<string, Tensor>(),
): number {
  if (of.key === by.key) return of.cell.join() === by.cell.join() ? 1 : 0;
  if (!dependsOn(trace.graph, of.key, by.key)) return 0;
  const name = `${of.key} ${of.cell.join(' ')} ${by.key}`;
  const row = rows.get(name) ?? jacobianRow(trace, step, of, by.key);
  rows.set(name, row);
  return at(row, by.cell);
}

/**
 * ∂of/∂by at one cell of `of` and every cell of `by`: what the backward rule of the operation gives when the gradient
 * sent in is 1 at that cell and 0 elsewhere. Where `by` plays several roles it is their sum.
 */
function jacobianRow(trace: Trace, step: number, of: Place, by: string): Tensor {
  const node = trace.graph.nodes.find(
    ({ operation, names }) =>
      operation.outputs.some((role) => names[role] === of.key) &&
      operation.inputs.some((role) => names[role] === by),
  );
  if (!node) throw new TensorError(of.key, `an operation that reads ${by} and writes it`, 'none');
  const values = known(trace, step, node);
  return node.operation.inputs
    .filter((role) => node.names[role] === by)
    .map((role) => rowOf(node, values, of, role))
    .reduce((sum, row) => {
      add(sum, sum, row);
      return sum;
    });
}

/** The same of one role. */
function rowOf(node: Node, values: Values, of: Place, input: string): Tensor {
  const output = node.operation.outputs.find((role) => node.names[role] === of.key)!;
  const rule = [node.operation.backward[input], ...node.operation.local].find(
    (one): one is Rule => one !== undefined && 'statements' in one && sends(one, output, input),
  );
  if (!rule)
    throw new TensorError(node.names[input]!, `a backward rule that reads d${of.key}`, 'none');
  const sent = withCell(zeros(values[of.key]!.shape), of.cell, 1);
  const read = { ...byRole(node.names, values), [`d${output}`]: sent };
  const names = withGradients(node.names);
  const received = allocate({ rule, names }, (key) => (values[key] ?? values[key.slice(1)]!).shape);
  rule.compute(received, read, node.attributes);
  return received[`d${input}`]!;
}

/** Whether a tensor is computed from another, however many operations lie between. */
function dependsOn({ nodes }: Pick<Graph, 'nodes'>, key: string, from: string): boolean {
  const node = nodes.find(({ operation, names }) =>
    operation.outputs.some((role) => names[role] === key),
  );
  const inputs = node?.operation.inputs.map((role) => node.names[role]!) ?? [];
  return inputs.some((input) => input === from || dependsOn({ nodes }, input, from));
}

/** Whether a rule makes the gradient at an input from that at an output. The head's own starts from the loss. */
const sends = ({ statements }: Rule, output: string, input: string): boolean =>
  statements.some(
    ({ lhs, rhs }) =>
      lhs.sym.id === `d${input}` && rhs.flatMap(symbols).some(({ sym }) => sym.id === `d${output}`),
  );

function known(trace: Trace, step: number, { names }: Node): Values {
  const entries = Object.values(names).map((key) => {
    const value = trace.at(key, step);
    if (!value) throw new TensorError(key, 'a value', `none after step ${step}`);
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}
