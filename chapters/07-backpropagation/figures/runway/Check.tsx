import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import type { Experiment } from '../../../../src/experiment/experiment.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { Letters } from '../../sections/plain-letters.tsx';
import { measured } from './small-network.ts';

interface CheckProps {
  readonly experiment: Experiment;
  /** The number that the text calls w. */
  readonly place: CellRef;
}

/** ∂L/∂w once more, by the central difference. */
export function Check({ experiment, place }: CheckProps) {
  const difference = measured(experiment, place);
  return (
    <p className={shared.value}>
      Check, by increasing and decreasing <Letters>w</Letters> a little:{' '}
      <b data-value={difference}>{print(difference)}</b>
    </p>
  );
}
