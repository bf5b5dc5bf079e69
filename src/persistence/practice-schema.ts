import * as v from 'valibot';
import type { OpenExercise, Practice } from '../state/practice.ts';

const seed = v.pipe(v.number(), v.integer(), v.minValue(0));
const level = v.picklist([0, 1, 2, 3]);

const tries = v.array(
  v.object({
    exercise: v.string(),
    seed,
    answer: v.string(),
    right: v.boolean(),
    slip: v.nullable(v.string()),
    seconds: v.pipe(v.number(), v.minValue(0)),
  }),
);

const practice = v.object({ tries, levels: v.record(v.string(), level) });

/** What was practised, from the text that keeps it; null where it is none. */
export const practiceFrom = (text: string): Omit<Practice, 'open'> | null => readAs(practice, text);

const open = v.record(
  v.string(),
  v.object({
    seed,
    level,
    draft: v.nullable(v.string()),
    answer: v.nullable(v.string()),
    wrong: v.pipe(v.number(), v.integer(), v.minValue(0)),
    hinted: v.boolean(),
    shown: v.boolean(),
  }),
);

/** The exercises that were open, from the text that keeps them; none where it cannot be read. */
export const openFrom = (text: string): Readonly<Record<string, OpenExercise>> =>
  readAs(open, text) ?? {};

function readAs<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

const results = v.object({
  format: v.literal('backpropagation results 1'),
  chapter: v.string(),
  tries,
});

/** Results that a reader saved for a teacher. */
export type Results = v.InferOutput<typeof results>;

/** Results from the text of a file. Throws an Error that says what the file lacks. */
export function resultsFrom(text: string): Results {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('This file is not JSON. Open a file that was saved with “Save results”.');
  }
  const read = v.safeParse(results, json);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Error(
    `This is not a file of results: ${v.getDotPath(issue) ?? 'it'} – ${issue.message}.`,
  );
}
