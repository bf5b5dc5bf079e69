import { print } from '../../../notation/printing/number.ts';
import type { Instance } from '../../../practice/exercise.ts';
import { SymbolName } from '../../maths/Maths.tsx';
import { LinesAround } from './LinesAround.tsx';
import { Words } from '../Words.tsx';
import { Working } from './Working.tsx';

/** The answer of an exercise, and why. */
export const Solution = ({ instance }: { readonly instance: Instance }) => (
  <>
    <Answer of={instance} />
    <p>
      <Words of={instance.solution} />
    </p>
  </>
);

function Answer({ of }: { readonly of: Instance }) {
  switch (of.kind) {
    case 'number':
      return of.env && of.asks && of.working ? (
        <Working asks={of.asks} working={of.working} env={of.env} assigns={of.assigns} lines={3} />
      ) : (
        <p>{print(of.truth)}</p>
      );
    case 'choice':
      return of.lines ? (
        <LinesAround of={of} filled />
      ) : (
        <p>
          <Words of={of.options[of.truth]!.text} />
        </p>
      );
    case 'compose':
      return (
        <p>
          <SymbolName named={of.asks} /> = <Words of={[{ expr: of.answer }]} />
        </p>
      );
    case 'bug':
      return (
        <p>
          Line {of.wrong + 1} should be <SymbolName named={of.lines[of.wrong]!.lhs} /> ={' '}
          <Words of={[{ expr: of.repairs[of.truth]!.expr }]} />
        </p>
      );
  }
}
