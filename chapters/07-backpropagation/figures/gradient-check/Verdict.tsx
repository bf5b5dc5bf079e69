import type { Instruction } from '../../../../src/engine/instruction.ts';
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
  /** How many differ by more than the error of a central difference. */
  readonly wrong: number;
  /** The step whose rule is wrong, or cannot be computed. */
  readonly culprit: Instruction | null;
  readonly epsilon: number;
}

/** The result of the check, in words first; sign and colour repeat it. */
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
      head: '✗ The shapes do not fit.',
      more: (
        <>
          The step that cannot be computed: <b>{culprit && <Sentence instruction={culprit} />}</b>.{' '}
          {refused}. The rest of the figure uses the correct rule.
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
          From the loss backwards, the first step that disagrees with its central difference is in
          layer {culprit.layer}:{' '}
          <b>
            <Sentence instruction={culprit} />
          </b>
        </>
      ) : (
        'But each operation alone agrees with its central difference: two mistakes may cancel.'
      ),
    } as const;
  }
  const unsettled = differing(best);
  if (unsettled > 0) {
    return {
      kind: 'unclear',
      head: `? ${unsettled} of ${best.length} differ, but that does not prove a mistake.`,
      more: 'With numbers this large, or gradients this small, rounding can explain it. Or the loss has a kink at this point, like ReLU at 0, and so no derivative.',
    } as const;
  }
  const drowned = differing(rows);
  if (drowned > 0) {
    return {
      kind: 'unclear',
      head: `? ${drowned} of ${rows.length} differ, but only at this ε.`,
      more:
        epsilon > BEST_EPSILON
          ? 'The step is too large: truncation error.'
          : 'The step is too small: rounding error. Subtracting two almost equal losses leaves few digits.',
    } as const;
  }
  const worst = Math.max(...rows.map(({ error }) => error));
  return {
    kind: 'right',
    head: `✓ All ${rows.length} gradients agree.`,
    more: (
      <>
        The worst relative error is <Printed value={worst} />.
        {planted && ' In this network the wrong rule makes no visible difference.'}
      </>
    ),
  } as const;
}

const differing = (rows: readonly GradientComparison[]): number =>
  rows.filter(({ error }) => error > TOLERANCE).length;
