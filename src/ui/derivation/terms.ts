import { bindSymbol, type Binding } from '../../notation/bind.ts';
import { parseTerm, termOf } from '../../notation/symbol.ts';

/** The names typeset in an element, which can be bound to one layer: `W.m+1` becomes `W.3`. */
export function termsIn(element: Element): (binding: Binding) => void {
  const terms = [...element.querySelectorAll<HTMLElement>('[data-term]')].map((term) => ({
    term,
    sym: parseTerm(term.dataset['term']!),
  }));
  return (binding) => {
    for (const { term, sym } of terms) {
      term.dataset['term'] = termOf(bindSymbol({ kind: 'symbol', sym, at: null }, binding).sym);
    }
  };
}
