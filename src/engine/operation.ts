import type { Statement } from '../notation/expression.ts';
import type { Family } from '../notation/symbol.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** Tensors by name. */
export type Values = Readonly<Record<string, Tensor>>;

/** Tensors of one application of an operation, by role. */
export type Tensors<Role extends Family = Family> = Readonly<Record<Role, Tensor>>;

/** A function of tensors that fills the first of them, of which it may also read one. */
export type Kernel = (...operands: Tensor[]) => void;

/** A kernel applied to the tensors of roles: those it fills, then those it reads. */
export type Call<Role extends Family = Family> = readonly [
  kernel: Kernel,
  writes: readonly Role[],
  reads: readonly Role[],
];

/** Fills the buffers of `out`, one for each role written. `out` may be the very buffer that is read. */
export interface Compute<Role extends Family = Family> {
  (out: Tensors<Role>, read: Tensors<Role>): void;
  /** What it consists of, where it is made of kernels; training leaves out those whose results nothing needs. */
  readonly calls?: readonly Call[];
}

/** A computation made of kernels, one after the other. */
export function kernels<Role extends Family>(...calls: readonly Call<Role>[]): Compute<Role> {
  const compute = (out: Tensors<Role>, read: Tensors<Role>): void => {
    for (const [kernel, writes, reads] of calls) {
      kernel(...writes.map((role) => out[role]), ...reads.map((role) => read[role]));
    }
  };
  return Object.assign(compute, { calls });
}

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
