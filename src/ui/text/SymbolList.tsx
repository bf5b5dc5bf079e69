import { anchorOf, type Defined, type Glossary } from '../../notation/glossary.ts';
import { isName } from '../../notation/names.ts';
import { describe, differentiated, type CommonSymbol } from '../../notation/symbol.ts';
import { sym } from '../../notation/expression.ts';
import { Sign, Sym } from './Prose.tsx';
import * as styles from './SymbolList.module.css';

/** Everything that a chapter defines, each with the way back to where it first appears. */
export const SymbolList = ({ of: glossary }: { readonly of: Glossary }) => (
  <details className={styles.symbols}>
    <summary>Symbols, letters and signs</summary>
    <dl>
      {Object.entries(glossary).map(([name, { means, shape }]) => (
        <div key={name}>
          <dt>
            <Glyph of={name} />
          </dt>
          <dd>
            {means}
            {shape && ` (${shape})`} <a href={`#${anchorOf(name)}`}>defined&nbsp;here</a>
          </dd>
        </div>
      ))}
    </dl>
  </details>
);

export function Glyph({ of }: { readonly of: Defined }) {
  if (isName(of)) return <Sign of={of} />;
  const { words, viewOf } = describe(differentiated(of) ?? of);
  const layered = !viewOf && words.includes('{m}');
  return <Sym of={sym(of as CommonSymbol, layered ? { base: 'm', plus: 0 } : null)} />;
}
