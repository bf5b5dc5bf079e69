import { useState } from 'react';
import { largestSize } from '../../../../src/draw/scale.ts';
import type { FlattenedEntry } from './both-products.ts';
import type { Occurrence } from '../../../../src/linking/attributes.ts';
import { CellTable } from '../../../../src/ui/figures/parts/CellTable.tsx';
import { indices, Indexed, PartialDerivative, Vec } from '../../../../src/ui/maths/Indexed.tsx';
import { FormulaLetters } from '../../../../src/ui/maths/FormulaLetters.tsx';
import { TitledMatrix } from '../../../../src/ui/figures/parts/TitledMatrix.tsx';
import { SumOfProducts } from '../../../../src/ui/maths/SumOfProducts.tsx';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';

interface DiagonalTableProps {
  readonly entries: readonly FlattenedEntry[];
  readonly J: readonly (readonly number[])[];
  /** Whether the entries were a matrix. */
  readonly matrix: boolean;
  readonly linked: (entry: FlattenedEntry) => Occurrence;
}

/** The Jacobian of an elementwise function: what a picked cell says, and its row times v. */
export function DiagonalTable({ entries, J, matrix, linked }: DiagonalTableProps) {
  const [picked, pick] = useState<readonly [number, number]>([1, 1]);
  const [r, c] = picked.map((n) => Math.min(n, entries.length - 1)) as [number, number];
  const named = (letter: string) =>
    entries.map(({ cell }) => <Indexed key={cell.join()} letter={letter} cell={cell} />);
  const [out, into] = [named('a'), named('x')];
  const names = entries.map((_, n) => <PartialDerivative key={n} of={out[n]} by={into[n]} />);
  return (
    <>
      <TitledMatrix
        title={
          matrix ? (
            <PartialDerivative of={<Vec of="A" />} by={<Vec of="X" />} />
          ) : (
            <PartialDerivative of="a" by="x" />
          )
        }
        words={`${entries.length} × ${entries.length}: outputs down, inputs across`}
      >
        <CellTable
          label="Derivatives of the outputs with respect to the inputs"
          rows={out}
          columns={into}
          max={largestSize(J.flat())}
          picked={[r, c]}
          onPick={(row, column) => pick([row, column])}
          cellAt={(row, column) => ({
            value: J[row]![column]!,
            source: row === r,
            words: `a ${indices(entries[row]!.cell)} with respect to x ${indices(entries[column]!.cell)}`,
            ...(row === column && { name: names[row], linked: linked(entries[row]!) }),
          })}
        />
      </TitledMatrix>
      <p role="status">
        <PartialDerivative of={out[r]} by={into[c]} /> ={' '}
        {r === c ? (
          <>
            <FormulaLetters>f′</FormulaLetters>({into[r]}) = <Printed value={entries[r]!.slope} />
          </>
        ) : (
          <>
            0: {out[r]} = <FormulaLetters>f</FormulaLetters>({into[r]}) does not depend on {into[c]}
          </>
        )}
        . The row of {out[r]}, times <FormulaLetters>v</FormulaLetters>, is
      </p>
      <SumOfProducts
        terms={J[r]!.map((slope, n) => [
          { named: null, value: slope },
          { named: null, value: entries[n]!.v },
        ])}
        sum={{ named: null, value: entries[r]!.product }}
      />
    </>
  );
}
