import { activateRelu } from '../tensor/activations.ts';
import { elementwise } from './elementwise.ts';

/** max(0, z), with slope 1 above nought and 0 elsewhere, at nought too. */
export const relu = elementwise(
  'relu',
  activateRelu,
  'V. Nair, G. Hinton, Rectified linear units, 2010',
);
