import { seeded, shuffled } from '../tensor/random.ts';
import type { ChoiceInstance, Exercise, Text } from './exercise.ts';
import type { Random } from './draw-network.ts';

interface Wrong {
  readonly id: string;
  readonly text: Text;
  readonly hint: Text;
}

interface ChoiceDraw extends Omit<ChoiceInstance, 'kind' | 'options' | 'truth'> {
  readonly right: Text;
  readonly wrong: readonly Wrong[];
}

interface ChoiceExercise {
  readonly section: string;
  readonly title: string;
  /** What is asked, the right option, and the wrong ones with what is wrong about each. */
  readonly instance: (random: Random) => ChoiceDraw;
}

/** "Choose": one of several, in a seeded order. Equal options occur once. */
export const choose = ({ section, title, instance }: ChoiceExercise): Exercise => ({
  kind: 'choice',
  section,
  title,
  draw(seed) {
    const random = seeded(seed);
    const { right, wrong, ...common } = instance(random);
    const seen = new Set([JSON.stringify(right)]);
    const distinct = wrong.filter(({ text }) => {
      const key = JSON.stringify(text);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
    const options = [
      { text: right, hint: null },
      ...distinct.map(({ id, text, hint }) => ({ text, hint: { id, text: hint } })),
    ];
    const order = shuffled(options.length, random);
    return {
      kind: 'choice',
      ...common,
      options: order.map((n) => options[n]!),
      truth: order.indexOf(0),
    };
  },
});
