import { plus, role as named } from '../notation/expression.ts';
import { add } from '../tensor/arithmetic.ts';
import { memo } from '../tensor/memo.ts';
import { isPenalised, type Graph, type Names, type Node } from './graph.ts';
import { instruction, withGradients, type Instruction, type Phase } from './instruction.ts';
import {
  kernels,
  type Attributes,
  type KernelCall,
  type Operation,
  type Rule,
} from './operation.ts';

interface Options {
  /** Adds the steps that only a mini-batch of several samples has. */
  readonly batch: boolean;
  /** Also sends the gradient to the inputs. */
  readonly inputGradient?: boolean;
}

interface Use {
  readonly node: Node;
  readonly role: string;
}

/**
 * The steps of one training step: forward, backward, and, when every gradient is known, the updates. The same list for
 * the same graph and options.
 */
export const program = (
  graph: Graph,
  { batch, inputGradient = false }: Options,
): readonly Instruction[] =>
  inputGradient ? programToInputs(graph, batch) : programToParameters(graph, batch);

const programToParameters = memo((graph: Graph, batch: boolean) => build(graph, batch, false));
const programToInputs = memo((graph: Graph, batch: boolean) => build(graph, batch, true));

function build(graph: Graph, batch: boolean, inputGradient: boolean): readonly Instruction[] {
  const { nodes, parameters, tensors, meanLoss, meanGradient } = graph;
  const make = (
    phase: Phase,
    { kind, name: operation }: Pick<Operation, 'kind' | 'name'>,
    layer: number,
    rule: Rule,
    names: Names,
    attributes: Attributes = {},
  ): Instruction => instruction(graph, { phase, kind, operation, layer, rule, names, attributes });

  const forward = nodes.flatMap(({ operation, layer, names, attributes }) =>
    operation.forward.map((rule) => make('forward', operation, layer, rule, names, attributes)),
  );
  if (batch) {
    const last = Math.max(...nodes.map(({ layer }) => layer));
    const names = { L: graph.loss, N: 'N', Lbar: 'Lbar' };
    forward.push(make('forward', meanLoss, last, only(meanLoss), names));
  }
  forward.push(...penaltySteps(graph, batch, make));

  const uses = usesOf(graph, inputGradient);
  const missing = new Map([...uses].map(([name, all]) => [name, all.length]));
  const backward = nodes.toReversed().flatMap((node) =>
    node.operation.inputs.flatMap((role) => {
      const name = node.names[role]!;
      const all = uses.get(name) ?? [];
      const use = all.findIndex((one) => one.node === node && one.role === role);
      if (use < 0) return [];
      const { operation, layer, attributes } = node;
      const names = {
        ...withGradients(node.names),
        [`d${role}`]: all.length > 1 ? `d${name}_${use + 1}` : `d${name}`,
      };
      const rule = operation.backward[role] as Rule;
      const steps = [make('backward', operation, layer, rule, names, attributes)];
      missing.set(name, missing.get(name)! - 1);
      if (missing.get(name) === 0 && all.length > 1) {
        const { layer: home } = tensors[name]!;
        steps.push(
          make('backward', ACCUMULATE, home, sumRule(all.length), sumNames(name, all.length)),
        );
      }
      if (missing.get(name) === 0 && batch && parameters.includes(name)) {
        const mean = { g: `d${name}`, N: 'N' };
        steps.push(make('backward', meanGradient, layer, only(meanGradient), mean));
      }
      return steps;
    }),
  );
  const trained = parameters.filter((name) => uses.has(name));
  return [...forward, ...backward, ...updateSteps(graph, trained, make)];
}

type Make = (
  phase: Phase,
  operation: Operation,
  layer: number,
  rule: Rule,
  names: Names,
  attributes?: Attributes,
) => Instruction;

/** J, the loss with the L2 penalty of each tensor of weights. */
function penaltySteps(graph: Graph, batch: boolean, make: Make): Instruction[] {
  const { penalty, parameters, tensors } = graph;
  return parameters
    .filter((name) => isPenalised(graph, name))
    .map((W, n) => {
      const { layer, sym } = tensors[W]!;
      const L = n > 0 ? 'J' : batch ? 'Lbar' : graph.loss;
      const operation = penalty!.loss(sym.axes!, L === graph.loss ? 'n' : '');
      const names = { L, W, J: 'J' };
      return make('forward', operation, layer, only(operation), names, { lambda: penalty!.lambda });
    });
}

