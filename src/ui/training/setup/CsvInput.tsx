import { useMemo } from 'react';
import { useStore } from 'zustand';
import { MOST_ERRORS, readCsv } from '../../../experiment/data/csv.ts';
import { delimiters, type Delimiter, type CsvFormat } from '../../../experiment/data/csv-table.ts';
import type { DataSet } from '../../../experiment/data/set.ts';
import type { FileError } from '../../../experiment/file-error.ts';
import { drafts, MEGABYTE } from './csv-draft.ts';
import { Field } from '../../controls/Field.tsx';
import { OpenFile } from '../../controls/OpenFile.tsx';
import { CsvPreview } from './CsvPreview.tsx';
import * as styles from './CsvInput.module.css';
import { Printed } from '../../maths/Printed.tsx';

/** Characters up to which a text is shown whole: browsers take seconds to lay out more. */
const EDITED = 200_000;

/** The reader's own samples: opened, dropped or pasted; how they are read; what would be taken, or what is wrong and where. */
export function CsvInput({ onTake }: { readonly onTake: (set: DataSet) => void }) {
  const { text, title, chosen, refused: unopened, type, choose, bring } = useStore(drafts);
  const read = useMemo(() => readCsv(text, title, chosen), [text, title, chosen]);
  return (
    <div className={styles.csv} data-csv>
      <p>
        <OpenFile
          words="Open CSV…"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onOpen={(file) => void bring(file)}
        />{' '}
        or drop a file here, or paste its lines: numbers and a class on each.
      </p>
      {text.length <= EDITED ? (
        <textarea
          aria-label="Lines of numbers, each with its class"
          rows={4}
          spellCheck={false}
          value={text}
          placeholder={'length,width,kind\n5.1,3.5,setosa\n6.2,2.9,versicolor'}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <p>
          <b>{title}</b>, <Printed value={text.length / MEGABYTE} digits={1} /> MB: too long to edit
          here.{' '}
          <button type="button" onClick={() => type('')}>
            Remove it
          </button>
        </p>
      )}
      {unopened && (
        <p role="alert" className={styles.refused}>
          {unopened}
        </p>
      )}
      {read && (
        <>
          <ReadingFields reading={read.reading} columns={read.columns} onChange={choose} />
          {read.table.length > 0 && (
            <CsvPreview table={read.table} reading={read.reading} errors={read.errors} />
          )}
          {!read.set ? (
            <Refused errors={read.errors} />
          ) : (
            <p role="status" data-said>
              {summary(read.set)}
            </p>
          )}
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

/** Errors that are told one by one. */
const TOLD = 8;

function Refused({ errors }: { readonly errors: readonly FileError[] }) {
  const told = errors.slice(0, TOLD).map(why);
  if (told.length === 1) {
    return (
      <p role="alert" className={styles.refused}>
        {told[0]}
      </p>
    );
  }
  return (
    <div role="alert" className={styles.refused}>
      {errors.length < MOST_ERRORS ? errors.length : `${MOST_ERRORS} and more`} places cannot be
      read:
      <ul>
        {told.map((one) => (
          <li key={one}>{one}</li>
        ))}
        {errors.length > TOLD && <li>and {errors.length - TOLD} more.</li>}
      </ul>
    </div>
  );
}

const why = ({ message }: FileError): string => `${message[0]!.toUpperCase()}${message.slice(1)}.`;

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
  readonly reading: CsvFormat;
  readonly columns: readonly string[];
  readonly onChange: (changes: Partial<CsvFormat>) => void;
}

function ReadingFields({ reading, columns, onChange }: ReadingFieldsProps) {
  return (
    <div className={styles.fields}>
      <Field name="separated by">
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
      </Field>
      {columns.length > 0 && (
        <Field name="class in column">
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
        </Field>
      )}
      <label>
        <input
          type="checkbox"
          checked={reading.header}
          onChange={(event) => onChange({ header: event.target.checked })}
        />{' '}
        names in the first line
      </label>
    </div>
  );
}
