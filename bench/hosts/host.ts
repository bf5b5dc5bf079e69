import type { Subject } from '../subject.ts';

/** A process under measurement. */
export interface Remote {
  readonly subject: Subject;
  close(): Promise<void>;
}

/** Where contenders run, each in a process of its own. */
export interface Host {
  /** Name and version. */
  readonly name: string;
  open(contender: string): Promise<Remote>;
  close(): Promise<void>;
}

type Send = (method: keyof Subject, argument: unknown) => Promise<unknown>;

/** A subject whose methods are sent elsewhere. */
export const remoteSubject = (send: Send): Subject => ({
  prepare: (workload) => send('prepare', workload) as ReturnType<Subject['prepare']>,
  after: (steps) => send('after', steps) as ReturnType<Subject['after']>,
  time: (milliseconds) => send('time', milliseconds) as ReturnType<Subject['time']>,
  peak: () => send('peak', undefined) as ReturnType<Subject['peak']>,
  digits: (csv) => send('digits', csv) as ReturnType<Subject['digits']>,
});
