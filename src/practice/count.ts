import { seeded } from '../tensor/random.ts';
import type { Random } from './draw-network.ts';
import type { Exercise, Text } from './exercise.ts';

interface CountSlip {
  readonly id: string;
  readonly value: number;
  readonly hint: Text;
}

interface CountDraw {
  readonly statement: Text;
  readonly truth: number;
  /** Answers as near as this are right; default 0, of a whole number. */
  readonly tolerance?: number;
  readonly slips: readonly CountSlip[];
  readonly solution: Text;
}

interface CountExercise {
  readonly section: string;
  readonly title: string;
  readonly instance: (random: Random) => CountDraw;
}

/** "Count": a number that follows from the shape of a network, mostly a whole one. Slips that give the right number are left out. */
export const count = ({ section, title, instance }: CountExercise): Exercise => ({
  kind: 'count',
  section,
  title,
  draw(seed) {
    const { statement, truth, tolerance = 0, slips, solution } = instance(seeded(seed));
    const values = new Set([truth]);
    const distinct = slips.filter(({ value }) => {
      const isNew = !values.has(value);
      values.add(value);
      return isNew;
    });
    return {
      kind: 'number',
      statement,
      given: [],
      env: null,
      solution,
      setting: null,
      asks: null,
      truth,
      tolerance,
      working: null,
      slips: distinct.map(({ id, value, hint }) => ({ id, value, tolerance, text: hint })),
    };
  },
});
