import type { FlattenedEntry } from './both-products.ts';
import { NumberField } from '../../../../src/ui/controls/NumberField.tsx';
import type { Occurrence } from '../../../../src/linking/attributes.ts';
import { indices } from '../../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import { TitledMatrix } from '../../../../src/ui/figures/parts/TitledMatrix.tsx';
import { SmallMatrix } from '../../../../src/ui/figures/parts/SmallMatrix.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './Entries.module.css';

/** Entries beyond this are refused. */
const REACH = 100;

interface EntriesProps {
  /** By rows. */
  readonly entries: readonly FlattenedEntry[];
  readonly columns: number;
  readonly linked: (letter: 'z' | 'a', entry: FlattenedEntry, value: number) => Occurrence;
  readonly onChange: (n: number, value: number) => void;
}

/** The inputs, which can be typed, and the outputs. */
export const Entries = ({ entries, columns, linked, onChange }: EntriesProps) => (
  <div className={shared.matrices}>
    <TitledMatrix
      title={<FormulaLetters>{columns > 1 ? 'X' : 'x'}</FormulaLetters>}
      words="type numbers, or step with ↑ and ↓"
    >
      <div
        className={`${styles.entries} needs-js`}
        style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}
      >
        {entries.map((entry, n) => (
          <span key={n} className={shared.number} {...linked('z', entry, entry.x)}>
            <NumberField
              label={`x ${indices(entry.cell)}`}
              value={entry.x}
              min={-REACH}
              max={REACH}
              nudge={0.1}
              onChange={(value) => onChange(n, value)}
            />
          </span>
        ))}
      </div>
    </TitledMatrix>
    <SmallMatrix
      title={<FormulaLetters>{columns > 1 ? 'A = f(X)' : 'a = f(x)'}</FormulaLetters>}
      label="The function of each entry"
      columns={columns}
      numbers={entries.map(({ a }) => a)}
      linked={(n) => linked('a', entries[n]!, entries[n]!.a)}
      max={1}
    />
  </div>
);
