/**
 * What symbols and axes mean. A tensor has one name in the engine, the equations, the diagram, the files and the page:
 * `W2 b2 z2 a2 p y L`; the gradient ∂L/∂z² is `dz2`, in the text δ²; `a0` is the input. A chapter may bring symbols of
 * its own.
 */

/** What a name is about; each hue colours the names of one kind, never values. */
export type ColorRole =
  'weight' | 'bias' | 'activation' | 'preactivation' | 'gradient' | 'loss' | 'plain';

export interface SymbolEntry {
  readonly tex: string;
  /** The letter in plain text; default: the name of the symbol. */
  readonly text?: string;
  /** Codes of its axes where nothing else is said of a tensor; `*` is any shape. */
  readonly axes: string;
  readonly hue: ColorRole;
  /** `{m}` stands for the layer. */
  readonly words: string;
  /** The symbol whose occurrences light with this one: a value kept for a later step is no tensor of its own to the reader. */
  readonly viewOf?: string;
  /** Holds 0 where a factor is left out: such terms are not part of an opened sum. */
  readonly mask?: true;
}

/** What an axis counts. `batch` is the axis of samples, the last of a tensor that has one. */
export type AxisRole = 'batch' | 'unit' | 'channel' | 'space' | 'window' | 'any';

export interface AxisEntry {
  readonly role: AxisRole;
  /** What one place on it is called: `row 3`. */
  readonly words: string;
}

export interface Vocabulary {
  readonly symbols: Readonly<Record<string, SymbolEntry>>;
  /** By code: one character. */
  readonly axes: Readonly<Record<string, AxisEntry>>;
}

export const symbolEntries = {
  W: { tex: 'W', axes: 'ik', hue: 'weight', words: 'weights of layer {m}' },
  b: { tex: 'b', axes: 'i', hue: 'bias', words: 'biases of layer {m}' },
  z: { tex: 'z', axes: 'in', hue: 'preactivation', words: 'pre-activations of layer {m}' },
  a: { tex: 'a', axes: 'in', hue: 'activation', words: 'activations of layer {m}' },
  s: { tex: 's', axes: 'chwn', hue: 'activation', words: 'pooled maps of layer {m}' },
  f: { tex: 'f', axes: 'in', hue: 'activation', words: 'flattened maps of layer {m}' },
  r: { tex: 'r', axes: 'in', hue: 'activation', words: 'sum at layer {m}' },
  p: { tex: 'p', axes: 'in', hue: 'activation', words: 'predicted probabilities' },
  y: { tex: 'y', axes: 'in', hue: 'plain', words: 'target' },
  L: { tex: 'L', axes: 'n', hue: 'loss', words: 'loss of the sample' },
  logp: {
    tex: '\\log p',
    axes: 'in',
    hue: 'activation',
    words: 'logarithms of the probabilities',
    viewOf: 'p',
  },
  da_dz: {
    tex: "\\sigma'",
    axes: 'in',
    hue: 'preactivation',
    words: 'slope of the activation function in layer {m}',
    viewOf: 'z',
  },
  slope: {
    tex: "\\sigma'",
    text: 'σ′',
    axes: 'in',
    hue: 'preactivation',
    words: 'slope of the activation function in layer {m}',
  },
  patches: {
    tex: 'X',
    text: 'X',
    axes: 'cuvhwn',
    hue: 'activation',
    words: 'patches under the kernels of layer {m}',
  },
  won: {
    tex: 'M',
    text: 'M',
    axes: 'cuvhwn',
    hue: 'plain',
    words: 'positions of the maxima of layer {m}',
    mask: true,
  },
  Lbar: {
    tex: '\\bar L',
    text: 'L',
    axes: '',
    hue: 'loss',
    words: 'mean loss of the mini-batch',
  },
  J: { tex: 'J', axes: '', hue: 'loss', words: 'loss with the L2 penalty' },
  mT: {
    tex: '{\\beta_1^t}',
    text: 'β₁ᵗ',
    axes: '',
    hue: 'plain',
    words: 'β₁ to the power of the training steps done',
  },
  qT: {
    tex: '{\\beta_2^t}',
    text: 'β₂ᵗ',
    axes: '',
    hue: 'plain',
    words: 'β₂ to the power of the training steps done',
  },
  alpha: { tex: '\\alpha', text: 'α', axes: '', hue: 'plain', words: 'learning rate' },
  N: { tex: 'N', axes: '', hue: 'plain', words: 'number of samples in the mini-batch' },
  theta: { tex: '\\theta', text: 'θ', axes: '*', hue: 'weight', words: 'a parameter' },
  g: { tex: 'g', axes: '*', hue: 'gradient', words: 'gradient of a parameter' },
} as const satisfies Vocabulary['symbols'];

const axisEntries = {
  n: { role: 'batch', words: 'sample' },
  i: { role: 'unit', words: 'unit' },
  k: { role: 'unit', words: 'unit of the layer before' },
  o: { role: 'channel', words: 'filter' },
  c: { role: 'channel', words: 'channel' },
  h: { role: 'space', words: 'row' },
  w: { role: 'space', words: 'column' },
  u: { role: 'window', words: 'row of the window' },
  v: { role: 'window', words: 'column of the window' },
  '*': { role: 'any', words: 'place' },
} as const satisfies Vocabulary['axes'];

/** The symbols that every chapter has. */
const vocabulary: Vocabulary = { symbols: symbolEntries, axes: axisEntries };

let current: Vocabulary = vocabulary;

/** Takes the vocabulary of the chapter whose page is made or read. */
export function takeVocabularyOf(chapter: Partial<Vocabulary>): void {
  current = {
    symbols: { ...vocabulary.symbols, ...chapter.symbols },
    axes: { ...vocabulary.axes, ...chapter.axes },
  };
}

export const symbolEntry = (name: string): SymbolEntry | undefined =>
  Object.hasOwn(current.symbols, name) ? current.symbols[name] : undefined;

/** Whether a letter is the code of an axis. */
export const isAxis = (code: string): boolean => Object.hasOwn(current.axes, code);

/** Throws a RangeError for a code that no axis has. */
export function axisEntry(code: string): AxisEntry {
  const entry = current.axes[code];
  if (!entry) throw new RangeError(`"${code}" is not the code of an axis`);
  return entry;
}
