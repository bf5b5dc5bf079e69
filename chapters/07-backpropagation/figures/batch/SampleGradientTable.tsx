import { useId, type CSSProperties } from 'react';
import { largestSize, strength } from '../../../../src/draw/scale.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { checkpointAt, samplesAt, type Experiment } from '../../../../src/experiment/experiment.ts';
import type {
  SampleGradient,
  SampleGradients,
} from '../../../../src/experiment/sample-gradients.ts';
import { cellAt, type Tensor } from '../../../../src/tensor/tensor.ts';
import { occurrence } from '../../../../src/linking/attributes.ts';
import * as listed from '../listed.module.css';
import * as styles from './SampleGradientTable.module.css';

interface PullTableProps {
  /** The tensor of parameters. */
  readonly name: string;
  readonly found: SampleGradients;
  readonly data: Experiment;
  readonly t: number;
  readonly chosen: SampleGradient;
  /** Takes a column. */
  readonly onPick: (column: number) => void;
}

/** A row a sample, and the mean under them: the gradient as colours, its length, its cosine with the mean. */
export function SampleGradientTable({ name, found, data, t, chosen, onPick }: PullTableProps) {
  const group = useId();
  const { pulls, mean, norm } = found;
  const longest = Math.max(...pulls.map((pull) => pull.norm));
  const most = largestSize(pulls.map(({ gradient }) => largestSize(gradient.data)));
  const words = pulls.map(({ column }) => describe(data, t, column));
  return (
    <div className={`${styles.samples} ${listed.list}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">sample</th>
            <th scope="col">gradient</th>
            <th scope="col">length</th>
            <th scope="col">cosine</th>
          </tr>
        </thead>
        <tbody>
          {pulls.map((pull, n) => (
            <tr key={pull.column}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    className="needs-js"
                    name={group}
                    checked={pull === chosen}
                    onChange={() => onPick(pull.column)}
                    aria-label={`Sample ${pull.column + 1}, ${words[n]}`}
                  />
                  {pull.column + 1}: {words[n]}
                </label>
              </th>
              <td>
                <Strip name={`d${name}`} value={pull.gradient} most={most} />
              </td>
              <td
                className={styles.length}
                style={{ '--share': pull.norm / longest } as CSSProperties}
              >
                <span data-value={pull.norm}>{print(pull.norm, { fixed: true })}</span>
              </td>
              <td data-value={pull.along}>{cosine(pull.along)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">mean</th>
            <td>
              <Strip name={`d${name}`} value={mean} most={most} />
            </td>
            <td className={styles.length} style={{ '--share': norm / longest } as CSSProperties}>
              <span data-value={norm}>{print(norm, { fixed: true })}</span>
            </td>
            <td data-value={norm > 0 ? 1 : undefined}>{cosine(norm > 0 ? 1 : Number.NaN)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface StripProps {
  readonly name: string;
  readonly value: Tensor;
  readonly most: number;
}

/** A tensor row after row as colours, each linked to its cell. */
const Strip = ({ name, value: { shape, data }, most }: StripProps) => (
  <div className={styles.strip} aria-hidden="true">
    {[...data].map((entry, c) => (
      <i
        key={c}
        className="cell"
        style={{ '--v': strength(entry, most) } as CSSProperties}
        {...occurrence(name, { cell: cellAt(shape, c) })}
      />
    ))}
  </div>
);

const cosine = (value: number): string =>
  Number.isNaN(value) ? '–' : print(value, { digits: 2, fixed: true });

/** The likeliest class of its target. */
function describe(experiment: Experiment, t: number, column: number): string {
  const { data } = checkpointAt(experiment, t);
  const target = data.Y[samplesAt(experiment, t)[column]!]!;
  const label = target.indexOf(Math.max(...target));
  return data.classes[label] ?? `class ${label + 1}`;
}
