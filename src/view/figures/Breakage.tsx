import { print } from '../../notation/number.ts';
import { parseKey, wordsFor } from '../../notation/symbol.ts';
import type { Breakdown } from '../../reader/vanishing.ts';
import { Sentence } from '../Sentence.tsx';

interface BreakageProps {
  readonly breakdown: Breakdown;
  /** Decimal logarithm of the factor of the weights. */
  readonly power: number;
}

/** The step at which a number first stops being finite, in words. */
export const Breakage = ({ breakdown: { number, step, error }, power }: BreakageProps) => (
  <div className="breakage">
    <p className="verdict" data-kind="wrong" role="status">
      <b>
        ✗ Step {number}, {step.phase}, breaks down.
      </b>{' '}
      <Sentence instruction={step} /> With all weights times 10<sup>{print(power)}</sup>, of the{' '}
      {wordsFor(parseKey(error.tensor))} the computer gets{' '}
      {error.actual.replace('Infinity', '∞').replace('NaN', 'not a number')}: no 64-bit number is
      larger than 1.8 · 10<sup>308</sup>.
    </p>
  </div>
);
