import { TensorError } from '../tensor/error.ts';
import type { Node } from './graph.ts';

export interface GraphDraft {
  /** In any order. */
  readonly nodes: readonly Node[];
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  readonly parameters: readonly string[];
}

/** Nodes so that each is after those that it reads from, else in the order given. */
export function ordered({ nodes, inputs, targets, parameters }: GraphDraft): Node[] {
  const given = new Set([...inputs, ...targets, ...parameters]);
  const writers = writersOf(nodes, given);
  const done = new Set<Node>();
  /** Nodes on the way from the one that is visited, each reading what the next computes. */
  const open: Node[] = [];
  const result: Node[] = [];
  const visit = (node: Node): void => {
    if (done.has(node)) return;
    open.push(node);
    for (const role of node.operation.inputs) {
      const name = nameIn(node, role);
      const writer = writers.get(name);
      if (writer && open.includes(writer)) throw circle(name, open.slice(open.indexOf(writer)));
      if (writer) visit(writer);
      else if (!given.has(name)) {
        throw new TensorError(
          name,
          'an operation that computes it, or a place among the inputs, targets and parameters',
          `neither, where ${node.operation.name} reads it: its name may be misspelt, or missing there`,
        );
      }
    }
    open.pop();
    done.add(node);
    result.push(node);
  };
  nodes.forEach(visit);
  return result;
}

/** The node that computes each tensor. */
function writersOf(nodes: readonly Node[], given: ReadonlySet<string>): Map<string, Node> {
  const writers = new Map<string, Node>();
  for (const node of nodes) {
    for (const role of node.operation.outputs) {
      const name = nameIn(node, role);
      const other = writers.get(name);
      const { name: operation } = node.operation;
      if (other) {
        throw new TensorError(
          name,
          'one operation that computes it',
          `two, ${other.operation.name} and ${operation}: one of their results needs another name`,
        );
      }
      if (given.has(name)) {
        throw new TensorError(
          name,
          'a tensor that is given or computed',
          `both: it is an input, target or parameter, and a result of ${operation}`,
        );
      }
      writers.set(name, node);
    }
  }
  return writers;
}

/** Of nodes each of which reads what the next computes, the last what the first does, which goes by that name. */
function circle(name: string, nodes: readonly Node[]): TensorError {
  const names = nodes.toReversed().map(({ operation, names: own }) => own[operation.outputs[0]!]!);
  const way = [name, ...names.filter((one) => one !== name), name].join(' → ');
  return new TensorError(name, 'a value computed before it is read', `a circle: ${way}`);
}

export function nameIn({ operation, names }: Node, role: string): string {
  const name = names[role];
  if (name === undefined)
    throw new TensorError(role, `a tensor for this role of ${operation.name}`, 'none');
  return name;
}
