import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import type { narrowest, Passage } from './passages.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

/** Parts of the error signal in the first layer: from `WELL` on it arrives, below `DEAD` it vanishes. */
const [WELL, DEAD] = [0.1, 1e-4];

interface ArrivalProps {
  readonly passages: readonly Passage[];
  readonly narrow: ReturnType<typeof narrowest>;
  /** Column of the sample where the numbers are those of the page; null for a changed copy. */
  readonly column: number | null;
  /** Whether the weights were multiplied without an overflow. */
  readonly unbroken: boolean;
}

/** How much of the error signal arrives in the first layer, and the unit with the smallest slope. */
export function Arrival({ passages, narrow, column, unbroken }: ArrivalProps) {
  const [first, last] = [passages.at(-1)!, passages[0]!];
  const share = first.error / last.error;
  const kind = share >= WELL ? 'right' : share >= DEAD ? 'unclear' : 'wrong';
  return (
    <p className={shared.verdict} data-kind={last.error > 0 ? kind : 'unclear'} role="status">
      {last.error > 0 ? (
        <>
          <b>{heads[kind]}</b> At layer {first.layer} the error signal is{' '}
          <b data-value={share}>{percent(share)}</b> as long as at the logits.
        </>
      ) : (
        <b>There is no error signal: the prediction equals the target.</b>
      )}
      {narrow && <Narrow {...narrow} column={column} />}
      {unbroken &&
        ` No power of ten up to 308 makes it overflow${
          narrow ? ': its activation function is bounded' : ''
        }.`}
    </p>
  );
}

const heads = {
  right: '✓ The error signal arrives.',
  unclear: '? Little of the error signal arrives.',
  wrong: '✗ The gradient vanishes.',
} as const;

const percent = (share: number): string => `${print(100 * share, { digits: 1 })} %`;

type NarrowProps = NonNullable<ArrivalProps['narrow']> & Pick<ArrivalProps, 'column'>;

function Narrow({ place: { key, cell }, slope, column }: NarrowProps) {
  const sym = parseKey(key);
  const unit = cell[0]!;
  const own = column === null ? {} : occurrence(key, { cell: [unit, column], value: slope });
  return (
    <>
      {' '}
      The smallest slope is that of unit {unit + 1} of layer {sym.layer!.plus}:{' '}
      <SymbolName named={{ kind: 'symbol', sym, at: [unit] }} /> ={' '}
      <b className={shared.number} data-value={slope} {...own}>
        {print(slope)}
      </b>
      .
    </>
  );
}
