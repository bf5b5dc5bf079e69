import { activateSigmoid } from '../tensor/activations.ts';
import { elementwise } from './elementwise.ts';

/** σ(z) = 1 / (1 + e^−z), with slope a (1 − a). */
export const sigmoid = elementwise('sigmoid', activateSigmoid, 'chapter 7, section 7.1');
