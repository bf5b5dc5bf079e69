import type { Line, Reading } from '../../reader/data/csv-table.ts';

/** Lines and columns that are shown of a text. */
const LINES = 5;
const COLUMNS = 8;

interface PreviewProps {
  readonly table: readonly Line[];
  readonly reading: Reading;
}

/** The first lines of a text as they would be taken, each column under its role. */
export function Preview({ table, reading: { header, label } }: PreviewProps) {
  const width = table[0]!.fields.length;
  const columns = shownColumns(width, label);
  const names = header ? table[0]!.fields : [];
  const lines = (header ? table.slice(1) : table).slice(0, LINES);
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
                <td key={column} data-role={column === label ? 'class' : 'feature'}>
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

/** The first columns and that of the classes. */
function shownColumns(width: number, label: number): number[] {
  const first = Array.from({ length: Math.min(COLUMNS, width) }, (_, n) => n);
  return first.includes(label) ? first : [...first.slice(0, -1), label];
}
