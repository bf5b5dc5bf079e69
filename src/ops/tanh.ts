import { elementwise } from './elementwise.ts';

/** tanh z, with slope 1 − a². */
export const tanh = elementwise('tanh', 'Y. LeCun et al., Efficient BackProp, 1998, section 4.4');
