import type { TensorFunction } from '../expression.ts';

/** A function of whole tensors as it is written: numbers stand for its parts, texts for the signs between them. */
export type Written = number | string | { readonly name: string; readonly of: readonly Written[] };

interface Printed {
  /** What the function does to the parts, in TeX and on a line. */
  tex(parts: readonly string[]): string;
  readonly written: readonly Written[];
}

const applied =
  (name: string) =>
  (parts: readonly string[]): string =>
    `\\operatorname{${name}}(${parts.join(', ')})`;

const call = (name: string): readonly Written[] => [{ name, of: [0] }];

/** How functions of whole tensors are printed. */
const entries: Readonly<Record<TensorFunction, Printed>> = {
  conv2d: {
    tex: ([W, x, b]) => `${W} \\star ${x} + ${b}`,
    written: [0, '⋆', 1, '+', 2],
  },
  conv2dKernelGradient: {
    tex: ([dz, x]) => `${dz} \\star ${x}`,
    written: [0, '⋆', 1],
  },
  conv2dInputGradient: {
    tex: ([W, dz]) => `\\operatorname{rot}_{180}(${W}) \\ast_{\\text{full}} ${dz}`,
    written: [{ name: 'rot180', of: [0] }, '∗', 1],
  },
  sumOverPlaces: {
    tex: ([dz]) => `\\textstyle\\sum ${dz}`,
    written: ['Σ', 0],
  },
  maxPool2d: {
    tex: applied('maxpool'),
    written: call('maxpool'),
  },
  maxPool2dGradient: {
    tex: ([dy]) => applied('unpool')([dy!]),
    written: call('unpool'),
  },
  averagePool2d: {
    tex: applied('avgpool'),
    written: call('avgpool'),
  },
  averagePool2dGradient: {
    tex: ([dy]) => applied('unpool')([dy!]),
    written: call('unpool'),
  },
  squaredNorm: {
    tex: ([W]) => `\\lVert ${W} \\rVert^{2}`,
    written: ['‖', 0, '‖²'],
  },
  dot: {
    tex: ([a, b]) => `\\langle ${a}, ${b} \\rangle`,
    written: [{ name: 'dot', of: [0, 1] }],
  },
};

export const callTex = (name: TensorFunction, parts: readonly string[]): string =>
  entries[name].tex(parts);

/** How a function of whole tensors is written on a line. */
export const callWritten = (name: TensorFunction): readonly Written[] => entries[name].written;
