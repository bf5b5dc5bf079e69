import { useState } from 'react';
import { inForce, type Experiment } from '../../reader/experiment.ts';
import { Confusion } from './Confusion.tsx';
import { Controls } from './Controls.tsx';
import { Curves } from './Curves.tsx';
import { DataPicker } from './DataPicker.tsx';
import { Digits } from './Digits.tsx';
import { Facts } from './Facts.tsx';
import { Instant } from './Instant.tsx';
import { Looked } from './Looked.tsx';
import { NetworkPicker } from './NetworkPicker.tsx';
import { Regions } from './Regions.tsx';
import { isPicture } from './Samples.tsx';
import { useFilled } from './use-filled.ts';
import { useLive } from './use-live.ts';

const parts = { train: 'Train', try: 'Try settings', set: 'Data and network' } as const;
type Part = keyof typeof parts;

/** The training room: what is trained on, the run, and what it does. */
export function TrainingRoom() {
  const [part, setPart] = useState<Part>('train');
  return (
    <div className="training room">
      <div className="room-parts needs-js" role="group" aria-label="Training room">
        {(Object.keys(parts) as Part[]).map((one) => (
          <button key={one} type="button" aria-pressed={part === one} onClick={() => setPart(one)}>
            {parts[one]}
          </button>
        ))}
      </div>
      {part === 'train' && <Train />}
      {part === 'try' && <Instant />}
      {part === 'set' && (
        <>
          <DataPicker />
          <NetworkPicker />
        </>
      )}
    </div>
  );
}

function Train() {
  useFilled();
  const { experiment, t } = useLive();
  const { data } = inForce(experiment, t);
  return (
    <>
      <p className="room-title">
        {data.title}, {experiment.network.layers.join('-')}, {experiment.network.activation}
      </p>
      <Controls />
      <Facts />
      <Curves />
      {isPlane(experiment) && data.X.length > 1 && <Regions />}
      {isPicture(data) && <Digits />}
      {data.X.length > 1 && <Confusion />}
      {data.X.length > 1 && <Looked />}
    </>
  );
}

/** Whether the inputs are points of a plane. */
const isPlane = ({ network }: Experiment): boolean => network.layers[0] === 2;
