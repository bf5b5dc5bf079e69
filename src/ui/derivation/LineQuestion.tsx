import { useMemo } from 'react';
import {
  choicesOf,
  isBound,
  leftOf,
  expandSide,
  type Distractor,
} from '../../notation/derivation.ts';
import { shapesMatch } from '../../notation/evaluation/shapes-match.ts';
import { print } from '../../notation/printing/number.ts';
import { valueOf } from '../../notation/evaluation/value.ts';
import type { QuestionSpec } from '../../state/questions.ts';
import { AnswerInput } from '../questions/AnswerInput.tsx';
import { AdoptedNode } from '../questions/AdoptedNode.tsx';
import { useReader } from '../islands/use-reader.ts';
import { InlineReason } from '../maths/InlineReason.tsx';
import { agrees, type DerivationPoint } from './evaluate.ts';
import { Printed } from '../maths/Printed.tsx';
import * as styles from './DerivationLine.module.css';

interface LineBetProps {
  /** Of the answer. */
  readonly id: string;
  readonly here: DerivationPoint;
  /** Number of the line, 0-based. */
  readonly line: number;
  /** The formulas to choose from, typeset. */
  readonly options: readonly Element[];
  readonly shown: boolean;
  readonly onAnswer: (guess: number | null) => void;
}

/** Before a line of a derivation what it may be; after, what was chosen in its place, and how far off that is. */
export function LineQuestion({ id, here, line, options, shown, onAnswer }: LineBetProps) {
  const guess = useReader(({ answers }) => answers[id]?.guess ?? null);
  const { truth, choices } = choicesOf(here.derivation, line)!;
  const question = useMemo(
    (): QuestionSpec<React.ReactNode> => ({
      kind: 'choice',
      options: () => options.map((option, n) => <AdoptedNode key={n} of={option} />),
      truth: () => truth,
    }),
    [options, truth],
  );
  if (!shown) return <AnswerInput question={question} onAnswer={onAnswer} />;
  const chosen = guess === null ? undefined : choices[guess];
  if (guess === null || !chosen) return null;
  return (
    <div className={styles.chosen} role="status">
      {guess === truth ? (
        <p>That is what you chose.</p>
      ) : (
        <>
          <p>
            You chose: <AdoptedNode of={options[guess]!} />{' '}
            <Gap here={here} line={line} of={chosen} />
          </p>
          <p>
            <InlineReason of={chosen.says} />
          </p>
        </>
      )}
    </div>
  );
}

interface GapProps {
  readonly here: DerivationPoint;
  readonly line: number;
  readonly of: Distractor;
}

/** By how much a line that was chosen misses the true one, where it can be computed. */
function Gap({ here: { derivation, free, env }, line, of }: GapProps) {
  if (!isBound(of.to, Object.keys(free))) return 'This is not a single number.';
  const left = leftOf(derivation, line);
  if (!shapesMatch(of.to, env)) return 'The shapes do not fit.';
  const value = valueOf(expandSide(of.to, left, free, env), env);
  const off = value - valueOf(expandSide(derivation.lines[line]!.to, left, free, env), env);
  return (
    <>
      Its value is <b data-value={value}>{print(value)}</b>
      {agrees(off, value) ? (
        ', the same here by chance.'
      ) : (
        <>
          , off by <Printed value={Math.abs(off)} />.
        </>
      )}
    </>
  );
}
