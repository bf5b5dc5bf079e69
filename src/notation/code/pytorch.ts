import type { Code } from './tokens.ts';

/** What PyTorch calls otherwise than NumPy. */
const names: readonly (readonly [RegExp, string])[] = [
  [/\bnp\.moveaxis\b/g, 'torch.movedim'],
  [/\bnp\./g, 'torch.'],
  [/\.max\(axis=/g, '.amax(dim='],
  [/\baxis=/g, 'dim='],
];

/** NumPy as PyTorch: arrays are tensors, and most functions have the same names. */
export const pytorchText = (text: string): string =>
  names.reduce((renamed, [from, to]) => renamed.replace(from, to), text);

export const pytorch = (numpy: Code): Code =>
  numpy.map((token) => (token.key === null ? { ...token, text: pytorchText(token.text) } : token));
