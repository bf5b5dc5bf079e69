import { hasComponents, type DataPlane } from '../../../../experiment/data/plane.ts';
import type { Data } from '../../../../experiment/experiment.ts';
import { print } from '../../../../notation/printing/number.ts';
import { COMPONENTS, type ChosenPlane } from './use-plane.ts';
import * as styles from './PlaneChoice.module.css';

interface PlaneChoiceProps {
  readonly data: Data;
  readonly plane: DataPlane;
  readonly chosen: ChosenPlane;
  readonly onChoose: (chosen: ChosenPlane) => void;
}

/** Which plane of more than two inputs is shown, and what that means. */
export function PlaneChoice({ data, plane, chosen, onChoose }: PlaneChoiceProps) {
  const components = hasComponents(data);
  const features = chosen === COMPONENTS ? null : chosen;
  const pair = features ?? ([0, 1] as const);
  return (
    <div className={styles.choice}>
      <span className="needs-js">
        {components && (
          <select
            aria-label="Plane that is shown"
            value={features ? 'features' : COMPONENTS}
            onChange={({ target }) => onChoose(target.value === COMPONENTS ? COMPONENTS : [0, 1])}
          >
            <option value={COMPONENTS}>plane of principal components 1 and 2</option>
            <option value="features">plane of two features</option>
          </select>
        )}
        {(features || !components) &&
          (['Feature across', 'Feature up'] as const).map((label, axis) => (
            <select
              key={label}
              aria-label={label}
              value={pair[axis]}
              onChange={({ target }) =>
                onChoose(
                  axis === 0 ? [Number(target.value), pair[1]] : [pair[0], Number(target.value)],
                )
              }
            >
              {data.X[0]!.map((_, n) => (
                <option key={n} value={n} disabled={n === pair[1 - axis]}>
                  {data.features[n] ?? `feature ${n + 1}`}
                </option>
              ))}
            </select>
          ))}
      </span>
      <p>
        through the mean; samples are projected
        {plane.share !== undefined && (
          <>: {print(100 * plane.share, { digits: 0 })} % of the variance</>
        )}
      </p>
    </div>
  );
}
