import { choose } from '../../../src/practice/choose.ts';
import { text } from '../../../src/practice/exercise.ts';

export default choose({
  section: 'cost',
  title: 'Spot the bug: the axis of a sum',
  instance() {
    return {
      statement: text`Maps a of shape rows × columns × channels (i, j, p) and weights w of columns × units × channels (j, k, p) give z with the index i, k: z = einsum("ijp,jkp->ik", a, w). The error signal δ has the index i, k. A program computes the gradient of w as einsum("ijp,ik->ikp", a, δ). It runs, because the maps have as many rows as columns. What is right?`,
      given: [],
      env: null,
      setting: null,
      solution: text`A gradient has the indices of its weight, j, k and p. The index i is not among them, so it is summed: each weight is used in every row. If the maps had more rows than columns, the wrong line would not fit the shape of w.`,
      right: ['einsum("ijp,ik->jkp", a, δ)'],
      wrong: [
        {
          id: 'kept-row',
          text: ['einsum("ijp,ik->ikp", a, δ)'],
          hint: text`This keeps i and sums over j. The weight has no index i: it is used in every row, so i is summed.`,
        },
        {
          id: 'no-sum',
          text: ['einsum("ijp,ik->ijkp", a, δ)'],
          hint: text`Nothing is summed here. These are the contributions; the gradient of a shared weight is their sum over i.`,
        },
        {
          id: 'summed-channel',
          text: ['einsum("ijp,ik->jk", a, δ)'],
          hint: text`The weight has the index p, so p must not be summed.`,
        },
      ],
    };
  },
});
