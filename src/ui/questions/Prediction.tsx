import { useLayoutEffect, useRef } from 'react';
import { parseKey } from '../../notation/symbol.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { print } from '../../notation/printing/number.ts';
import { cellText } from '../../linking/occurrence.ts';
import { denseForm } from '../../layers/network.ts';
import { followGradient, goTo } from '../../state/navigation.ts';
import { chooseCell } from '../../state/selection.ts';
import {
  answer,
  FIRST,
  firstAsked,
  firstQuestion,
  gradientOf,
  reveal,
} from '../../state/questions.ts';
import type { Scene } from '../../state/scene.ts';
import type { Answer, ReaderState } from '../../state/store.ts';
import { at } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';
import { AnswerVerdict } from './AnswerVerdict.tsx';
import { Options } from './Options.tsx';
import * as styles from './Prediction.module.css';

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
  const question = firstQuestion(weight);
  const dense = denseForm(scene.network) !== null;
  const seeSum = (): void => {
    const place = { key: `d${weight.key}`, cell: weight.cell };
    const step = scene.trace.steps.findIndex(({ writes }) => writes.includes(place.key));
    goTo(store, { t: 0, step: step + 1, cell: null });
    chooseCell(store, place);
  };
  const sym = (key: string) => (
    <SymbolName named={{ kind: 'symbol', sym: parseKey(key), at: weight.cell }} />
  );
  const follow = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the focus moves to the next one.
  useLayoutEffect(() => {
    if (given && document.activeElement === document.body)
      follow.current?.focus({ preventScroll: true });
  }, [given]);
  if (!given) {
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
          Raise {dense ? 'the outlined weight' : 'one weight of a kernel'}, {sym(weight.key)} ={' '}
          <Printed value={at(scene.trace.at(weight.key, 0)!, weight.cell)} />, a little. Will the
          loss rise or fall?
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
  const gradient = gradientOf(scene, weight);
  return (
    <section className={styles.prediction} aria-label="Your prediction">
      <div className={styles.question}>
        <AnswerVerdict question={question} given={given} />
        {sym(`d${weight.key}`)} ={' '}
        <b data-ref={`d${weight.key}`} data-cell={cellText(weight.cell)} data-value={gradient}>
          {print(gradient, { digits: 4 })}
        </b>
      </div>
      <p>
        Raise the weight by 0.01 and the loss {gradient > 0 ? 'rises' : 'falls'} by about{' '}
        <Printed value={Math.abs(gradient) / 100} digits={5} />. Where does this number come from?{' '}
        {dense
          ? 'Follow the factors from the loss back to the weight.'
          : 'The weight is used at every position of its kernel, and its gradient adds over all of them.'}
      </p>
      <p className={styles.answers}>
        <button
          ref={follow}
          type="button"
          className="primary"
          onClick={dense ? () => followGradient(store, weight) : seeSum}
        >
          {dense ? 'Follow its gradient path' : 'See the sum'} ▸
        </button>
        <button type="button" className="quiet" onClick={() => reveal(store, FIRST)}>
          Not now
        </button>
      </p>
    </section>
  );
}
