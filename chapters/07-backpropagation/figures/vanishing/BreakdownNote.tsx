import type { ReactNode } from 'react';
import { parseKey, wordsFor } from '../../../../src/notation/symbol.ts';
import type { Breakdown } from './passages.ts';
import { Sentence } from '../../../../src/ui/maths/Sentence.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface BreakageProps {
  readonly breakdown: Breakdown;
  /** The factor of the weights. */
  readonly children: ReactNode;
}

/** The step at which a number first stops being finite, in words. */
export const BreakdownNote = ({ breakdown: { number, step, error }, children }: BreakageProps) => (
  <p className={shared.verdict} data-kind="wrong" role="status">
    <b>
      ✗ Step {number}, {step.phase}, overflows.
    </b>{' '}
    <Sentence instruction={step} /> With all weights times {children}, the{' '}
    {wordsFor(parseKey(error.tensor))} contain{' '}
    {error.actual.replace('-', '−').replace('Infinity', '∞')}: the largest 64-bit number is 1.8 × 10
    <sup>308</sup>. Above: with weights ten times smaller, which still works.
  </p>
);
