import { engine } from '../ours.ts';

export const contender = engine(() => Promise.resolve(null));
