import { fillLine } from '../../../src/practice/fill-line.ts';
import { derivations } from '../derivations/list.ts';

const { errorOneBack, innerWeights, recursion, twoBack } = derivations;

export default fillLine({
  section: 'one-layer-back',
  title: 'A missing line: one layer back',
  derivations: [errorOneBack, innerWeights, recursion, twoBack],
});
