import { symbols } from '../notation/expression.ts';
import type { Family } from '../notation/symbol.ts';
import { TensorError } from '../tensor/error.ts';
import { at, withCell, zeros, type Cell } from '../tensor/tensor.ts';
import type { Node } from './graph.ts';
import type { Rule, Values } from './operation.ts';
import { byRole, type Trace } from './trace.ts';

interface Place {
  readonly key: string;
  readonly cell: Cell;
}

/**
 * ∂of/∂by between two cells of one operation: the row of the Jacobian that its backward rule gives when the
 * gradient sent in is one at the cell of `of` and nought elsewhere.
 */
export function jacobianAt(trace: Trace, step: number, of: Place, by: Place): number {
  const node = trace.graph.nodes.find(
    ({ operation, names }) =>
      operation.outputs.some((role) => names[role] === of.key) &&
      operation.inputs.some((role) => names[role] === by.key),
  );
  if (!node)
    throw new TensorError(of.key, `an operation that reads ${by.key} and writes it`, 'none');
  const [output, input] = [roleOf(node, of.key), roleOf(node, by.key)];
  const rule = node.operation.backward[input];
  const values = known(trace, step, node);
  if (!rule || 'none' in rule || !readsGradient(rule, output)) {
    throw new TensorError(by.key, `a backward rule that reads d${of.key}`, 'none');
  }
  const sent = zeros(values[of.key]!.shape);
  const received = zeros(values[by.key]!.shape);
  const read = { ...byRole(node.names, values), [`d${output}`]: withCell(sent, of.cell, 1) };
  rule.compute({ [`d${input}`]: received } as typeof read, read);
  return at(received, by.cell);
}

/** The rule of the head starts from the loss: no gradient by p is sent into it. */
const readsGradient = ({ statements }: Rule, output: Family): boolean =>
  statements.some(({ rhs }) => rhs.flatMap(symbols).some(({ sym }) => sym.family === `d${output}`));

const roleOf = ({ names }: Node, key: string): Family =>
  Object.entries(names).find(([, name]) => name === key)![0] as Family;

function known(trace: Trace, step: number, { names }: Node): Values {
  const entries = Object.values(names).map((key) => {
    const value = trace.at(key, step);
    if (!value) throw new TensorError(key, 'a value', `none after step ${step}`);
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}
