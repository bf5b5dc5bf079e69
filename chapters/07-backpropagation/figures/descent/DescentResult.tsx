import { print } from '../../../../src/notation/printing/number.ts';
import type { DescentStep } from './two-parameters.ts';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface DescendedProps {
  readonly stops: readonly DescentStep[];
  /** How many were asked for. */
  readonly steps: number;
  readonly rate: number;
  /** The first stop outside the drawing; −1 for none. */
  readonly left: number;
}

/** How a descent went, in words. */
export function DescentResult({ stops, steps, rate, left }: DescendedProps) {
  const [first, last] = [stops[0]!.loss, stops.at(-1)!.loss];
  const rises = stops.filter(({ loss }, n) => n > 0 && loss > stops[n - 1]!.loss).length;
  const fate =
    rate === 0
      ? 'still'
      : last > first || stops.length <= steps
        ? 'higher'
        : rises > 0
          ? 'lower'
          : last < first
            ? 'down'
            : 'flat';
  return (
    <p className={shared.verdict} data-kind={kinds[fate]} role="status">
      <b>{heads[fate]}</b> In {stops.length - 1} steps the loss goes from <Printed value={first} />{' '}
      to <b data-value={last}>{print(last)}</b>
      {rises > 0 && <>; it increases at {rises} of them</>}.
      {left > 0 && ` At step ${left} the path leaves the frame.`}
    </p>
  );
}

const heads = {
  down: '✓ The loss decreases at every step.',
  lower: '? The loss is lower at the end, but did not decrease at every step.',
  still: '? The learning rate is 0: nothing changes.',
  flat: '? Both derivatives are 0 at this point.',
  higher: '✗ The learning rate is too large: the loss is higher at the end.',
} as const;

const kinds = {
  still: 'unclear',
  down: 'right',
  lower: 'unclear',
  flat: 'unclear',
  higher: 'wrong',
} as const;
