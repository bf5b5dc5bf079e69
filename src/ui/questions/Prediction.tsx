import { parseKey } from '../../notation/symbol.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { denseForm } from '../../layers/network.ts';
import { answer, FIRST, firstAsked, firstQuestion } from '../../state/questions.ts';
import type { Scene } from '../../state/scene.ts';
import type { Answer, ReaderState } from '../../state/store.ts';
import { at } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { lazy } from '../islands/lazy.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';
import { Options } from './Options.tsx';
import * as styles from './Prediction.module.css';

export const LazyPredictionResult = lazy(
  async () => (await import('./PredictionResult.tsx')).PredictionResult,
);

interface Asked {
  readonly weight: CellRef;
  /** Undefined until it is answered. */
  readonly given: Answer | undefined;
}

/** The parameter of the first question while that is on: at the loss of the first pass, until it is put away. */
export function firstOn(state: ReaderState, scene: Scene): CellRef | null {
  const weight = firstAsked(state);
  const isOn =
    weight &&
    !state.gradientPath &&
    !state.answers[FIRST]?.told &&
    scene.step?.writes[0] === scene.trace.graph.loss &&
    !firstQuestion(weight).unfit?.(scene);
  return isOn ? weight : null;
}

/** The first question while it is on. */
export function useFirstQuestion(): Asked | null {
  const scene = useScene();
  const weight = useReader((state) => firstOn(state, scene));
  const given = useReader(({ answers }) => answers[FIRST]);
  return weight && { weight, given };
}

/** The first thirty seconds: will the loss rise or fall? The gradient is not on the page until that is answered or skipped. */
export function Prediction({ weight, given }: Asked) {
  const { store } = usePage();
  const scene = useScene();
  if (given) return <LazyPredictionResult weight={weight} given={given} />;
  const question = firstQuestion(weight);
  const dense = denseForm(scene.network) !== null;
  return (
    <section className={styles.prediction} aria-label="Predict">
      <p className={styles.opening}>
        The network after its forward pass.{' '}
        {dense
          ? 'Each unit shows its activation, each edge is a weight, and the loss at the right'
          : 'Each picture shows a tensor: blue is positive, orange is negative. The loss'}{' '}
        compares the prediction with the target. No gradient is computed yet; that is done in the
        next steps.
      </p>
      <p className={styles.question}>
        Raise {dense ? 'the outlined weight' : 'one weight of a kernel'},{' '}
        <SymbolName named={{ kind: 'symbol', sym: parseKey(weight.key), at: weight.cell }} /> ={' '}
        <Printed value={at(scene.trace.at(weight.key, 0)!, weight.cell)} />, a little. Will the loss
        rise or fall?
      </p>
      <p className={`${styles.answers} needs-js`}>
        {question.kind === 'choice' && (
          <Options
            of={question.options(scene)}
            className={styles.option}
            onChoose={(guess) => answer(store, FIRST, guess, false)}
          />
        )}
        <button type="button" className="quiet" onClick={() => answer(store, FIRST, null, false)}>
          Skip
        </button>
      </p>
    </section>
  );
}
