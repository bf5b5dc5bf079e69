import { useLayoutEffect, useRef } from 'react';
import type { CellRef } from '../../engine/gradient-path.ts';
import { print } from '../../notation/printing/number.ts';
import { parseKey } from '../../notation/symbol.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { cellText } from '../../linking/occurrence.ts';
import { followGradient } from '../../state/navigation.ts';
import type { Scene } from '../../state/scene.ts';
import type { PredictionState as Answer, ReaderState } from '../../state/store.ts';
import { at } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';
import * as styles from './Prediction.module.css';

/** The answer while the question is on: at the loss of the first pass of the chapter's example, until it is put away. */
export function predictionAt(
  { prediction, gradientPath, experiment }: ReaderState,
  { moment, step, trace }: Scene,
): Answer | null {
  const worked = checkpointAt(experiment, moment.t).data.name === 'worked';
  const here = moment.t === 0 && step?.writes[0] === trace.graph.loss;
  return worked && here && !gradientPath && prediction !== 'skipped' ? prediction : null;
}

export function usePrediction(): Answer | null {
  const scene = useScene();
  return useReader((state) => predictionAt(state, scene));
}

/** The first thirty seconds: will the loss rise or fall? The gradient is not on the page until that is answered or skipped, be it by stepping on. */
export function Prediction({ weight: place }: { readonly weight: CellRef }) {
  const { store } = usePage();
  const answer = useReader((state) => state.prediction);
  const { trace } = useScene();
  const weight = at(trace.at(place.key, 0)!, place.cell);
  const name = <SymbolName named={{ kind: 'symbol', sym: parseKey(place.key), at: place.cell }} />;
  const follow = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the focus moves to the next one.
  useLayoutEffect(() => {
    if (answer !== 'open' && document.activeElement === document.body)
      follow.current?.focus({ preventScroll: true });
  }, [answer]);
  const choose = (prediction: Answer) => (): void => store.setState({ prediction });
  if (answer === 'open') {
    return (
      <section className={styles.prediction} aria-label="Predict">
        <p className={styles.opening}>
          The network after its forward pass. Each unit shows its activation, each edge is a weight,
          and the loss at the right compares the prediction with the target. No gradient is computed
          yet; that is done in the next steps.
        </p>
        <p className={styles.question}>
          Raise the outlined weight, {name} = <Printed value={weight} />, a little. Will the loss
          rise or fall?
        </p>
        <p className={`${styles.answers} needs-js`}>
          <button type="button" className={styles.option} onClick={choose('rise')}>
            Rise
          </button>
          <button type="button" className={styles.option} onClick={choose('fall')}>
            Fall
          </button>
          <button type="button" className="quiet" onClick={choose('shown')}>
            Skip
          </button>
        </p>
      </section>
    );
  }
  const gradient = at(trace.at(`d${place.key}`, trace.steps.length)!, place.cell);
  const rises = gradient > 0;
  return (
    <section className={styles.prediction} aria-label="Your prediction">
      <p className={styles.question} role="status">
        {answer === 'shown' ? 'It ' : (answer === 'rise') === rises ? 'Yes: it ' : 'No: it '}
        {gradient === 0 ? 'does not change' : rises ? 'rises' : 'falls'}.{' '}
        <SymbolName
          named={{
            kind: 'symbol',
            sym: parseKey(`d${place.key}`),
            at: place.cell,
          }}
        />{' '}
        ={' '}
        <b data-ref={`d${place.key}`} data-cell={cellText(place.cell)} data-value={gradient}>
          {print(gradient, { digits: 4 })}
        </b>
      </p>
      <p>
        Raise the weight by 0.01 and the loss {rises ? 'rises' : 'falls'} by about{' '}
        <Printed value={Math.abs(gradient) / 100} digits={5} />. Where does this number come from?
        Follow the factors from the loss back to the weight.
      </p>
      <p className={styles.answers}>
        <button
          ref={follow}
          type="button"
          className="primary"
          onClick={() => followGradient(store, place)}
        >
          Follow its gradient path ▸
        </button>
        <button type="button" className="quiet" onClick={choose('skipped')}>
          Not now
        </button>
      </p>
    </section>
  );
}
