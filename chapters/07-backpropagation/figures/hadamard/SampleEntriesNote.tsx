import { parseKey } from '../../../../src/notation/symbol.ts';
import type { SampleEntry } from './sample-entries.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface SpecimenNoteProps {
  readonly specimens: readonly SampleEntry[];
}

/** Where the entries come from. */
export function SampleEntriesNote({ specimens }: SpecimenNoteProps) {
  const layers = [...new Set(specimens.map(({ from }) => from?.layer ?? 0))];
  const hidden = layers.filter((layer) => layer > 0);
  const named = (family: string) =>
    hidden.map((layer, n) => (
      <span key={layer}>
        {n > 0 && ', '}
        <SymbolName named={{ kind: 'symbol', sym: parseKey(`${family}${layer}`), at: null }} />
      </span>
    ));
  return (
    <p className={shared.note} role="status">
      {specimens.some(({ typed }) => typed) &&
        'You have changed some entries; Reset reverts them. '}
      {hidden.length > 0 && (
        <>
          <FormulaLetters>x</FormulaLetters> is from {named('z')} of the selected sample, and{' '}
          <FormulaLetters>v</FormulaLetters>, the gradient from above, from {named('da')}.
        </>
      )}
      {layers.includes(0) &&
        ' The network has too few hidden units; the other numbers are made up.'}
    </p>
  );
}
