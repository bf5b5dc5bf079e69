import type { Line, Reading } from '../../reader/data/csv-table.ts';
import type { FieldError } from '../../reader/data/field-error.ts';

/** Lines and columns that are shown of a text. */
const LINES = 5;
const COLUMNS = 8;

interface PreviewProps {
  readonly table: readonly Line[];
  readonly reading: Reading;
  /** The field that cannot be used: its line and column are shown too. */
  readonly fault: FieldError | null;
}

/** The first lines of a text as they would be taken, each column under its role. */
export function Preview({ table, reading: { header, label }, fault }: PreviewProps) {
  const width = table[0]!.fields.length;
  const columns = among(COLUMNS, width, [label, fault?.column]);
  const names = header ? table[0]!.fields : [];
  const body = header ? table.slice(1) : table;
  const faulty = fault ? body.findIndex(({ line }) => line === fault.line) : -1;
  const lines = among(LINES, body.length, [faulty]).map((place) => body[place]!);
  return (
    <div className="preview" tabIndex={0} role="region" aria-label="The first lines">
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
              <th scope="row">{line}</th>
              {columns.map((column) => (
                <td
                  key={column}
                  data-role={column === label ? 'class' : 'feature'}
                  data-fault={(line === fault?.line && column === fault.column) || undefined}
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

/** The first `most` of `length` places, the last of them given up for `also` where these come later. */
function among(most: number, length: number, also: readonly (number | undefined)[]): number[] {
  const first = Array.from({ length: Math.min(most, length) }, (_, place) => place);
  const later = [...new Set(also)].filter((place) => place !== undefined && place >= first.length);
  const kept = first.slice(0, first.length - later.length);
  return [...kept, ...(later as number[]).toSorted((one, other) => one - other)];
}
