import { kinds, type Exercise } from '../../practice/exercise.ts';
import { sectionsOf, type Meta } from '../text/meta.ts';

/** The exercises of a chapter by the path of their file, each loaded when it is wanted: what `import.meta.glob` gives. */
export type ExerciseLoads = Readonly<Record<string, () => Promise<Exercise>>>;

/** An exercise with its place in a chapter. */
export interface Listed {
  /** Name of its file. */
  readonly id: string;
  /** `7.5.2`: the second exercise of the fifth section. */
  readonly number: string;
  readonly exercise: Exercise;
}

const nameOf = (path: string): string => path.split('/').at(-1)!.replace(/\.ts$/, '');

/** All exercises of a chapter in the order of its sections, then of their kinds. */
export async function loadExercises(meta: Meta, loads: ExerciseLoads): Promise<Listed[]> {
  const all = await Promise.all(
    Object.entries(loads).map(async ([path, load]) => ({
      id: nameOf(path),
      exercise: await load(),
    })),
  );
  const known = sectionsOf(meta);
  const lost = all.find(({ exercise }) => !known.some(({ id }) => id === exercise.section));
  if (lost)
    throw new Error(
      `the exercise ${lost.id} is of the section “${lost.exercise.section}”, which the chapter has not`,
    );
  return known.flatMap((section) =>
    all
      .filter(({ exercise }) => exercise.section === section.id)
      .toSorted(
        (a, b) =>
          kinds.indexOf(a.exercise.kind) - kinds.indexOf(b.exercise.kind) ||
          a.id.localeCompare(b.id),
      )
      .map((one, n) => ({ ...one, number: `${section.number}.${n + 1}` })),
  );
}
