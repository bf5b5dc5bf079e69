import { denseForm } from '../../layers/network.ts';
import type { Data, Experiment } from '../../experiment/experiment.ts';
import { checkpointAt } from '../../experiment/experiment.ts';

/** Whether a plane of the inputs can be drawn: dense layers tell apart samples of two features at least, which are no pictures. */
export const hasPlane = (experiment: Experiment, t = 0): boolean =>
  experiment.network.input.length === 1 &&
  experiment.network.input[0]! >= 2 &&
  denseForm(experiment.network) !== null &&
  !isPicture(checkpointAt(experiment, t).data);

/** Whether the samples are pictures of 8 × 8 pixels. */
export const isPicture = ({ name, X }: Data): boolean =>
  name === 'digits' || (name === 'worked' && X[0]!.length === 64);
