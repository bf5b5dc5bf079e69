import katex, { type KatexOptions, type TrustContext } from 'katex';
import { isName } from '../../notation/names.ts';
import { parseTerm } from '../../notation/symbol.ts';

/**
 * The one place that calls KaTeX, at the build only. Names woven in as `\term{W.l}{…}` become `data-term`, and
 * `\name{k}{…}` round letters and signs `data-name`, `\shape{W.l}` `data-shape` and `\change{come}{…}` `data-change`;
 * the MathML twin has none.
 */

/**
 * What HTML does not need: the namespace, the TeX, which browsers copy as text between the signs, and how it would be drawn,
 * as the MathML is for those who listen.
 */
const NEEDLESS =
  / (?:xmlns|(?:min|max)size|scriptlevel|displaystyle|stretchy|symmetric|fence|separator|[lr]space)="[^"]*"|<\/?semantics>|<annotation[\s\S]*?<\/annotation>/g;

/** What a length has beyond thousandths of an em, which nobody sees and every page carries. */
const LAST_DIGIT = /(\.\d{3})\d+em/g;

interface Options {
  /** On a line of its own. */
  readonly display?: boolean;
  /** Text of the shape of that name; asked for only where the TeX leaves room for shapes. */
  readonly shape?: (id: string) => string;
}

/** HTML of `tex`; `plain` is the same without names and shapes. Throws on what KaTeX or the vocabulary does not know. */
export function typeset(
  tex: string,
  plain: string,
  { display = false, shape }: Options = {},
): string {
  const common: KatexOptions = { displayMode: display, throwOnError: true, colorIsTextColor: true };
  const html = katex.renderToString(tex, {
    ...common,
    output: 'html',
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust,
    macros: {
      '\\term': '\\htmlData{term=#1}{#2}',
      '\\name': '\\htmlData{name=#1}{#2}',
      '\\shape': '\\htmlData{shape=#1}{\\text{s}}',
      '\\change': '\\htmlData{change=#1}{#2}',
    },
  });
  const mathml = katex.renderToString(plain, { ...common, output: 'mathml', strict: 'error' });
  const [math] = /<math[\s\S]*<\/math>/.exec(mathml) ?? [];
  if (!math) throw new Error(`KaTeX made no MathML of ${plain}`);
  return hoistSpace(fillShapes(html, shape))
    .replace(LAST_DIGIT, '$1em')
    .replace(
      '<span class="katex">',
      `<span class="katex"><span class="katex-mathml">${math.replace(NEEDLESS, '')}</span>`,
    );
}

/** Names and shapes of the vocabulary, and nothing else that could reach the page. */
function trust(context: TrustContext): boolean {
  if (context.command !== '\\htmlData') throw new Error(`${context.command} has no place here`);
  for (const [name, id] of Object.entries(context.attributes)) {
    if (name === 'data-change' && /^(come|gone|come gone)$/.test(id)) continue;
    if (name === 'data-name' && isName(id)) continue;
    if (name !== 'data-term' && name !== 'data-shape') throw new Error(`${name} has no place here`);
    for (const term of id.split('/')) if (term !== 'T') parseTerm(term);
  }
  return true;
}

/** One text node a shape, so that it can be rewritten when the network changes. */
function fillShapes(html: string, shape: Options['shape']): string {
  const slot =
    /(<span class="enclosing mtight" data-shape="([^"]+)">)<span class="mord text mtight"><span class="mord mtight">s<\/span><\/span>/g;
  return html.replace(slot, (_, tag: string, id: string) => {
    if (!shape) throw new Error(`no shape is given for ${id}`);
    return tag + shape(id);
  });
}

/** Moves the space before an operator, which KaTeX puts into the part, behind it, so that the part's box is true. */
function hoistSpace(html: string): string {
  const open: boolean[] = [];
  let out = '';
  for (const [piece] of html.matchAll(/<span[^>]*>|<\/span>|<[^>]*>|[^<]+/g)) {
    if (piece.startsWith('<span')) open.push(/ data-(term|name|change)=/.test(piece));
    const closes = piece === '</span>' && open.pop();
    const [space = ''] = closes ? (/<span class="mspace"[^>]*><\/span>$/.exec(out) ?? []) : [];
    out = out.slice(0, out.length - space.length) + piece + space;
  }
  return out;
}
