import type { Statement } from '../notation/expression.ts';
import type { Family } from '../notation/symbol.ts';
import { size, tensor, type Tensor } from '../tensor/tensor.ts';

/** Tensors by name. */
export type Values = Readonly<Record<string, Tensor>>;

/** Tensors of one application of an operation, by role. */
export type Tensors<Role extends string = Family> = Readonly<Record<Role, Tensor>>;

/** Numbers that an application of an operation fixes, such as a stride. */
export type Attributes = Readonly<Record<string, number>>;

/** A function of tensors that fills the first of them, of which it may also read one. */
export type Kernel = (...operands: Tensor[]) => void;

/** A role, or a role seen as a matrix: its first `rows` axes are the rows, the others the columns. */
export type Operand<Role extends string = string> = Role | readonly [role: Role, rows: number];

/**
 * A kernel applied to the tensors of roles: those it fills, then those it reads, then, where there are any, the
 * constants that it needs (lengths, stride …) as one tensor of one axis.
 */
export type Call<Role extends string = string> = readonly [
  kernel: Kernel,
  writes: readonly Operand<Role>[],
  reads: readonly Operand<Role>[],
  constants?: (tensors: Tensors<Role>, attributes: Attributes) => readonly number[],
];

/** Fills the buffers of `out`, one for each role written. `out` may be the very buffer that is read. */
export interface Compute<Role extends string = Family> {
  (out: Tensors<Role>, read: Tensors<Role>, attributes?: Attributes): void;
  /** What it consists of, where it is made of kernels; training leaves out those whose results nothing needs. */
  readonly calls?: readonly Call[];
}

/** A computation made of kernels, one after the other. */
export function kernels<Role extends string>(...calls: readonly Call<Role>[]): Compute<Role> {
  const compute = (
    out: Tensors<Role>,
    read: Tensors<Role>,
    attributes: Attributes = NO_ATTRIBUTES,
  ): void => {
    // What a call fills that is no input of the rule, a later one may read.
    for (const call of calls) {
      const [kernel] = call;
      kernel(...operandsOf(call as Call, out, { ...out, ...read }, attributes));
    }
  };
  return Object.assign(compute, { calls: calls as readonly Call[] });
}

/** The operands of a call: views of the tensors that are written, then of those that are read, then the constants. */
export function operandsOf(
  [, writes, reads, constants]: Call,
  out: Values,
  read: Values,
  attributes: Attributes,
): Tensor[] {
  const operands = [
    ...writes.map((operand) => viewOf(operand, out)),
    ...reads.map((operand) => viewOf(operand, read)),
  ];
  if (constants) {
    const numbers = constants(read, attributes);
    operands.push(tensor([numbers.length], numbers));
  }
  return operands;
}

/** The role of an operand. */
export const roleOf = <Role extends string>(operand: Operand<Role>): Role =>
  typeof operand === 'string' ? operand : operand[0];

function viewOf(operand: Operand, tensors: Values): Tensor {
  const tensor = tensors[roleOf(operand)]!;
  if (typeof operand === 'string') return tensor;
  const [, rows] = operand;
  const { shape, data } = tensor;
  return { shape: [size(shape.slice(0, rows)), size(shape.slice(rows))], data };
}

const NO_ATTRIBUTES: Attributes = {};

/** One step of the trace: what it writes, the equation of each thing it writes, and how it is computed. */
export interface Rule<Role extends Family = Family> {
  /** One statement for each role written, the one the step is about first; what they name is what the step reads. */
  readonly statements: readonly Statement[];
  readonly compute: Compute<Role>;
  /** The step in a sentence, `{W}` standing for the tensor of that role. */
  readonly says: string;
  /** The same in at most 24 characters. */
  readonly short: string;
}

/** An input that no gradient is sent to, and why. */
export interface NoRule {
  readonly none: string;
}

/** Steps of the stepper and equations of a chapter group operations by kind, whichever activation it is. */
export type Kind = 'affine' | 'activation' | 'head' | 'mean' | 'descent';

export interface Operation {
  readonly name: string;
  readonly kind: Kind;
  /** Letters of the axes of each input and output; `*` is any shape, the same for all that have it. */
  readonly axes: Partial<Record<Family, string>>;
  readonly inputs: readonly Family[];
  readonly outputs: readonly Family[];
  readonly forward: readonly Rule[];
  readonly backward: Partial<Record<Family, Rule | NoRule>>;
  /** Rules by which a gradient at one output alone goes back, for outputs that the steps of the way back pass over. */
  readonly local: readonly Rule[];
  /** Throws a TensorError where what is given to it cannot be right. */
  check?(given: Tensors): void;
  /** Where the rules are derived. */
  readonly source: string;
  /** Lengths of the axes to show and test it with; never two equal. */
  readonly examples: readonly Readonly<Record<string, number>>[];
}

type Gradient<Role extends Family> = Extract<Family, `d${Role}`>;

interface Definition<Input extends Family, Output extends Family> {
  readonly name: string;
  readonly kind: Kind;
  readonly inputs: Readonly<Record<Input, string>>;
  readonly outputs: Readonly<Record<Output, string>>;
  readonly forward: readonly Rule<NoInfer<Input | Output>>[];
  /** A rule for each input, or the reason for having none. */
  readonly backward: Readonly<
    Record<
      NoInfer<Input>,
      Rule<NoInfer<Input | Output | Gradient<Input> | Gradient<Output>>> | NoRule
    >
  >;
  readonly local?: readonly Rule<Input | Output | Gradient<Input> | Gradient<Output>>[];
  check?(given: Tensors<Input>): void;
  readonly source: string;
  readonly examples: readonly Readonly<Record<string, number>>[];
}

/** An operation from its definition: an input without a rule and without a reason does not compile. */
export function defineOperation<Input extends Family, Output extends Family>({
  inputs,
  outputs,
  local = [],
  ...rest
}: Definition<Input, Output>): Operation {
  return {
    ...rest,
    local,
    axes: { ...inputs, ...outputs },
    inputs: Object.keys(inputs) as Family[],
    outputs: Object.keys(outputs) as Family[],
  };
}
