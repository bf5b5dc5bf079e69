import { denseForm } from '../../layers/network.ts';
import type { Data, Experiment } from '../../experiment/experiment.ts';

/** Whether the inputs are points of a plane that a network of dense layers parts into classes. */
export const isPlane = ({ network }: Experiment): boolean =>
  network.input.join() === '2' && denseForm(network) !== null;

/** Whether the samples are pictures of 8 × 8 pixels. */
export const isPicture = ({ name }: Data): boolean => name === 'digits';
