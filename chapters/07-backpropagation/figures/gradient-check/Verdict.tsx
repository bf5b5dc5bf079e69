import type { Instruction } from '../../../../src/engine/program.ts';
import { Sentence } from '../../../../src/ui/maths/Sentence.tsx';
import {
  BEST_EPSILON,
  TOLERANCE,
  type GradientComparison,
} from '../../../../src/experiment/checking/gradient-check.ts';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface VerdictProps {
  /** Why the planted rule cannot even be computed. */
  readonly refused: string | null;
  /** Whether the rules are not the book's. */
  readonly planted: boolean;
  /** At the ε chosen, and at the best one. */
  readonly rows: readonly GradientComparison[];
  readonly best: readonly GradientComparison[];
  /** How many differ by more than a difference can be wrong itself. */
  readonly wrong: number;
  /** The step whose rule is wrong, or cannot be computed. */
  readonly culprit: Instruction | null;
  readonly epsilon: number;
}

/** What the check says, in words first; the sign and the hue only repeat it. */
export function CheckVerdict(props: VerdictProps) {
  const { kind, head, more } = verdictOf(props);
  return (
    <p className={shared.verdict} data-kind={kind} role="status">
      <b>{head}</b> {more}
    </p>
  );
}

function verdictOf({ refused, planted, rows, best, wrong, culprit, epsilon }: VerdictProps) {
  if (refused) {
    return {
      kind: 'wrong',
      head: '✗ Refused before any check.',
      more: (
        <>
          The shapes do not fit in <b>{culprit && `${culprit.id} of layer ${culprit.layer}`}</b>.{' '}
          {refused}. What follows is by the book’s own rule.
        </>
      ),
    } as const;
  }
  if (wrong > 0) {
    return {
      kind: 'wrong',
      head: `✗ ${wrong} of ${best.length} gradients are wrong.`,
      more: culprit ? (
        <>
          Coming back from the loss, the first operation that a difference shows to be wrong is{' '}
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
  const unsettled = differing(best);
  if (unsettled > 0) {
    return {
      kind: 'unclear',
      head: `? ${unsettled} of ${best.length} differ, which proves nothing here.`,
      more: 'Where numbers are as large as here, or gradients as small, rounding explains it; or the loss has a kink at this very place, like ReLU at nought, and no slope to differ from.',
    } as const;
  }
  const drowned = differing(rows);
  if (drowned > 0) {
    return {
      kind: 'unclear',
      head: `? ${drowned} of ${rows.length} differ, but only at this ε.`,
      more:
        epsilon > BEST_EPSILON
          ? 'The step is too long: the curve bends within it.'
          : 'The step is too short: two losses that nearly agree leave few digits when subtracted.',
    } as const;
  }
  const worst = Math.max(...rows.map(({ error }) => error));
  return {
    kind: 'right',
    head: `✓ All ${rows.length} gradients agree.`,
    more: (
      <>
        The worst relative error is <Printed value={worst} />.
        {planted && ' In this network the planted rule makes no difference that could be seen.'}
      </>
    ),
  } as const;
}

const differing = (rows: readonly GradientComparison[]): number =>
  rows.filter(({ error }) => error > TOLERANCE).length;
