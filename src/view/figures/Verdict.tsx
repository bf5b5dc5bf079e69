import type { Instruction } from '../../engine/graph.ts';
import { print } from '../../notation/number.ts';
import { Sentence } from '../Sentence.tsx';
import { BEST, TOLERANCE, type Row } from '../../reader/check.ts';

interface VerdictProps {
  /** Why the planted rule cannot even be computed. */
  readonly refused: string | null;
  /** At the ε chosen, and at the best one. */
  readonly rows: readonly Row[];
  readonly best: readonly Row[];
  /** The step whose rule is wrong. */
  readonly culprit: Instruction | null;
  readonly epsilon: number;
}

/** What the check says, in words first; the sign and the hue only repeat it. */
export function Verdict({ refused, rows, best, culprit, epsilon }: VerdictProps) {
  const { kind, head, more } = verdictOf({ refused, rows, best, culprit, epsilon });
  return (
    <p className="verdict" data-kind={kind} role="status">
      <b>{head}</b> {more}
    </p>
  );
}

function verdictOf({ refused, rows, best, culprit, epsilon }: VerdictProps) {
  if (refused) {
    return {
      kind: 'wrong',
      head: '✗ Refused before any check.',
      more: `The shapes do not fit. ${refused}. What follows is by the book’s own rule.`,
    } as const;
  }
  const wrong = wrongIn(best);
  if (wrong > 0) {
    return {
      kind: 'wrong',
      head: `✗ ${wrong} of ${best.length} gradients are wrong.`,
      more: culprit ? (
        <>
          Coming back from the loss, the first operation with a wrong result is{' '}
          <b>
            {culprit.id} of layer {culprit.layer}
          </b>
          : “
          <Sentence instruction={culprit} />”
        </>
      ) : (
        'Yet each operation agrees with its own difference: two faults may hide each other.'
      ),
    } as const;
  }
  const drowned = wrongIn(rows);
  if (drowned > 0) {
    return {
      kind: 'unclear',
      head: `? ${drowned} of ${rows.length} differ, but only at this ε.`,
      more:
        epsilon > BEST
          ? 'The step is too long: the curve bends within it.'
          : 'The step is too short: two losses that nearly agree leave few digits when subtracted.',
    } as const;
  }
  const worst = Math.max(...rows.map(({ error }) => error));
  return {
    kind: 'right',
    head: `✓ All ${rows.length} gradients agree.`,
    more: `The worst relative error is ${print(worst)}.`,
  } as const;
}

const wrongIn = (rows: readonly Row[]): number =>
  rows.filter(({ error }) => error > TOLERANCE).length;
