import url from 'virtual:kernels';
import { useState } from 'react';
import { loadKernels } from '../../engine/kernels.ts';
import { inForce } from '../../experiment/experiment.ts';
import { Confusion } from './ConfusionMatrix.tsx';
import { Controls } from './Controls.tsx';
import { Curves } from './charts/Curves.tsx';
import { DataPicker } from './setup/DataPicker.tsx';
import { Digits } from './Digits.tsx';
import { Facts } from './RunSummary.tsx';
import { Filled } from './BackfillStatus.tsx';
import { InSight } from './WhenVisible.tsx';
import { Instant } from './charts/RunPreview.tsx';
import { Looked } from './InspectedSample.tsx';
import { NetworkPicker } from './setup/NetworkPicker.tsx';
import { isPicture, isPlane } from './data-kinds.ts';
import { Regions } from './charts/Regions.tsx';
import { useLivePart } from './use-live.ts';

// Whole runs in the hand begin on the page.
void loadKernels(fetch(url));

const parts = { set: 'Data and network', try: 'Try settings', watch: 'Watch it learn' } as const;
type Part = keyof typeof parts;

/** The training room: the run, what it is set up with, and what it does. */
export function TrainingRoom() {
  const [part, setPart] = useState<Part>('set');
  const plays = useLivePart(({ goal }) => goal === Infinity);
  const [played, setPlayed] = useState(plays);
  if (plays !== played) {
    setPlayed(plays);
    if (plays) setPart('watch');
  }
  return (
    <div className="training room">
      <Filled />
      <Controls />
      <Facts />
      <div className="room-parts room-words needs-js" role="group" aria-label="Training room">
        {(Object.keys(parts) as Part[]).map((one) => (
          <button key={one} type="button" aria-pressed={part === one} onClick={() => setPart(one)}>
            {parts[one]}
          </button>
        ))}
      </div>
      {part === 'set' && (
        <>
          <DataPicker />
          <NetworkPicker />
        </>
      )}
      {part === 'try' && <Instant />}
      {part === 'watch' && <Watch />}
    </div>
  );
}

function Watch() {
  const data = useLivePart(({ experiment, t }) => inForce(experiment, t).data);
  const plane = useLivePart(({ experiment }) => isPlane(experiment));
  const several = data.X.length > 1;
  return (
    <>
      <InSight>
        <Curves />
      </InSight>
      {plane && several && (
        <InSight>
          <Regions />
        </InSight>
      )}
      {isPicture(data) && (
        <InSight>
          <Digits />
        </InSight>
      )}
      {several && (
        <InSight>
          <Confusion />
        </InSight>
      )}
      {several && <Looked />}
    </>
  );
}
