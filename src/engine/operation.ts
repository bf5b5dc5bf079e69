import type { Statement } from '../notation/expression.ts';
import { size, tensor, type Tensor } from '../tensor/tensor.ts';

/** Tensors by name. */
export type Values = Readonly<Record<string, Tensor>>;

/** Tensors of one application of an operation, by role. */
export type Tensors<Role extends string = string> = Readonly<Record<Role, Tensor>>;

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
export type KernelCall<Role extends string = string> = readonly [
  kernel: Kernel,
  writes: readonly Operand<Role>[],
  reads: readonly Operand<Role>[],
  constants?: (tensors: Tensors<Role>, attributes: Attributes) => readonly number[],
];

/** Fills the buffers of `out`, one for each role written. `out` may be the very buffer that is read. */
export interface Compute<Role extends string = string> {
  (out: Tensors<Role>, read: Tensors<Role>, attributes?: Attributes): void;
  /** What it consists of, where it is made of kernels; training leaves out those whose results nothing needs. */
  readonly calls?: readonly KernelCall[];
}

/** A computation made of kernels, one after the other. */
export function kernels<Role extends string>(...calls: readonly KernelCall<Role>[]): Compute<Role> {
  const compute = (
    out: Tensors<Role>,
    read: Tensors<Role>,
    attributes: Attributes = NO_ATTRIBUTES,
  ): void => {
    const known: Record<string, Tensor> = { ...read };
    for (const call of calls) {
      const [kernel, writes] = call;
      kernel(...operandsOf(call, out, known, attributes));
      // A later call reads what this one has filled.
      for (const role of writes.map(roleOf)) known[role] = (out as Values)[role]!;
    }
  };
  return Object.assign(compute, { calls });
}

/** The operands of a call: views of the tensors that are written, then of those that are read, then the constants. */
export function operandsOf(
  [, writes, reads, constants]: KernelCall,
  out: Values,
  read: Values,
  attributes: Attributes,
): Tensor[] {
  const operands = [
    ...writes.map((operand) => viewOf(operand, out)),
    ...reads.map((operand) => viewOf(operand, read)),
  ];
  if (constants) {
    const numbers = constants({ ...out, ...read }, attributes);
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
export interface Rule<Role extends string = string> {
  /** One statement for each role written, the one the step is about first; what they name is what the step reads. */
  readonly statements: readonly Statement[];
  readonly compute: Compute<Role>;
  /** The step in a sentence, `{W}` standing for the tensor of that role. */
  readonly description: string;
  /** The same in at most 24 characters. */
  readonly label: string;
}

/** An input that no gradient is sent to, and why. */
export interface NoRule {
  readonly none: string;
}

/** Steps of the stepper and equations of a chapter group operations by kind: `activation`, whichever it is. */
export type Kind = string;

export interface Operation {
  readonly name: string;
  readonly kind: Kind;
  /**
   * Codes of the axes of each input and output; the same code is the same length. A capital is an axis of the kind of its
   * small letter with a length of its own. `*` is any shape, the same for all that have it.
   */
  readonly axes: Readonly<Record<string, string>>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The outputs that a head predicts with and measures the loss by, one loss for each sample. */
  readonly prediction?: string;
  readonly loss?: string;
  /** Names of its attributes, each a whole number. */
  readonly attributes: readonly string[];
  /** Lengths of axes that only outputs have, from those of the inputs and the attributes. */
  lengths?(known: Lengths, attributes: Attributes): Lengths;
  readonly forward: readonly Rule[];
  readonly backward: Readonly<Record<string, Rule | NoRule>>;
  /** Rules by which a gradient at one output alone goes back, for outputs that the steps of the way back pass over. */
  readonly local: readonly Rule[];
  /** Throws a TensorError where what is given to it cannot be right. */
  check?(given: Tensors): void;
  /** Where the rules are derived. */
  readonly source: string;
  /** Lengths of the axes to show and test it with, and attributes; never two lengths equal. */
  readonly examples: readonly Lengths[];
}

/** Lengths of axes by code. */
export type Lengths = Readonly<Record<string, number>>;

type Gradient<Role extends string> = `d${Role}`;

interface Definition<Input extends string, Output extends string> {
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
  readonly prediction?: NoInfer<Output>;
  readonly loss?: NoInfer<Output>;
  readonly attributes?: readonly string[];
  lengths?(known: Lengths, attributes: Attributes): Lengths;
  readonly local?: readonly Rule<Input | Output | Gradient<Input> | Gradient<Output>>[];
  check?(given: Tensors<Input>): void;
  readonly source: string;
  readonly examples: readonly Lengths[];
}

/** An operation from its definition: an input without a rule and without a reason does not compile. */
export function defineOperation<Input extends string, Output extends string>({
  inputs,
  outputs,
  local = [],
  attributes = [],
  ...rest
}: Definition<Input, Output>): Operation {
  return {
    ...rest,
    local,
    attributes,
    axes: { ...inputs, ...outputs },
    inputs: Object.keys(inputs),
    outputs: Object.keys(outputs),
  };
}
