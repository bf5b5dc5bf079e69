import { faultOf, type Softmax } from './naive-softmax.ts';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface SoftmaxVerdictProps {
  readonly z: readonly number[];
  readonly y: readonly number[];
  readonly written: Softmax;
  readonly shifted: Softmax;
}

/** What becomes of the naive way, in words first. */
export function SoftmaxVerdict(props: SoftmaxVerdictProps) {
  const { kind, head, more } = verdictOf(props);
  return (
    <p className={shared.verdict} data-kind={kind} role="status">
      <b>{head}</b> {more}
    </p>
  );
}

function verdictOf({ z, y, written, shifted }: SoftmaxVerdictProps) {
  const fault = faultOf(written, shifted);
  const largest = <Printed value={Math.max(...z)} />;
  switch (fault?.kind) {
    case undefined:
      return {
        kind: 'right',
        head: '✓ Both computations agree.',
        more: (
          <>The largest logit is {largest}; e to that power is neither too large nor too small.</>
        ),
      } as const;
    case 'overflow':
      return {
        kind: 'wrong',
        head: '✗ As written, it overflows.',
        more: (
          <>
            e to the power {largest} is larger than the largest 64-bit number, about e
            <sup>709.8</sup>: it becomes ∞, and ∞/∞ is NaN.
          </>
        ),
      } as const;
    case 'nothing':
      return {
        kind: 'wrong',
        head: '✗ As written, it divides 0 by 0.',
        more: (
          <>
            Even e to the power {largest} is smaller than the smallest 64-bit number, about e
            <sup>−745</sup>: every power becomes 0, and 0/0 is NaN.
          </>
        ),
      } as const;
    case 'underflow':
      return {
        kind: 'wrong',
        head: '✗ As written, the loss cannot be computed.',
        more: (
          <>
            The probability of class {fault.unit + 1} becomes 0, and its logarithm −∞
            {!y[fault.unit] && '; 0 times that is NaN'}. Computed from the logits, log p is{' '}
            <Printed value={shifted.logp[fault.unit]!} />.
          </>
        ),
      } as const;
    case 'digits':
      return {
        kind: 'unclear',
        head: '? As written, the result is finite but wrong.',
        more: (
          <>
            Numbers as small as e to the power {largest} have few digits: the relative error is{' '}
            <Printed value={fault.error} />.
          </>
        ),
      } as const;
  }
}
