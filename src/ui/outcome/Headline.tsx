import type { ReactNode } from 'react';
import type { Change, Outcome } from '../../experiment/outcome.ts';
import { columnOf } from '../../experiment/columns.ts';
import { isClassifier } from '../../layers/network.ts';
import { print } from '../../notation/printing/number.ts';
import { answer, LOSS_AFTER, questionAbout } from '../../state/questions.ts';
import type { Scene } from '../../state/scene.ts';
import { classNameAt } from './class-names.ts';
import { symOf } from '../../engine/graph.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import { HIDDEN } from '../tensors/words.ts';
import * as styles from './Headline.module.css';

interface HeadlineProps {
  readonly scene: Scene;
  readonly outcome: Outcome;
  /** Whether a question still asks for the loss after it. */
  readonly isAsked: boolean;
}

/** The loss before and after, and of a network that tells classes apart the probability of the right one. */
export function Headline({ scene, outcome, isAsked }: HeadlineProps) {
  const { trace, sample, moment } = scene;
  const samples = trace.at(trace.graph.loss, trace.steps.length)!.data.length;
  return (
    <div className={styles.headline} role="status">
      <BeforeAfter
        name={
          <>
            {samples > 1 ? `mean over ${samples} samples of the loss ` : 'loss '}
            <SymbolName
              named={{ kind: 'symbol', sym: symOf(trace.graph, trace.graph.loss), at: null }}
            />
          </>
        }
        change={outcome.loss}
        words={isAsked ? <Asked /> : lossInWords(outcome.loss)}
        isAsked={isAsked}
      />
      {!isAsked && <Slope change={outcome.loss} t={moment.t} />}
      {isClassifier(scene.network) && (
        <RightClass
          scene={scene}
          after={columnOf(outcome.after, trace.graph.prediction, sample)}
          samples={samples}
          isAsked={isAsked}
        />
      )}
    </div>
  );
}

interface BeforeAfterProps {
  readonly name: ReactNode;
  readonly change: Change;
  readonly words: ReactNode;
  /** Whether the number after it is hidden; default false. */
  readonly isAsked?: boolean;
}

const BeforeAfter = ({ name, change: { before, after }, words, isAsked }: BeforeAfterProps) => (
  <div>
    <p className={styles.name}>{name}</p>
    <p className={styles.values}>
      <span data-value={before}>{print(before)}</span> <span aria-label="became">→</span>{' '}
      {isAsked ? <b title={HIDDEN}>?</b> : <b data-value={after}>{print(after)}</b>}
    </p>
    <p className={styles.words}>{words}</p>
  </div>
);

/** The way to the question that asks for the loss, or past it. */
function Asked() {
  const { store } = usePage();
  const id = useReader(({ asking }) => questionAbout(asking, [LOSS_AFTER]));
  if (id === undefined) return null;
  return (
    <>
      <a href={`#question-${id}`}>Predict it</a> or{' '}
      <button type="button" className={styles.show} onClick={() => answer(store, id, null)}>
        show it
      </button>
    </>
  );
}

/** `down 0.805, or 59 %`. */
function lossInWords({ before, after }: Change): string {
  const change = after - before;
  if (change === 0) return 'unchanged';
  const share =
    before === 0 ? '' : `, or ${print((100 * Math.abs(change)) / before, { digits: 0 })} %`;
  return `${change < 0 ? 'down' : 'up'} ${print(Math.abs(change))}${share}`;
}

interface RightClassProps {
  readonly scene: Scene;
  readonly after: readonly number[];
  readonly samples: number;
  /** Whether the loss after it is hidden, which follows from this probability. */
  readonly isAsked: boolean;
}

/** Of the sample that the page looks at; nothing where its target is not one class. */
function RightClass(props: RightClassProps) {
  const { after, samples, isAsked } = props;
  const { trace, sample, moment } = props.scene;
  const { graph } = trace;
  const right = columnOf(trace, graph.targets[0]!, sample).indexOf(1);
  const name = useReader(({ experiment }) => classNameAt(experiment, moment.t, right));
  if (right < 0) return null;
  const before = columnOf(trace, graph.prediction, sample);
  return (
    <BeforeAfter
      name={`p(${name}), the target${samples > 1 ? ` of sample ${sample + 1}` : ''}`}
      change={{ before: before[right]!, after: after[right]! }}
      words={isAsked ? 'the loss follows from it' : rankInWords(right, before, after)}
      isAsked={isAsked}
    />
  );
}

function rankInWords(right: number, before: readonly number[], after: readonly number[]): string {
  const largest = (p: readonly number[]): boolean => p.every((other) => other <= p[right]!);
  const many = after.length === 2 ? 'larger of the two' : `largest of the ${after.length}`;
  if (largest(after)) return `${largest(before) ? 'still' : 'now'} the ${many}`;
  return `${largest(before) ? 'no longer' : 'not yet'} the ${many}`;
}

/** The loss as a line from before to after. */
function Slope({ change: { before, after }, t }: { readonly change: Change; readonly t: number }) {
  const top = Math.max(before, after) || 1;
  const y = (loss: number): number => 56 - (44 * loss) / top;
  return (
    <svg className={styles.slope} viewBox="0 0 150 80" width="150" height="80" aria-hidden="true">
      <path className={styles.axis} d="M0 58H150" />
      <path className={styles.line} d={`M20 ${y(before)}L130 ${y(after)}`} />
      <circle className={styles.open} cx="20" cy={y(before)} r="4" />
      <circle cx="130" cy={y(after)} r="4.5" />
      <text x="20" y="75">
        before
      </text>
      <text x="130" y="75">
        step {t + 1}
      </text>
    </svg>
  );
}
