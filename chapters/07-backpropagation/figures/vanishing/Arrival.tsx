import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import type { narrowest, Passage } from './passages.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';

/** Shares of the error that reach the first layer: from here on well, and below here not at all. */
const [WELL, DEAD] = [0.1, 1e-4];

interface ArrivalProps {
  readonly passages: readonly Passage[];
  readonly narrow: ReturnType<typeof narrowest>;
  /** Column of the sample where the numbers are those of the page; null for a changed copy. */
  readonly column: number | null;
  /** Whether the weights were multiplied in vain. */
  readonly unbroken: boolean;
}

/** How much of the error arrives at the first layer, and the unit that lets least of it through. */
export function Arrival({ passages, narrow, column, unbroken }: ArrivalProps) {
  const [first, last] = [passages.at(-1)!, passages[0]!];
  const share = first.error / last.error;
  const kind = share >= WELL ? 'right' : share >= DEAD ? 'unclear' : 'wrong';
  return (
    <p className="verdict" data-kind={last.error > 0 ? kind : 'unclear'} role="status">
      {last.error > 0 ? (
        <>
          <b>{heads[kind]}</b> Of the error at the logits <b data-value={share}>{percent(share)}</b>{' '}
          reaches layer {first.layer}.
        </>
      ) : (
        <b>There is no error to send back: the prediction is the target to the last digit.</b>
      )}
      {narrow && <Narrow {...narrow} column={column} />}
      {unbroken &&
        ` No power of ten up to 308 breaks it${
          narrow ? ': its units cut off whatever grows' : ''
        }.`}
    </p>
  );
}

const heads = {
  right: '✓ The error arrives.',
  unclear: '? Little of the error arrives.',
  wrong: '✗ The gradient dies.',
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
      The narrowest place is unit {unit + 1} of layer {sym.layer!.plus}:{' '}
      <SymbolName named={{ kind: 'symbol', sym, at: [unit] }} /> ={' '}
      <b className="figure-number" data-value={slope} {...own}>
        {print(slope)}
      </b>
      .
    </>
  );
}
