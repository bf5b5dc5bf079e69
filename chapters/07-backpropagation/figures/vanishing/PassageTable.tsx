import type { ReactNode } from 'react';
import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import type { Passage } from './passages.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import * as listed from '../listed.module.css';
import * as styles from './PassageTable.module.css';

/** A row a layer, from the last to the first: what its error is multiplied by, and what of it arrives. */
export const PassageTable = ({ passages }: { readonly passages: readonly Passage[] }) => (
  <div
    className={`${styles.layers} ${listed.list}`}
    tabIndex={0}
    role="group"
    aria-label="Layer by layer"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">layer</th>
          <th scope="col">factor of the weights</th>
          <th scope="col">of the slopes</th>
          <th scope="col">length of δ</th>
          <th scope="col">of the gradient</th>
          <th scope="col">largest slope</th>
          <th scope="col">mean</th>
        </tr>
      </thead>
      <tbody>
        {passages.map((one) => (
          <tr key={one.layer}>
            <th scope="row">
              <SymbolName
                named={{ kind: 'symbol', sym: parseKey(`dz${one.layer}`), at: null, delta: true }}
              />
            </th>
            <Value value={one.byWeights}>× </Value>
            <Value value={one.bySlopes}>× </Value>
            <Value value={one.error} />
            <Value value={one.gradient} />
            <Value value={one.largestSlope} />
            <Value value={one.meanSlope} />
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

interface ValueProps {
  readonly value: number | null;
  readonly children?: ReactNode;
}

const Value = ({ value, children }: ValueProps) =>
  value === null || Number.isNaN(value) ? (
    <td>–</td>
  ) : (
    <td data-value={value}>
      {children}
      {print(value)}
    </td>
  );
