import type { Language } from './callee.ts';
import type { Coefficient, Expr, TensorFunction } from '../expression.ts';
import { joined, line, type Code } from './tokens.ts';

type Call = Extract<Expr, { kind: 'call' }>;

interface Callee {
  readonly names: Readonly<Record<Language, string>>;
  /** Attributes that code passes on, in this order, after the tensors. */
  readonly attributes: readonly string[];
}

/** What functions of whole tensors are called in code. */
const callees: Readonly<Record<TensorFunction, Callee>> = {
  conv2d: {
    names: { numpy: 'conv2d', typescript: 'conv2d' },
    attributes: ['stride', 'padding'],
  },
  conv2dKernelGradient: {
    names: { numpy: 'conv2d_kernel_gradient', typescript: 'conv2dKernelGradient' },
    attributes: ['height', 'width', 'stride', 'padding'],
  },
  conv2dInputGradient: {
    names: { numpy: 'conv2d_input_gradient', typescript: 'conv2dInputGradient' },
    attributes: ['stride', 'padding'],
  },
  sumOverPlaces: {
    names: { numpy: 'sum_over_places', typescript: 'sumOverPlaces' },
    attributes: [],
  },
  maxPool2d: {
    names: { numpy: 'max_pool2d', typescript: 'maxPool2d' },
    attributes: ['height', 'width', 'stride'],
  },
  maxPool2dGradient: {
    names: { numpy: 'max_pool2d_gradient', typescript: 'maxPool2dGradient' },
    attributes: ['height', 'width', 'stride'],
  },
  averagePool2d: {
    names: { numpy: 'average_pool2d', typescript: 'averagePool2d' },
    attributes: ['height', 'width', 'stride'],
  },
  averagePool2dGradient: {
    names: { numpy: 'average_pool2d_gradient', typescript: 'averagePool2dGradient' },
    attributes: ['height', 'width', 'stride'],
  },
  squaredNorm: {
    names: { numpy: 'squared_norm', typescript: 'squaredNorm' },
    attributes: [],
  },
  dot: {
    names: { numpy: 'np.vdot', typescript: 'dot' },
    attributes: [],
  },
};

/** The call in code: the tensors, then the attributes. Throws a RangeError for an attribute without a number. */
export function callCode(
  { name, of, attributes }: Call,
  language: Language,
  code: (expr: Expr) => Code,
): Code {
  const { names, attributes: wanted } = callees[name];
  const numbers = wanted.map((one) => line`${numberOf(one, attributes[one])}`);
  return line`${names[language]}(${joined([...of.map(code), ...numbers], ', ')})`;
}

function numberOf(name: string, value: Coefficient | undefined): string {
  if (typeof value === 'number') return String(value);
  throw new RangeError(`the attribute ${name} has no number here`);
}
