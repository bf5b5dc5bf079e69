import { renameStatement, symbols, type Named, type Statement } from '../notation/expression.ts';
import { parseKey, refOf, type Family } from '../notation/symbol.ts';
import type { Kind, Operation, Rule } from './operation.ts';

/** Roles of an operation → names of tensors. */
export type Names = Partial<Record<Family, string>>;

/** An operation applied: which tensors play its roles, and the layer it belongs to. */
export interface Node {
  readonly operation: Operation;
  readonly layer: number;
  readonly names: Names;
}

/** A network as operations applied to named tensors, in forward order. */
export interface Graph {
  readonly nodes: readonly Node[];
  /** Trained tensors, in forward order. */
  readonly parameters: readonly string[];
  /** Given with each mini-batch: the input and the target. */
  readonly given: readonly string[];
  /** Applied where there is more than one sample. */
  readonly meanLoss: Operation;
  readonly meanGradient: Operation;
  readonly descent: Operation;
}

export type Phase = 'forward' | 'backward' | 'update';

/** One step of a pass: a rule, and the tensors it reads and writes by name. */
export interface Instruction {
  readonly phase: Phase;
  readonly kind: Kind;
  /** `affine.dW`: what equations group by. */
  readonly id: string;
  readonly layer: number;
  readonly rule: Rule;
  readonly names: Names;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** The rule's equations about these tensors. */
  readonly statements: readonly Statement[];
}

interface Options {
  /** Adds the steps that only a mini-batch of several samples has. */
  readonly batch: boolean;
  /** Also sends the gradient to the input. */
  readonly inputGradient?: boolean;
}

/** The steps of one training step: forward, backward, and, when every gradient is known, the updates. */
export function program(graph: Graph, { batch, inputGradient = false }: Options): Instruction[] {
  const { nodes, parameters, given, meanLoss, meanGradient, descent } = graph;
  const last = nodes.at(-1)?.layer ?? 0;
  const forward = nodes.flatMap(({ operation, layer, names }) =>
    operation.forward.map((rule) => instruction('forward', operation.kind, layer, rule, names)),
  );
  if (batch) {
    forward.push(
      instruction('forward', 'mean', last, only(meanLoss), { L: 'L', N: 'N', Lbar: 'Lbar' }),
    );
  }
  const backward = nodes.toReversed().flatMap(({ operation, layer, names }) =>
    operation.inputs
      .filter((role) => inputGradient || !given.includes(names[role]!))
      .flatMap((role) => {
        const rule = operation.backward[role];
        if (!rule || 'none' in rule) return [];
        const steps = [instruction('backward', operation.kind, layer, rule, withGradients(names))];
        if (batch && parameters.includes(names[role]!)) {
          const mean = { g: `d${names[role]}`, N: 'N' };
          steps.push(instruction('backward', 'mean', layer, only(meanGradient), mean));
        }
        return steps;
      }),
  );
  const update = parameters.toReversed().map((theta) => {
    const names = { theta, g: `d${theta}`, alpha: 'alpha' };
    return instruction('update', 'descent', parseKey(theta).layer?.plus ?? 0, only(descent), names);
  });
  return [...forward, ...backward, ...weightsFirst(update)];
}

/** How many steps of a pass belong to a phase. */
export const stepsIn = (steps: readonly Instruction[], wanted: Phase): number =>
  steps.filter(({ phase }) => phase === wanted).length;

/** W before b of the same layer, as the gradients come. */
const weightsFirst = (update: readonly Instruction[]): Instruction[] =>
  update.toSorted(
    (one, other) => other.layer - one.layer || (one.writes[0]! < other.writes[0]! ? -1 : 1),
  );

const only = ({ forward: [rule], name }: Operation): Rule => {
  if (!rule) throw new Error(`${name} has no forward rule`);
  return rule;
};

const withGradients = (names: Names): Names => ({
  ...names,
  ...Object.fromEntries(Object.entries(names).map(([role, name]) => [`d${role}`, `d${name}`])),
});

function instruction(
  phase: Phase,
  kind: Kind,
  layer: number,
  rule: Rule,
  names: Names,
): Instruction {
  const nameOf = (role: Family): string => {
    const name = names[role];
    if (!name) throw new Error(`no tensor plays the role ${role} in a step of ${kind}`);
    return name;
  };
  const written = rule.statements.map(({ lhs }) => lhs.sym.family);
  const roles = rule.statements
    .flatMap(({ rhs }) => rhs.flatMap(symbols))
    .map(({ sym }) => sym.family);
  const read = [...new Set(roles)];
  const replace = (named: Named): Named => ({ ...named, sym: parseKey(nameOf(named.sym.family)) });
  return {
    phase,
    kind,
    id: `${kind}.${idOf(written[0]!, names)}`,
    layer,
    rule,
    names,
    reads: read.map(nameOf),
    writes: written.map(nameOf),
    statements: rule.statements.map((statement) => renameStatement(statement, replace)),
  };
}

/** The mean and the update say whose: `mean.dW`, `descent.b`. */
function idOf(role: Family, names: Names): Family {
  return role === 'g' || role === 'theta' ? parseKey(names[role]!).family : role;
}

/** Names under which the page marks what a step reads and writes. */
export const refsOf = (keys: readonly string[]): string[] => [...new Set(keys.map(refOf))];
