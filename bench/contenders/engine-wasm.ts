import { fetchKernels } from '../kernels.ts';
import { engine } from '../ours.ts';

export const contender = engine(fetchKernels);
