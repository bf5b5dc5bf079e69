import type { Place } from '../../engine/thread.ts';
import { print } from '../../notation/number.ts';
import { parseKey } from '../../notation/symbol.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { followGradient } from '../../state/navigation.ts';
import { store, type PredictionState as Answer } from '../../state/store.ts';
import { at } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { useReader, useScene } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';

/** The weight that the first question is about: W¹₂₁. */
export const PREDICTION_WEIGHT: Place = { key: 'W1', cell: [1, 0] };

/** The answer while the question is on: at the loss of the worked network's first pass, until it is put away. */
export function usePrediction(): Answer | null {
  const { moment, step } = useScene();
  return useReader(({ bet, thread, experiment }) => {
    const worked = checkpointAt(experiment, moment.t).data.name === 'worked';
    const here = moment.t === 0 && step?.id === 'head.L';
    return worked && here && !thread && bet !== 'skipped' ? bet : null;
  });
}

/** The first thirty seconds: will the loss rise or fall? The gradient is not on the page until that is answered or skipped, be it by stepping on. */
export function Prediction() {
  const answer = useReader((state) => state.bet);
  const { trace } = useScene();
  const weight = at(trace.at(PREDICTION_WEIGHT.key, 0)!, PREDICTION_WEIGHT.cell);
  const name = (
    <SymbolName
      named={{ kind: 'symbol', sym: parseKey(PREDICTION_WEIGHT.key), at: PREDICTION_WEIGHT.cell }}
    />
  );
  const choose = (bet: Answer) => (): void => store.setState({ bet });
  if (answer === 'open') {
    return (
      <section className="bet" aria-label="Place your bet">
        <p className="question">
          Raise the outlined weight, {name} = <Printed value={weight} />, a little. Will the loss
          rise or fall?
        </p>
        <p className="answers needs-js">
          <button type="button" onClick={choose('rise')}>
            Rise
          </button>
          <button type="button" onClick={choose('fall')}>
            Fall
          </button>
          <button type="button" className="quiet" onClick={choose('shown')}>
            Skip
          </button>
        </p>
      </section>
    );
  }
  const gradient = at(
    trace.at(`d${PREDICTION_WEIGHT.key}`, trace.steps.length)!,
    PREDICTION_WEIGHT.cell,
  );
  const rises = gradient > 0;
  return (
    <section className="bet" aria-label="Your bet">
      <p className="question" role="status">
        {answer === 'shown' ? 'It ' : (answer === 'rise') === rises ? 'Yes: it ' : 'No: it '}
        {gradient === 0 ? 'stays where it is' : rises ? 'rises' : 'falls'}.{' '}
        <SymbolName
          named={{
            kind: 'symbol',
            sym: parseKey(`d${PREDICTION_WEIGHT.key}`),
            at: PREDICTION_WEIGHT.cell,
          }}
        />{' '}
        ={' '}
        <b data-ref={`d${PREDICTION_WEIGHT.key}`} data-cell="2 1" data-value={gradient}>
          {print(gradient, { digits: 4 })}
        </b>
      </p>
      <p>
        Raise the weight by 0.01 and the loss {rises ? 'rises' : 'falls'} by about{' '}
        <Printed value={Math.abs(gradient) / 100} digits={5} />. Where does that number come from?
        From the loss, back through every factor between them.
      </p>
      <p className="answers">
        <button type="button" className="primary" onClick={() => followGradient(PREDICTION_WEIGHT)}>
          Follow it back ▸
        </button>
        <button type="button" className="quiet" onClick={choose('skipped')}>
          Not now
        </button>
      </p>
    </section>
  );
}
