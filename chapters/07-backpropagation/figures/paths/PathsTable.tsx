import { useId, type CSSProperties } from 'react';
import { largestSize, strength } from '../../../../src/draw/scale.ts';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { isColumn, parseKey, refOf } from '../../../../src/notation/symbol.ts';
import type { PathProduct } from './all-paths.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';
import * as listed from '../listed.module.css';
import * as styles from './PathsTable.module.css';

/** Rows that are listed: those with the largest contributions. */
const LISTED = 24;

interface PathsTableProps {
  readonly place: CellRef;
  readonly paths: readonly PathProduct[];
  /** Number of the way chosen. */
  readonly chosen: number;
  readonly onPick: (number: number) => void;
}

/** A row a path: its factors and their product; pointing at it lights the path everywhere. */
export function PathsTable({ place, paths, chosen, onPick }: PathsTableProps) {
  const name = useId();
  const shown = paths.slice(0, LISTED);
  const most = largestSize(paths.map(({ product }) => product));
  return (
    <div className={`${styles.paths} ${listed.list}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">path</th>
            {shown[0]!.factors.map(({ of }, n) => (
              <th key={n} scope="col">
                {of ? (
                  <SymbolName named={{ kind: 'symbol', sym: parseKey(of.key), at: null }} />
                ) : (
                  '1'
                )}
              </th>
            ))}
            <th scope="col">product</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((way, n) => (
            <tr key={way.number} data-path={pathOf(place, way)}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    className="needs-js"
                    name={name}
                    checked={way.number === chosen}
                    onChange={() => onPick(way.number)}
                    data-path={pathOf(place, way)}
                    aria-label={`Path ${n + 1}, product ${print(way.product, { digits: 4 })}`}
                  />
                  {n + 1}
                </label>
              </th>
              {way.factors.map(({ of, value }, place) => (
                <td key={place} {...(of && occurrence(of.key, { cell: of.cell, value }))}>
                  {print(value)}
                </td>
              ))}
              <td
                className="cell"
                style={{ '--v': strength(way.product, most) } as CSSProperties}
                data-value={way.product}
              >
                {print(way.product, { digits: 4 })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {paths.length > LISTED && (
        <p>and {paths.length - LISTED} more, each with a smaller product</p>
      )}
    </div>
  );
}

/** The cells along a path as the page names them, without the sample: first the parameter that it leads to. */
const pathOf = (place: CellRef, { factors }: PathProduct): string =>
  [place, ...factors.flatMap(({ of }) => of ?? [])]
    .map(({ key, cell }) => {
      const place = isColumn(parseKey(key)) ? cell.slice(0, -1) : cell;
      return [refOf(key), ...place.map((index) => index + 1)].join(' ');
    })
    .join(', ');
