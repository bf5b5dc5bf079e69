import { activateTanh } from '../tensor/activations.ts';
import { elementwise } from './elementwise.ts';

/** tanh z, with slope 1 − a². */
export const tanh = elementwise(
  'tanh',
  activateTanh,
  'Y. LeCun et al., Efficient BackProp, 1998, section 4.4',
);
