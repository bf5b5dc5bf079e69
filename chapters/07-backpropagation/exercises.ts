import type { Exercise } from '../../src/practice/exercise.ts';

/** The exercises of the chapter, a file each, loaded when they are wanted. */
export const exercises = import.meta.glob<Exercise>('./exercises/*.ts', { import: 'default' });
