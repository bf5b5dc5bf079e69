import type { Graph } from '../../../../src/engine/graph.ts';
import { bugs, withPlantedBug, type Bug } from '../../../../src/experiment/checking/planted-bug.ts';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

interface RulesProps {
  readonly value: Bug | null;
  readonly network: Graph;
  readonly onPick: (bug: Bug | null) => void;
}

/** The correct rules, or one of them wrong; a bug that this network cannot have is disabled. */
export const Rules = ({ value, network, onPick }: RulesProps) => (
  <div
    className={`${shared.controls} needs-js`}
    role="group"
    aria-label="Rules of the backward pass"
  >
    <span className={shared.buttons}>
      <button type="button" aria-pressed={value === null} onClick={() => onPick(null)}>
        Correct rules
      </button>
      {(Object.keys(bugs) as Bug[]).map((bug) => (
        <button
          key={bug}
          type="button"
          aria-pressed={value === bug}
          disabled={withPlantedBug(network, bug) === null}
          onClick={() => onPick(bug)}
        >
          {bugs[bug]}
        </button>
      ))}
    </span>
  </div>
);
