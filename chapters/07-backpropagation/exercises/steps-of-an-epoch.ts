import { count } from '../../../src/practice/count.ts';
import { text } from '../../../src/practice/exercise.ts';

export default count({
  section: 'training',
  title: 'The steps of an epoch',
  instance(random) {
    const batch = [8, 16, 20, 32][Math.floor(random() * 4)]!;
    const heldOut = 30 + Math.floor(random() * 30);
    const trained = batch * (4 + Math.floor(random() * 9)) + 1 + Math.floor(random() * (batch - 1));
    const truth = Math.ceil(trained / batch);
    return {
      statement: text`A data set has ${trained + heldOut} samples, of which ${heldOut} are held out. The mini-batches have ${batch} samples, and the last one of an epoch may be smaller. How many training steps does an epoch have?`,
      truth,
      solution: text`An epoch uses every training sample once: ${trained} samples in mini-batches of ${batch} need ${truth} steps.`,
      slips: [
        {
          id: 'held-out-too',
          value: Math.ceil((trained + heldOut) / batch),
          hint: text`You counted the held-out samples too. They are not used for training.`,
        },
        {
          id: 'last-dropped',
          value: truth - 1,
          hint: text`The last mini-batch is smaller, but it is also a step.`,
        },
        {
          id: 'samples',
          value: trained,
          hint: text`That is the number of training samples. One step uses ${batch} of them.`,
        },
      ],
    };
  },
});
