import type { Language } from './callee.ts';
import type { Coefficient, Expr, TensorFunction } from '../expression.ts';
import { joined, line, type Code } from './tokens.ts';

type Call = Extract<Expr, { kind: 'call' }>;

/** A function of whole tensors as it is written: numbers stand for its parts, texts for the signs between them. */
export type Written = number | string | { readonly name: string; readonly of: readonly Written[] };

interface Entry {
  /** What the function does to the parts, in TeX and on a line. */
  tex(parts: readonly string[]): string;
  readonly written: readonly Written[];
  readonly names: Readonly<Record<Language, string>>;
  /** Attributes that code passes on, in this order, after the tensors. */
  readonly attributes: readonly string[];
}

const applied =
  (name: string) =>
  (parts: readonly string[]): string =>
    `\\operatorname{${name}}(${parts.join(', ')})`;

const call = (name: string): readonly Written[] => [{ name, of: [0] }];

/** Functions of whole tensors: how they are printed, and what they are called in code. */
const entries: Readonly<Record<TensorFunction, Entry>> = {
  conv2d: {
    tex: ([W, x, b]) => `${W} \\star ${x} + ${b}`,
    written: [0, '⋆', 1, '+', 2],
    names: { numpy: 'conv2d', typescript: 'conv2d' },
    attributes: ['stride', 'padding'],
  },
  conv2dKernelGradient: {
    tex: ([dz, x]) => `${dz} \\star ${x}`,
    written: [0, '⋆', 1],
    names: { numpy: 'conv2d_kernel_gradient', typescript: 'conv2dKernelGradient' },
    attributes: ['height', 'width', 'stride', 'padding'],
  },
  conv2dInputGradient: {
    tex: ([W, dz]) => `\\operatorname{rot}_{180}(${W}) \\ast_{\\text{full}} ${dz}`,
    written: [{ name: 'rot180', of: [0] }, '∗', 1],
    names: { numpy: 'conv2d_input_gradient', typescript: 'conv2dInputGradient' },
    attributes: ['stride', 'padding'],
  },
  sumOverPlaces: {
    tex: ([dz]) => `\\textstyle\\sum ${dz}`,
    written: ['Σ', 0],
    names: { numpy: 'sum_over_places', typescript: 'sumOverPlaces' },
    attributes: [],
  },
  maxPool2d: {
    tex: applied('maxpool'),
    written: call('maxpool'),
    names: { numpy: 'max_pool2d', typescript: 'maxPool2d' },
    attributes: ['height', 'width', 'stride'],
  },
  maxPool2dGradient: {
    tex: ([dy]) => applied('unpool')([dy!]),
    written: call('unpool'),
    names: { numpy: 'max_pool2d_gradient', typescript: 'maxPool2dGradient' },
    attributes: ['height', 'width', 'stride'],
  },
  averagePool2d: {
    tex: applied('avgpool'),
    written: call('avgpool'),
    names: { numpy: 'average_pool2d', typescript: 'averagePool2d' },
    attributes: ['height', 'width', 'stride'],
  },
  averagePool2dGradient: {
    tex: ([dy]) => applied('unpool')([dy!]),
    written: call('unpool'),
    names: { numpy: 'average_pool2d_gradient', typescript: 'averagePool2dGradient' },
    attributes: ['height', 'width', 'stride'],
  },
  squaredNorm: {
    tex: ([W]) => `\\lVert ${W} \\rVert^{2}`,
    written: ['‖', 0, '‖²'],
    names: { numpy: 'squared_norm', typescript: 'squaredNorm' },
    attributes: [],
  },
  dot: {
    tex: ([a, b]) => `\\langle ${a}, ${b} \\rangle`,
    written: [{ name: 'dot', of: [0, 1] }],
    names: { numpy: 'np.vdot', typescript: 'dot' },
    attributes: [],
  },
};

export const callTex = (name: TensorFunction, parts: readonly string[]): string =>
  entries[name].tex(parts);

/** How a function of whole tensors is written on a line. */
export const callWritten = (name: TensorFunction): readonly Written[] => entries[name].written;

/** The call in code: the tensors, then the attributes. Throws a RangeError for an attribute without a number. */
export function callCode(
  { name, of, attributes }: Call,
  language: Language,
  code: (expr: Expr) => Code,
): Code {
  const { names, attributes: wanted } = entries[name];
  const numbers = wanted.map((one) => line`${numberOf(one, attributes[one])}`);
  return line`${names[language]}(${joined([...of.map(code), ...numbers], ', ')})`;
}

function numberOf(name: string, value: Coefficient | undefined): string {
  if (typeof value === 'number') return String(value);
  throw new RangeError(`the attribute ${name} has no number here`);
}
