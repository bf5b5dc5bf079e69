import { setBackend } from '@tensorflow/tfjs';
import { tensorflow } from '../tensorflow.ts';

export const contender = tensorflow(() => setBackend('cpu'));
