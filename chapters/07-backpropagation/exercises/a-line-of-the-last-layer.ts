import { fillLine } from '../../../src/practice/fill-line.ts';
import { derivations } from '../derivations/list.ts';

const { softmaxSlope, errorAtLogits, lastWeights } = derivations;

export default fillLine({
  section: 'last-layer',
  title: 'A missing line: the last layer',
  derivations: [softmaxSlope, errorAtLogits, lastWeights],
});
