import type { Entry } from '../../reader/hadamard.ts';
import { NumberField } from '../NumberField.tsx';
import type { Occurrence } from '../maths/attributes.ts';
import { indices } from './Indexed.tsx';
import { Letters } from './Letters.tsx';
import { Titled } from './Titled.tsx';
import { Slab } from './Slab.tsx';

/** Entries beyond this are refused. */
const REACH = 100;

interface EntriesProps {
  /** By rows. */
  readonly entries: readonly Entry[];
  readonly columns: number;
  readonly linked: (letter: 'z' | 'a', entry: Entry, value: number) => Occurrence;
  readonly onChange: (n: number, value: number) => void;
}

/** What goes in, to be typed, and what comes out. */
export const Entries = ({ entries, columns, linked, onChange }: EntriesProps) => (
  <div className="matrices">
    <Titled
      title={<Letters>{columns > 1 ? 'X' : 'x'}</Letters>}
      words="type, or nudge with ↑ and ↓"
    >
      <div className="entries needs-js" style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}>
        {entries.map((entry, n) => (
          <span key={n} className="figure-number" {...linked('z', entry, entry.x)}>
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
    </Titled>
    <Slab
      title={<Letters>{columns > 1 ? 'A = f(X)' : 'a = f(x)'}</Letters>}
      label="The function of each entry"
      columns={columns}
      numbers={entries.map(({ a }) => a)}
      linked={(n) => linked('a', entries[n]!, entries[n]!.a)}
      max={1}
    />
  </div>
);
