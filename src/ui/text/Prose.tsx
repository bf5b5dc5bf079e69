import type { ReactNode } from 'react';
import type { Expr, FunctionName, Named, Statement } from '../../notation/expression.ts';
import { functionEntry } from '../../notation/functions.ts';
import { anchorOf } from '../../notation/glossary.ts';
import { nameOfFunction, names, type Name } from '../../notation/names.ts';
import { print } from '../../notation/printing/number.ts';
import { shapeUnder } from '../../notation/printing/shape-under.ts';
import { termOf } from '../../notation/symbol.ts';
import { tex, texOfStatement } from '../../notation/printing/tex.ts';
import { networkCount, type Countable } from '../../experiment/network-counts.ts';
import { typeset } from './katex.ts';
import { useExample } from './example.ts';

/** Small parts of the text, static: symbols, formulas, and slots for numbers of the reader's network. */

const JOINER = '\u2060';
const BEFORE_PUNCTUATION = new RegExp(
  `<span class="formula-inline">((?:(?!${JOINER}).)*)${JOINER}</span>((?:</dfn>)?)([.,;:!?)]+)`,
  'gs',
);

/** The HTML of a page with each formula kept on one line with the punctuation after it; KaTeX would let it break. */
export const withPunctuation = (html: string): string =>
  html
    .replace(BEFORE_PUNCTUATION, '<span class="formula-inline nobreak">$1$3</span>$2')
    .replaceAll(JOINER, '');

/** A formula within a line. */
export function M({ children }: { readonly children: Expr | Statement }) {
  const [woven, plain] = [{}, { names: false }].map((options) =>
    'kind' in children ? tex(children, options) : texOfStatement(children, options),
  );
  return <Html of={typeset(woven!, plain!)} />;
}

export const Sym = ({ of }: { readonly of: Named }) => <M>{of}</M>;

type LetterName = 'l' | 'm' | 'n' | 'i' | 'j' | 'k' | 'h' | 'w' | 'c' | 'q' | 'u' | 'v';

/** A letter that counts layers or places. */
export const Letter = ({ of }: { readonly of: LetterName | 'l-1' | 'm+1' }) => (
  <Html of={typeset(`\\name{${of[0]}}{${of}}`, of)} />
);

/** The name of a function. */
export function Fn({ of }: { readonly of: FunctionName }) {
  const { tex: text } = functionEntry(of);
  return <Html of={typeset(`\\name{${nameOfFunction(of)}}{${text}}`, text)} />;
}

/** A letter or a sign as such. */
export const Sign = ({ of }: { readonly of: Name }) => (
  <Html of={typeset(`\\name{${of}}{${names[of].tex}}`, names[of].tex)} />
);

/** Words that define symbols, letters or signs, where these first appear. */
export const Dfn = ({ of, children }: DfnProps) => (
  <dfn data-defines={of}>
    {of.split(' ').map((name) => (
      <span key={name} id={anchorOf(name)} />
    ))}
    {children}
  </dfn>
);

/** A term of the field, where it is introduced. */
export const Term = ({ children }: { readonly children: string }) => (
  <dfn id={anchorOfTerm(children)}>{children}</dfn>
);

export const anchorOfTerm = (term: string): string =>
  `term-${term.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

interface DfnProps {
  /** Names of the glossary, with spaces between. */
  readonly of: string;
  readonly children: ReactNode;
}

const Html = ({ of }: { readonly of: string }) => (
  <span className="formula-inline" dangerouslySetInnerHTML={{ __html: `${of}${JOINER}` }} />
);

/** A number of the reader's network; `cell` is 1-based, without the sample. */
export function Num({ of, cell = [] }: { readonly of: string; readonly cell?: readonly number[] }) {
  const value = useExample().number(of, cell);
  return (
    <span
      className="num"
      data-num={of}
      data-ref={of}
      data-cell={cell.length ? cell.join(' ') : undefined}
      data-value={String(value)}
    >
      {print(value)}
    </span>
  );
}

/** How many of these the reader's network has. */
export const Count = ({ of }: { readonly of: Countable }) => (
  <span className="num" data-count={of}>
    {networkCount(useExample().network, of)}
  </span>
);

/** The shape of a symbol in the reader's network. */
export function Shape({ of: { sym } }: { readonly of: Named }) {
  const term = termOf(sym);
  const { lastLayer, shape } = useExample();
  return (
    <span className="num" data-shape={term}>
      {shapeUnder(term, lastLayer, shape)}
    </span>
  );
}
