import { useMemo } from 'react';
import { readingsOf, type Misprint } from '../../notation/derivation.ts';
import { print } from '../../notation/printing/number.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import type { Letters } from '../../notation/evaluation/expand.ts';
import { judgeErratum, shapesOf, type ErratumVerdict } from './judge-erratum.ts';
import type { DerivationPoint } from './evaluate.ts';
import { Printed } from '../maths/Printed.tsx';

interface ErratumValuesProps {
  readonly here: DerivationPoint;
  readonly slip: Misprint;
}

/** Rows before the rest is only counted. */
const MOST = 8;

/** The value of the source's line for each reading, beside the correct value. */
export function ErratumValues({ here, slip }: ErratumValuesProps) {
  const { env, free } = here;
  const shapes = slip.reads && shapesOf(slip, env);
  const rows = useMemo(
    () =>
      readingsOf(slip, free, env).map(({ letters, left, right }) => ({
        letters,
        is: valueOf(left, env),
        says: valueOf(right, env),
      })),
    [slip, free, env],
  );
  const verdict = useMemo(() => judgeErratum(here, slip), [here, slip]);
  return (
    <>
      {shapes && (
        <p>
          Shapes: {shapes.of} on the left, {shapes.to} on the right.
        </p>
      )}
      {rows.length === 0 && <p>Here it names an entry that does not exist.</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">read with</th>
              <th scope="col">left</th>
              <th scope="col">right</th>
              <th scope="col">off by</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map(({ letters, is, says }) => (
              <tr key={JSON.stringify(letters)} data-off={says - is}>
                <th scope="row">{shown(letters)}</th>
                <td data-value={is}>{print(is)}</td>
                <td data-value={says}>{print(says)}</td>
                <td data-value={Math.abs(says - is)}>{print(Math.abs(says - is))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {verdict && <Sentence {...verdict} />}
    </>
  );
}

const Sentence = ({ all, wrong, most }: ErratumVerdict) => (
  <p data-wrong={wrong} data-all={all}>
    For all indices and all readings: {wrong} of {all} disagree
    {wrong > 0 && (
      <>
        , by up to <Printed value={most} />
      </>
    )}
    .
  </p>
);

const shown = (letters: Letters): string =>
  Object.entries(letters)
    .map(([letter, value]) => `${letter} = ${value + 1}`)
    .join(', ') || 'as printed';
