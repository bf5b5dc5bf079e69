import { inForce, type Data } from '../../reader/experiment.ts';
import { lookAt, lookAway, lookedAt } from '../../reader/training/look.ts';
import { classOf, className } from '../../reader/training/predict.ts';
import { openTab } from '../panels.tsx';
import { useLivePart } from './use-live.ts';

/** Which sample is on the page; any other can be put there. */
export function Looked() {
  const data = useLivePart(({ experiment, t }) => inForce(experiment, t).data);
  const looked = useLivePart(({ experiment, t }) => lookedAt(experiment, t));
  return (
    <p className="room-looked needs-js">
      <label>
        trace sample{' '}
        <select
          value={looked ?? ''}
          onChange={(event) => {
            if (event.target.value === '') lookAway();
            else lookAt(Number(event.target.value));
          }}
        >
          <option value="">those of the training step</option>
          <Options data={data} />
        </select>
      </label>{' '}
      {looked !== null && (
        <button type="button" className="quiet" onClick={() => void openTab('step')}>
          Sample {looked + 1} is on the page: to its steps ›
        </button>
      )}
    </p>
  );
}

const Options = ({ data }: { readonly data: Data }) => {
  const held = new Set(data.heldOut);
  return data.X.map((_, n) => (
    <option key={n} value={n}>
      {n + 1}: {className(data, classOf(data, n))}
      {held.has(n) && ', held out'}
    </option>
  ));
};
