import type { ReactNode } from 'react';
import type { CellRef } from '../../../engine/gradient-path.ts';
import { printInProse } from '../../../notation/printing/number.ts';
import { parseKey } from '../../../notation/symbol.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { occurrence } from '../../../linking/attributes.ts';
import * as shared from './figure.module.css';

/** The numbers under a figure, side by side in columns of one width. */
export const Numbers = ({ children }: { readonly children: ReactNode }) => (
  <dl className={shared.numbers}>{children}</dl>
);

interface EntryProps {
  readonly words?: string;
  /** The cell of the network that the number is: it is named, and linked to it. */
  readonly of?: CellRef;
  readonly value: number;
  readonly digits?: number;
}

/** One number under its name. */
export const NumberEntry = ({ words, of, value, digits = 4 }: EntryProps) => (
  <div>
    <dt>
      {words}
      {words && of && ' '}
      {of && <SymbolName named={{ kind: 'symbol', sym: parseKey(of.key), at: of.cell }} />}
    </dt>
    <dd>
      <b
        className={shared.number}
        {...(of ? occurrence(of.key, { cell: of.cell, value }) : { 'data-value': value })}
      >
        {printInProse(value, { digits })}
      </b>
    </dd>
  </div>
);
