/**
 * The one vocabulary: a tensor has one name in the engine, the equations, the diagram, the files and the page.
 * `W2 b2 z2 a2 p y L`; the gradient ∂L/∂z² is `dz2`, in the text δ²; `a0` is the input.
 */

/** What a name speaks of; each hue colours the names of one kind, never values. */
export type Hue =
  'weight' | 'bias' | 'activation' | 'preactivation' | 'gradient' | 'loss' | 'plain';

interface Entry {
  readonly tex: string;
  /** One letter an axis: i unit, k unit of the layer below, n sample. */
  readonly axes: string;
  readonly hue: Hue;
  /** `{m}` stands for the layer. */
  readonly words: string;
  /** The family whose occurrences light with this one: a value kept for a later step is no tensor of its own to the reader. */
  readonly viewOf?: 'p' | 'z';
}

const primal = {
  W: { tex: 'W', axes: 'ik', hue: 'weight', words: 'weights of layer {m}' },
  b: { tex: 'b', axes: 'i', hue: 'bias', words: 'biases of layer {m}' },
  z: { tex: 'z', axes: 'in', hue: 'preactivation', words: 'pre-activations of layer {m}' },
  a: { tex: 'a', axes: 'in', hue: 'activation', words: 'activations of layer {m}' },
  p: { tex: 'p', axes: 'in', hue: 'activation', words: 'predicted probabilities' },
  y: { tex: 'y', axes: 'in', hue: 'plain', words: 'target' },
  L: { tex: 'L', axes: 'n', hue: 'loss', words: 'loss of the sample' },
} as const satisfies Record<string, Entry>;

const others = {
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
    words: 'slope of the activation at layer {m}',
    viewOf: 'z',
  },
  Lbar: { tex: '\\bar L', axes: '', hue: 'loss', words: 'mean loss of the mini-batch' },
  alpha: { tex: '\\alpha', axes: '', hue: 'plain', words: 'learning rate' },
  N: { tex: 'N', axes: '', hue: 'plain', words: 'number of samples in the mini-batch' },
  theta: { tex: '\\theta', axes: '*', hue: 'weight', words: 'a parameter' },
  g: { tex: 'g', axes: '*', hue: 'gradient', words: 'gradient of a parameter' },
} as const satisfies Record<string, Entry>;

type Primal = keyof typeof primal;
export type Family = Primal | keyof typeof others | `d${Primal}`;

/** A layer by number (`base` null), or relative to `l`, the last, or `m`, any: `l−1` is {base: 'l', plus: −1}. */
export interface Layer {
  readonly base: 'l' | 'm' | null;
  readonly plus: number;
}

export interface Sym {
  readonly family: Family;
  readonly layer: Layer | null;
}

/** The family whose gradient this is, or null. */
export const differentiated = (family: Family): Primal | null =>
  family.startsWith('d') && family.slice(1) in primal ? (family.slice(1) as Primal) : null;

export function describe(family: Family): Entry {
  const by = differentiated(family);
  if (!by) return { ...primal, ...others }[family as Primal | keyof typeof others];
  const { tex, axes, words } = primal[by];
  return { tex, axes, hue: 'gradient', words: `gradient of the loss by the ${words}` };
}

/** Whether the last axis counts samples, so that the page looks at one column. */
export const isColumn = (family: Family): boolean => describe(family).axes.endsWith('n');

export const numbered = (layer: number): Layer => ({ base: null, plus: layer });

/** `dz2` → its symbol. Throws a RangeError for a name that is not of the vocabulary. */
export function parseKey(key: string): Sym {
  const [, family = '', digits] = /^([A-Za-z_]+?)(\d+)?$/.exec(key) ?? [];
  if (!(family in primal || family in others || differentiated(family as Family))) {
    throw new RangeError(`"${key}" is not the name of a tensor`);
  }
  return { family: family as Family, layer: digits ? numbered(Number(digits)) : null };
}

/** Name of a tensor whose layer is known: `W2`. Throws for a layer that is still a letter. */
export function keyOf({ family, layer }: Sym): string {
  if (layer?.base)
    throw new RangeError(`${family} of layer ${showLayer(layer)} names no one tensor`);
  return layer ? `${family}${layer.plus}` : family;
}

/** Name under which the page marks occurrences of a tensor: log p lights with p, σ′(z²) with z². */
export function refOf(key: string): string {
  const sym = parseKey(key);
  const { viewOf } = describe(sym.family);
  return viewOf ? keyOf({ family: viewOf, layer: viewOf === 'z' ? sym.layer : null }) : key;
}

export function showLayer({ base, plus }: Layer): string {
  if (!base) return String(plus);
  return plus === 0 ? base : `${base}${plus < 0 ? '-' : '+'}${Math.abs(plus)}`;
}

/** How equations name a symbol in `data-term`: `W.l`, `dz.l-1`, `a.0`, `p`. */
export const termOf = ({ family, layer }: Sym): string => {
  const shown = describe(family).viewOf ?? family;
  return layer && shown !== 'p' ? `${shown}.${showLayer(layer)}` : shown;
};

/** `weights of layer 2`. */
export function wordsFor({ family, layer }: Sym): string {
  if (family === 'a' && layer && !layer.base && layer.plus === 0) return 'input';
  return describe(family).words.replace('{m}', layer ? showLayer(layer) : 'm');
}

/** The symbol that `termOf` names: `dz.l-1`. */
export function parseTerm(term: string): Sym {
  const [family = '', layer] = term.split('.');
  const { family: known } = parseKey(family);
  if (layer === undefined) return { family: known, layer: null };
  const [, base, plus = ''] = /^([lm]?)([+-]?\d+)?$/.exec(layer) ?? [];
  return { family: known, layer: { base: base ? (base as 'l' | 'm') : null, plus: Number(plus) } };
}
