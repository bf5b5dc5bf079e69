import { checkpointAt, type Experiment } from '../../experiment/experiment.ts';

/** What a class is called, `place` from 0: by its data, else by its number. */
export const classNameAt = (experiment: Experiment, t: number, place: number): string =>
  checkpointAt(experiment, t).data.classes[place] ?? `class ${place + 1}`;
