import { subjectOf, type Subject } from '../subject.ts';

/** One call of a method of the subject, over the channel to the parent. */
export interface Call {
  readonly method: keyof Subject;
  readonly argument: never;
}

export type Answer = { readonly result: unknown } | { readonly error: string };

const subject = subjectOf(process.argv[2]!);

process.on('message', (call: Call) => void answer(call).then((reply) => process.send!(reply)));

async function answer({ method, argument }: Call): Promise<Answer> {
  try {
    return { result: await (await subject)[method](argument) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
