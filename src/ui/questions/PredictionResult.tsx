import { useLayoutEffect, useRef } from 'react';
import type { CellRef } from '../../engine/gradient-path.ts';
import { denseForm } from '../../layers/network.ts';
import { cellText } from '../../linking/occurrence.ts';
import { print } from '../../notation/printing/number.ts';
import { parseKey } from '../../notation/symbol.ts';
import { followGradient, goTo } from '../../state/navigation.ts';
import { FIRST, firstQuestion, gradientOf, reveal } from '../../state/questions.ts';
import { chooseCell } from '../../state/selection.ts';
import type { Answer } from '../../state/store.ts';
import { usePage, useScene } from '../islands/use-reader.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { Printed } from '../maths/Printed.tsx';
import { AnswerVerdict } from './AnswerVerdict.tsx';
import * as styles from './Prediction.module.css';

interface PredictionResultProps {
  readonly weight: CellRef;
  readonly given: Answer;
}

/** After the first prediction: the gradient of the weight, what it says of the loss, and the way to where it comes from. */
export function PredictionResult({ weight, given }: PredictionResultProps) {
  const { store } = usePage();
  const scene = useScene();
  const question = firstQuestion(weight);
  const dense = denseForm(scene.network) !== null;
  const key = `d${weight.key}`;
  const seeSum = (): void => {
    const place = { ...weight, key };
    const step = scene.trace.steps.findIndex(({ writes }) => writes.includes(place.key));
    goTo(store, { t: 0, step: step + 1, cell: null });
    chooseCell(store, place);
  };
  const follow = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the focus moves to the next one.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) follow.current?.focus({ preventScroll: true });
  }, []);
  const gradient = gradientOf(scene, weight);
  return (
    <section className={styles.prediction} aria-label="Your prediction">
      <div className={styles.question}>
        <AnswerVerdict question={question} given={given} />
        <SymbolName named={{ kind: 'symbol', sym: parseKey(key), at: weight.cell }} /> ={' '}
        <b data-ref={key} data-cell={cellText(weight.cell)} data-value={gradient}>
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
