import { useState } from 'react';
import { checkpointAt } from '../../../src/experiment/experiment.ts';
import { Curves } from '../../../src/ui/training/charts/curves/Curves.tsx';
import { BackfillStatus } from '../../../src/ui/training/BackfillStatus.tsx';
import { WhenVisible } from '../../../src/ui/training/WhenVisible.tsx';
import { PlayTraining } from '../../../src/ui/training/PlayTraining.tsx';
import { hasPlane } from '../../../src/ui/training/data-kinds.ts';
import { PlanePicture } from '../../../src/ui/training/charts/plane/PlanePicture.tsx';
import { COMPONENTS, type ChosenPlane } from '../../../src/ui/training/charts/plane/use-plane.ts';
import { useExample } from '../../../src/ui/training/use-example.ts';
import { useLivePart } from '../../../src/ui/training/use-live.ts';
import { PageContext, usePage } from '../../../src/ui/islands/use-reader.ts';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';

export const figure: FigureSpec = {
  title: 'Training',
  caption: (
    <>
      Train, pause at any step, and select a point: its whole pass is shown, with the weights of
      that step. The Training tab beside the text has more data and settings. Each small square is
      one hidden unit. A unit of the first layer separates the plane by a straight line; units of
      the second combine these lines into curves.
    </>
  ),
  description:
    'Buttons that train the current network and pause it; the loss over the training steps, which can be read step by step; for samples of two features the regions of the plane in which each class is the likeliest, and the activation of each hidden unit over the plane.',
  anySize: true,
  Body,
};

function Body() {
  const page = usePage();
  return (
    <PageContext value={useExample() ?? page}>
      <WhenVisible>
        <Watched />
      </WhenVisible>
    </PageContext>
  );
}

/** Of the picture of the regions, in px. */
const SIDE = 416;

function Watched() {
  const [plane, choosePlane] = useState<ChosenPlane>(COMPONENTS);
  const several = useLivePart(({ experiment, t }) => checkpointAt(experiment, t).data.X.length > 1);
  const shown = useLivePart(({ experiment, t }) => hasPlane(experiment, t));
  return (
    <div className="needs-js">
      <BackfillStatus />
      <PlayTraining />
      {shown && several && <PlanePicture side={SIDE} plane={plane} onChoosePlane={choosePlane} />}
      <Curves />
    </div>
  );
}
