import type { CsvLine, CsvFormat } from '../../../experiment/data/csv-table.ts';
import { FieldError, LineError } from '../../../experiment/data/field-error.ts';
import type { FileError } from '../../../experiment/file-error.ts';

import * as styles from './CsvPreview.module.css';

/** Lines and columns that are shown of a text. */
const LINES = 5;
const COLUMNS = 8;

interface PreviewProps {
  readonly table: readonly CsvLine[];
  readonly reading: CsvFormat;
  /** Why it is refused: the lines and columns that these name are shown too. */
  readonly errors: readonly FileError[];
}

/** The first lines of a text as they would be taken, each column under its role. */
export function CsvPreview({ table, reading: { header, label }, errors }: PreviewProps) {
  const bad = errors.filter((error) => error instanceof LineError);
  const badAt = (line: number, column: number | null): true | undefined =>
    bad.some((error) => error.line === line && columnOf(error) === column) || undefined;
  const width = table[0]!.fields.length;
  const columns = among(COLUMNS, width, [label, ...bad.map(columnOf)]);
  const names = header ? table[0]!.fields : [];
  const body = header ? table.slice(1) : table;
  const places = bad.map((error) => body.findIndex(({ line }) => line === error.line));
  const lines = among(LINES, body.length, places).map((place) => body[place]!);
  return (
    <div className={styles.preview} tabIndex={0} role="region" aria-label="The first lines">
      <table>
        <thead>
          <tr>
            <th scope="col">line</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-role={column === label ? 'class' : 'feature'}>
                <small>{column === label ? 'class' : 'feature'}</small>
                {names[column]?.trim() || `column ${column + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, fields }) => (
            <tr key={line}>
              <th scope="row" data-fault={badAt(line, null)}>
                {line}
              </th>
              {columns.map((column) => (
                <td
                  key={column}
                  data-role={column === label ? 'class' : 'feature'}
                  data-fault={badAt(line, column)}
                >
                  {fields[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length < width && <p className="note">and {width - columns.length} more columns</p>}
    </div>
  );
}

const columnOf = (error: LineError): number | null =>
  error instanceof FieldError ? error.column : null;

/** The first `most` of `length` places, the last of them given up for `also` where these come later. */
function among(most: number, length: number, also: readonly (number | null)[]): number[] {
  const first = Array.from({ length: Math.min(most, length) }, (_, place) => place);
  const later = [...new Set(also)]
    .filter((place) => place !== null && place >= first.length)
    .slice(0, most - 1);
  const kept = first.slice(0, first.length - later.length);
  return [...kept, ...(later as number[]).toSorted((one, other) => one - other)];
}
