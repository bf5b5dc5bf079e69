import { useMemo, useState } from 'react';
import { parseCsv } from '../../reader/data/csv.ts';
import {
  delimiters,
  guess,
  tableOf,
  type Delimiter,
  type Line,
  type Reading,
} from '../../reader/data/csv-table.ts';
import { FieldError } from '../../reader/data/field-error.ts';
import type { DataSet } from '../../reader/data/set.ts';
import { FileError } from '../../reader/file-error.ts';
import { MOST } from '../../reader/bounds.ts';
import { Preview } from './Preview.tsx';

/** A text that is to become data, and what they would be called. */
export interface Draft {
  readonly text: string;
  readonly title: string;
  /** Why a file was not read; null where it was. */
  readonly refused: string | null;
}

export const EMPTY: Draft = { text: '', title: 'Pasted data', refused: null };

const MEGABYTE = 1e6;

export async function draftOf(file: File): Promise<Draft> {
  const title = file.name.replace(/\.(?:csv|tsv|txt)$/i, '');
  if (file.size > MOST.bytes) {
    const [most, size] = [MOST.bytes, file.size].map((bytes) => Math.ceil(bytes / MEGABYTE));
    const refused = `${file.name} was not opened: at most ${most} MB expected, ${size} MB found.`;
    return { ...EMPTY, refused };
  }
  try {
    return { text: await file.text(), title, refused: null };
  } catch (error) {
    return { ...EMPTY, refused: `${file.name} was not opened: ${(error as Error).message}` };
  }
}

interface CsvProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onTake: (set: DataSet) => void;
}

/** The reader's own samples: opened, dropped or pasted; how they are read; what would be taken, or what is wrong and where. */
export function Csv({ draft, onDraft, onTake }: CsvProps) {
  const [chosen, choose] = useState<Partial<Reading>>({});
  const { text, title } = draft;
  const read = useMemo(() => readAs(text, title, chosen), [text, title, chosen]);
  const type = (typed: string): void => {
    if (typed === '') choose({});
    onDraft({ ...EMPTY, text: typed, title: text === '' ? EMPTY.title : title });
  };
  return (
    <div className="csv">
      <p>
        <label className="button">
          Open CSV…
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void draftOf(file).then(onDraft);
              event.target.value = '';
            }}
          />
        </label>{' '}
        or drop a file here, or paste its lines: numbers and a class on each.
      </p>
      <textarea
        aria-label="Lines of numbers, each with its class"
        rows={4}
        spellCheck={false}
        value={text}
        placeholder={'length,width,kind\n5.1,3.5,setosa\n6.2,2.9,versicolor'}
        onChange={(event) => type(event.target.value)}
      />
      {draft.refused && (
        <p role="alert" className="refused">
          {draft.refused}
        </p>
      )}
      {read && (
        <>
          <ReadingFields
            reading={read.reading}
            columns={columnsOf(read)}
            onChange={(changes) => choose({ ...chosen, ...changes })}
          />
          {read.table.length > 0 && (
            <Preview table={read.table} reading={read.reading} fault={read.fault} />
          )}
          <p
            role={read.refused === null ? 'status' : 'alert'}
            className={read.refused === null ? 'said' : 'refused'}
          >
            {read.refused ?? summary(read.set!)}
          </p>
          <p>
            <button type="button" disabled={!read.set} onClick={() => read.set && onTake(read.set)}>
              Use these data
            </button>
          </p>
        </>
      )}
    </div>
  );
}

interface Read {
  readonly reading: Reading;
  readonly table: readonly Line[];
  /** Null where it is refused. */
  readonly set: DataSet | null;
  readonly refused: string | null;
  /** Where, if it is one field. */
  readonly fault: FieldError | null;
}

/** A text under what the reader chose, the rest guessed; null for none. */
function readAs(text: string, title: string, chosen: Partial<Reading>): Read | null {
  if (text === '') return null;
  const guessed = { ...guess(text, chosen.delimiter), ...chosen };
  try {
    const table = tableOf(text, guessed.delimiter);
    const last = Math.max(0, (table[0]?.fields.length ?? 0) - 1);
    const reading = { ...guessed, label: Math.min(guessed.label, last) };
    try {
      return { reading, table, set: parseCsv(text, title, reading), refused: null, fault: null };
    } catch (error) {
      const fault = error instanceof FieldError ? error : null;
      return { reading, table, set: null, refused: why(error), fault };
    }
  } catch (error) {
    return { reading: guessed, table: [], set: null, refused: why(error), fault: null };
  }
}

function why(error: unknown): string {
  if (!(error instanceof FileError)) throw error;
  const { message } = error;
  return `${message[0]!.toUpperCase()}${message.slice(1)}.`;
}

const columnsOf = ({ table: [first], reading: { header } }: Read): string[] =>
  (first?.fields ?? []).map((field, n) => `${n + 1}${header && field.trim() ? `: ${field}` : ''}`);

function summary({ measures, features, classes, labels }: DataSet): string {
  const counts = classes.map((_, label) => labels.filter((one) => one === label).length);
  const shown = classes.slice(0, 6).map((name, label) => `${name} (${counts[label]})`);
  const more = classes.length > shown.length ? ` and ${classes.length - shown.length} more` : '';
  return (
    `${measures.length} samples of ${features.length} ${features.length === 1 ? 'feature' : 'features'} ` +
    `in ${classes.length} classes: ${shown.join(', ')}${more}.`
  );
}

const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

interface ReadingFieldsProps {
  readonly reading: Reading;
  readonly columns: readonly string[];
  readonly onChange: (changes: Partial<Reading>) => void;
}

function ReadingFields({ reading, columns, onChange }: ReadingFieldsProps) {
  return (
    <p className="fields">
      <label className="field">
        parted by{' '}
        <select
          value={reading.delimiter}
          onChange={(event) => onChange({ delimiter: event.target.value as Delimiter })}
        >
          {delimiters.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {delimiterNames[delimiter]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <input
          type="checkbox"
          checked={reading.header}
          onChange={(event) => onChange({ header: event.target.checked })}
        />{' '}
        names in the first line
      </label>
      {columns.length > 0 && (
        <label className="field">
          class in column{' '}
          <select
            value={reading.label}
            onChange={(event) => onChange({ label: Number(event.target.value) })}
          >
            {columns.map((column, n) => (
              <option key={n} value={n}>
                {column}
              </option>
            ))}
          </select>
        </label>
      )}
    </p>
  );
}