/** What the optimizer does: first what all parameters share, then parameter by parameter. */
function updateSteps(graph: Graph, trained: readonly string[], make: Make): Instruction[] {
  const { optimizer, penalty, tensors } = graph;
  const { attributes, shared, states, updates } = optimizer;
  const names = Object.fromEntries(Object.keys(shared).map((role) => [role, role]));
  const step = (
    operation: Operation,
    layer: number,
    all: Names,
    fixed = attributes,
  ): Instruction => {
    const roles = [...operation.inputs, ...operation.outputs];
    const own = Object.fromEntries(roles.map((role) => [role, all[role]!]));
    return make('update', operation, layer, only(operation), own, fixed);
  };
  const last = Math.max(...graph.nodes.map(({ layer }) => layer));
  return [
    ...Object.values(shared).map(({ advance }) => step(advance, last, names)),
    ...lastLayerFirst(graph, trained).flatMap((theta) => {
      const { layer } = tensors[theta]!;
      const [dW, W] = [`d${theta}`, theta];
      const g = isPenalised(graph, theta) ? `g${theta}` : dW;
      const own = Object.fromEntries(states.map((role) => [role, `${role}${theta}`]));
      const all = { ...names, ...own, theta, g, alpha: 'alpha' };
      return [
        ...(g === dW
          ? []
          : [step(penalty!.gradient, layer, { dW, W, g }, { lambda: penalty!.lambda })]),
        ...updates.map((operation) => step(operation, layer, all)),
      ];
    }),
  ];
}

/**
 * The places where each tensor that needs a gradient is read on the way to the loss, in forward order. A tensor needs one
 * where it is trained, or computed from something that is.
 */
function usesOf(
  { nodes, parameters, inputs, loss }: Graph,
  inputGradient: boolean,
): Map<string, Use[]> {
  const needs = new Set([...parameters, ...(inputGradient ? inputs : [])]);
  for (const { operation, names } of nodes) {
    if (operation.inputs.some((role) => needs.has(names[role]!)))
      for (const role of operation.outputs) needs.add(names[role]!);
  }
  const leads = new Set([loss]);
  const reached = nodes.toReversed().filter(({ operation, names }) => {
    const does = operation.outputs.some((role) => leads.has(names[role]!));
    if (does) for (const role of operation.inputs) leads.add(names[role]!);
    return does;
  });
  const uses = new Map<string, Use[]>();
  for (const node of reached.toReversed()) {
    for (const role of node.operation.inputs) {
      const name = node.names[role]!;
      const rule = node.operation.backward[role];
      if (!needs.has(name) || !rule || 'none' in rule) continue;
      uses.set(name, [...(uses.get(name) ?? []), { node, role }]);
    }
  }
  return uses;
}

/** Gradients of the last layer are used first, and of a layer W before b, as the gradients come. */
const lastLayerFirst = ({ tensors }: Graph, names: readonly string[]): string[] =>
  names.toSorted(
    (one, other) => tensors[other]!.layer - tensors[one]!.layer || (one < other ? -1 : 1),
  );

const only = ({ forward: [rule], name }: Operation): Rule => {
  if (!rule) throw new Error(`${name} has no forward rule`);
  return rule;
};

const ACCUMULATE = { kind: 'accumulate', name: 'sum over uses' } as const;

const shareNames = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `g${'abcdefghijklmnopqrstuvwxyz'[n] ?? n}`);

const sumNames = (name: string, count: number): Names => ({
  g: `d${name}`,
  ...Object.fromEntries(shareNames(count).map((share, n) => [share, `d${name}_${n + 1}`])),
});

/** The gradient with respect to a tensor that is used several times: the sum over its uses, in their order. */
function sumRule(count: number): Rule {
  const shares = shareNames(count);
  const calls = shares
    .slice(1)
    .map((share, n): KernelCall => [add, ['g'], [n ? 'g' : shares[0]!, share]]);
  return {
    statements: [{ lhs: named('g'), rhs: [plus(...shares.map((share) => named(share)))] }],
    compute: kernels(...calls),
    description: 'It is used more than once: add the gradients that come back from each use.',
    label: 'Sum over the uses',
  };
}
