import { equalsSign, print } from '../../../../src/notation/printing/number.ts';
import type { JacobianAddend } from './jacobian.ts';

interface AddendVerdictProps {
  readonly addends: readonly JacobianAddend[];
  /** Class of the logit, 0-based. */
  readonly unit: number;
  /** ∂L/∂z of the pass at it. */
  readonly error: number;
}

/** Whether the addends come to the error of the pass, in words first. */
export function AddendVerdict({ addends, unit, error }: AddendVerdictProps) {
  const broken = addends.findIndex(({ product }) => !Number.isFinite(product));
  if (broken >= 0) {
    return (
      <p className="verdict" data-kind="wrong" role="status">
        <b>✗ The products have no sum.</b> The probability of class {broken + 1} is below the
        smallest 64-bit number and came out as 0, so nothing can be divided by it. Cancelled on
        paper first, it does no harm.
      </p>
    );
  }
  const sum = addends.reduce((all, { product }) => all + product, 0);
  const alone = addends[unit]!.product;
  const agrees = equalsSign(sum, error, 1) === '=';
  return (
    <p className="verdict" data-kind={agrees ? 'right' : 'wrong'} role="status">
      <b>{agrees ? '✓ The sum is the error of the pass.' : '✗ The sum misses the error.'}</b> With
      the diagonal alone, as if softmax worked entry by entry, it would be{' '}
      <span data-value={alone}>{print(alone)}</span>
      {equalsSign(alone, sum, 1) === '=' &&
        ': the same here, since no other class has a share of the target'}
      .
    </p>
  );
}
