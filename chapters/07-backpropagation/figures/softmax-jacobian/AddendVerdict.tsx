import { equalsSign, print } from '../../../../src/notation/printing/number.ts';
import type { JacobianAddend } from './jacobian.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface AddendVerdictProps {
  readonly addends: readonly JacobianAddend[];
  /** Class of the logit, 0-based. */
  readonly unit: number;
  /** ∂L/∂z of the pass at it. */
  readonly error: number;
}

/** Whether the terms add up to the error signal of the pass. */
export function AddendVerdict({ addends, unit, error }: AddendVerdictProps) {
  const broken = addends.findIndex(({ product }) => !Number.isFinite(product));
  if (broken >= 0) {
    return (
      <p className={shared.verdict} data-kind="wrong" role="status">
        <b>✗ The sum is not a number.</b> The probability of class {broken + 1} is below the
        smallest 64-bit number and became 0, and 0/0 is NaN. If the probability is cancelled first,
        as in the derivation, there is no problem.
      </p>
    );
  }
  const sum = addends.reduce((all, { product }) => all + product, 0);
  const alone = addends[unit]!.product;
  const agrees = equalsSign(sum, error, 1) === '=';
  return (
    <p className={shared.verdict} data-kind={agrees ? 'right' : 'wrong'} role="status">
      <b>
        {agrees
          ? '✓ The sum is the error signal of the pass.'
          : '✗ The sum differs from the error signal.'}
      </b>{' '}
      With the diagonal alone, as if softmax were element-wise, it would be{' '}
      <span data-value={alone}>{print(alone)}</span>
      {equalsSign(alone, sum, 1) === '=' &&
        ': the same here, because the target of every other class is 0'}
      .
    </p>
  );
}
