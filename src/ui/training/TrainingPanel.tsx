import url from 'virtual:kernels';
import { useState } from 'react';
import { loadKernels } from '../../engine/kernels.ts';
import { isClassifier } from '../../layers/network.ts';
import { checkpointAt } from '../../experiment/experiment.ts';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { Controls } from './Controls.tsx';
import { Curves } from './charts/Curves.tsx';
import { DataPicker } from './setup/DataPicker.tsx';
import { Digits } from './Digits.tsx';
import { RunSummary } from './RunSummary.tsx';
import { BackfillStatus } from './BackfillStatus.tsx';
import { WhenVisible } from './WhenVisible.tsx';
import { RunPreviewPanel } from './charts/RunPreview.tsx';
import { InspectedSample } from './InspectedSample.tsx';
import { NetworkPicker } from './setup/NetworkPicker.tsx';
import { isPicture, isPlane } from './data-kinds.ts';
import { Regions } from './charts/Regions.tsx';
import { useLivePart } from './use-live.ts';

// Previews of whole runs begin on the page.
void loadKernels(fetch(url));

const parts = { set: 'Data and network', try: 'Try settings', watch: 'Watch it learn' } as const;
type Part = keyof typeof parts;

/** The training panel: the run, what it is set up with, and what it does. */
export function TrainingPanel() {
  const [part, setPart] = useState<Part>('set');
  const plays = useLivePart(({ goal }) => goal === Infinity);
  const [played, setPlayed] = useState(plays);
  if (plays !== played) {
    setPlayed(plays);
    if (plays) setPart('watch');
  }
  return (
    <div className="training room">
      <BackfillStatus />
      <Controls />
      <RunSummary />
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
      {part === 'try' && <RunPreviewPanel />}
      {part === 'watch' && <Watch />}
    </div>
  );
}

function Watch() {
  const data = useLivePart(({ experiment, t }) => checkpointAt(experiment, t).data);
  const plane = useLivePart(({ experiment }) => isPlane(experiment));
  const classes = useLivePart(({ experiment }) => isClassifier(experiment.network));
  const several = data.X.length > 1;
  return (
    <>
      <WhenVisible>
        <Curves />
      </WhenVisible>
      {plane && several && (
        <WhenVisible>
          <Regions />
        </WhenVisible>
      )}
      {isPicture(data) && classes && (
        <WhenVisible>
          <Digits />
        </WhenVisible>
      )}
      {several && classes && (
        <WhenVisible>
          <ConfusionMatrix />
        </WhenVisible>
      )}
      {several && <InspectedSample />}
    </>
  );
}
