import { useMemo, useState } from 'react';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import type { Trace } from '../../../../src/engine/trace.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { locateWrongStep, wrongGradients } from '../../../../src/experiment/checking/wrong-step.ts';
import {
  BEST_EPSILON,
  gradientCheck,
  epsilonSweep,
  type GradientComparison,
} from '../../../../src/experiment/checking/gradient-check.ts';
import { traceWithBug, type Bug } from '../../../../src/experiment/checking/planted-bug.ts';
import { TensorError } from '../../../../src/tensor/error.ts';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { CheckPlot } from './CheckPlot.tsx';
import { CheckTable } from './CheckTable.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { NumberEntry, Numbers } from '../../../../src/ui/figures/parts/Numbers.tsx';
import { Rules } from './Rules.tsx';
import { EpsilonSweep } from './EpsilonSweep.tsx';
import { CheckVerdict } from './Verdict.tsx';

export const figure: FigureSpec = {
  title: 'The gradient check',
  caption: (
    <>
      Each dot is a parameter: across, its gradient by backpropagation; up, the same by central
      difference. Choose a wrong rule and see which dots leave the diagonal. With the correct rules,
      make ε large and then very small: the check fails at both ends, at one because of truncation,
      at the other because of rounding.
    </>
  ),
  description:
    'Every gradient of the network by backpropagation against the same by central difference: first as a plot with a dot for each parameter, on the diagonal where both agree. A table holds, for each parameter, the power of ten of the relative error. A curve shows how the error of one parameter depends on the step ε: large on both sides, small between. A wrong rule can be chosen; the result then names the operation.',
  Body: GradientCheck,
};

function GradientCheck() {
  const { trace, experiment, t } = usePass();
  const [bug, plant] = useState<Bug | null>(null);
  const [power, setPower] = useState(Math.log10(BEST_EPSILON));
  const [picked, pick] = useState<CellRef | null>(null);
  const epsilon = 10 ** power;

  const outcome = useMemo(
    () => (bug ? outcomeOf(() => traceWithBug(experiment, t, bug)) : { trace, refused: null }),
    [experiment, t, trace, bug],
  );
  const ruled = outcome.trace ?? trace;
  const best = useMemo(
    () => gradientCheck(experiment, t, ruled, BEST_EPSILON),
    [experiment, t, ruled],
  );
  const rows = useMemo(
    () => gradientCheck(experiment, t, ruled, epsilon),
    [experiment, t, ruled, epsilon],
  );
  const wrong = useMemo(() => wrongGradients(experiment, t, ruled).length, [experiment, t, ruled]);
  const culprit = useMemo(
    () => (wrong > 0 ? locateWrongStep(experiment, t, ruled) : null),
    [wrong, experiment, t, ruled],
  );
  // Only the missing transpose does not fit, and it is planted at the first step back through weights.
  const refusedAt = trace.steps.find(({ id }) => id === 'affine.da') ?? null;
  const row = rows.find(({ place }) => picked && same(place, picked)) ?? worstOf(rows);
  const curve = useMemo(
    () => epsilonSweep(experiment, t, ruled, row.place),
    [experiment, t, ruled, row.place],
  );

  const { key, cell } = row.place;
  const name = symbolText({ kind: 'symbol', sym: parseKey(key), at: cell });

  return (
    <>
      <Rules value={bug} network={trace.graph} onPick={plant} />
      <CheckVerdict
        refused={outcome.refused}
        planted={bug !== null}
        rows={rows}
        best={best}
        wrong={wrong}

        culprit={outcome.refused ? refusedAt : culprit}

        epsilon={epsilon}
      />
      <CheckPlot rows={rows} chosen={row.place} />
      <CheckTable rows={rows} chosen={row.place} onPick={pick} />
      <Numbers>
        {bug ? (
          <NumberEntry words={`with the wrong rule, ${name}`} value={row.analytic} digits={8} />
        ) : (
          <NumberEntry
            words="backpropagation,"
            of={{ key: `d${key}`, cell }}
            value={row.analytic}
            digits={8}
          />
        )}
        <NumberEntry words="central difference" value={row.numeric} digits={8} />
        <NumberEntry words="relative error" value={row.error} />
      </Numbers>
      <EpsilonSweep curve={curve} row={row} epsilon={epsilon} power={power} setPower={setPower} />
    </>
  );
}

interface Outcome {
  readonly trace: Trace | null;
  /** Why the wrong rule cannot even be computed. */
  readonly refused: string | null;
}

function outcomeOf(runIt: () => Trace | null): Outcome {
  try {
    return { trace: runIt(), refused: null };
  } catch (error) {
    if (!(error instanceof TensorError)) throw error;
    return { trace: null, refused: error.message };
  }
}

const same = (one: CellRef, other: CellRef): boolean =>
  one.key === other.key && one.cell.join() === other.cell.join();

const worstOf = (rows: readonly GradientComparison[]): GradientComparison =>
  rows.reduce((worst, row) => (row.error > worst.error ? row : worst));
