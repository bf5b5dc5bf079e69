import { useState } from 'react';
import { leadingSums, lengthOf, expandSide } from '../../notation/derivation.ts';
import type { Expr } from '../../notation/expression.ts';
import { numericSteps } from '../../notation/evaluation/numeric-steps.ts';
import type { Letters } from '../../notation/evaluation/expand.ts';
import { flattenSum } from '../../notation/evaluation/flatten-sum.ts';
import { NumberText, Formula } from '../maths/Maths.tsx';
import { IndexPicker } from './IndexPickers.tsx';
import type { DerivationPoint } from './evaluate.ts';
import * as styles from './LineValue.module.css';

interface AddendProps {
  readonly of: Expr;
  /** The left side of the line, which the free letters name a cell of. */
  readonly left: Expr;
  readonly here: DerivationPoint;
}

/** One term of the sums that a line begins with, for values of the summed letters that are picked; nothing where it begins with none. */
export function Addend({ of, left, here: { free, env } }: AddendProps) {
  const [picked, pick] = useState<Letters>({});
  const letters = leadingSums(of);
  if (letters.length === 0) return null;
  const lengths = letters.map((letter) => lengthOf(letter, [of], env));
  const at = Object.fromEntries(
    letters.map((letter, n) => [letter, Math.min(picked[letter] ?? 0, lengths[n]! - 1)]),
  );
  const flat = flattenSum(expandSide(of, left, free, env, at));
  const { value, numbers, result } = numericSteps(flat, env);
  return (
    <p className={styles.addend}>
      <span>
        the addend with{' '}
        {letters.map((letter, n) => (
          <IndexPicker
            key={letter}
            letter={letter}
            value={at[letter]! + 1}
            values={Array.from({ length: lengths[n]! }, (_, k) => k + 1)}
            onPick={(place) => pick({ ...picked, [letter]: place - 1 })}
          />
        ))}
      </span>
      <span>
        <Formula expr={flat} />{' '}
        {numbers && (
          <>
            {numbers} <Formula expr={flat} env={env} numbers />{' '}
          </>
        )}
        {result} <NumberText value={value} of={null} />
      </span>
    </p>
  );
}
