import { renameStatement, symbols } from '../notation/traverse.ts';
import type { Named, Statement } from '../notation/expression.ts';
import { withAttributes } from '../notation/place.ts';
import { refOf } from '../notation/symbol.ts';
import { memo } from '../tensor/memo.ts';
import { gradientOf, symOf, type Graph, type Names } from './graph.ts';
import type { Attributes, Kind, Rule } from './operation.ts';

export type Phase = 'forward' | 'backward' | 'update';

/** One step of a pass: a rule, and the tensors it reads and writes by name. */
export interface Instruction {
  readonly phase: Phase;
  readonly kind: Kind;
  /** Name of the operation. */
  readonly operation: string;
  /** `affine.dW`: what equations group by. */
  readonly id: string;
  /** Layer of the operation. */
  readonly layer: number;
  /** Layer that the reader is at: where an error arrives, not where it was sent from. */
  readonly at: number;
  readonly rule: Rule;
  readonly names: Names;
  readonly attributes: Attributes;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** The rule's equations about these tensors. */
  readonly statements: readonly Statement[];
}

/** The names of a node, and those of their gradients by role. */
export const withGradients = (names: Names): Names => ({
  ...names,
  ...Object.fromEntries(Object.entries(names).map(([role, name]) => [`d${role}`, `d${name}`])),
});

/** The equations of a rule about the tensors that play its roles, with the numbers of the attributes. */
export function statementsOf(
  rule: Rule,
  names: Names,
  attributes: Attributes,
  symbolOf: (name: string) => Named['sym'],
): Statement[] {
  const replace = (one: Named): Named => {
    const name = names[one.sym.id];
    if (name === undefined) throw new Error(`no tensor plays the role ${one.sym.id}`);
    return { ...one, sym: symbolOf(name) };
  };
  return rule.statements.map((statement) =>
    renameStatement(withAttributes(statement, attributes), replace),
  );
}

/** Roles that a rule writes, in the order of its statements. */
export const rolesWritten = (rule: Rule): string[] => rule.statements.map(({ lhs }) => lhs.sym.id);

/** Roles that the statements of a rule read. */
export const rolesRead = memo((rule: Rule): readonly string[] => [
  ...new Set(rule.statements.flatMap(({ rhs }) => rhs.flatMap(symbols)).map(({ sym }) => sym.id)),
]);

/** A step of a pass over a graph: a rule, and the tensors that play its roles. */
export function instruction(
  graph: Graph,
  step: Omit<Instruction, 'id' | 'at' | 'reads' | 'writes' | 'statements'>,
): Instruction {
  const { kind, layer, rule, names, attributes } = step;
  const written = rolesWritten(rule);
  const writes = written.map((role) => names[role]!);
  const primal = gradientOf(graph, writes[0]!);
  let statements: Statement[] | undefined;
  return {
    ...step,
    id: `${kind}.${idOf(written[0]!, names, graph)}`,
    at: primal === null ? layer : arrives(graph, primal, layer),
    reads: rolesRead(rule).map((role) => names[role]!),
    writes,
    // Who only computes asks for none.
    get statements() {
      return (statements ??= statementsOf(rule, names, attributes, (name) => symOf(graph, name)));
    },
  };
}

/** Layer at which the gradient with respect to a tensor arrives; that by a parameter is computed at the layer that uses it. */
function arrives({ tensors }: Graph, name: string, layer: number): number {
  const { kind, layer: home } = tensors[name]!;
  return kind === 'parameter' ? layer : home;
}

/** The mean, the sum over uses and the update say whose: `mean.dW`, `descent.b`. */
function idOf(role: string, names: Names, graph: Graph): string {
  return role === 'g' || role === 'theta' ? symOf(graph, names[role]!).id : role;
}

/** Names under which the page marks what a step reads and writes. */
export const refsOf = (keys: readonly string[]): string[] => [...new Set(keys.map(refOf))];

/** How many steps of a pass belong to a phase. */
export const stepsIn = (steps: readonly Instruction[], wanted: Phase): number =>
  steps.filter(({ phase }) => phase === wanted).length;
