import { TensorError } from '../tensor/error.ts';
import { FileError } from '../experiment/file-error.ts';
import type { ReaderState } from '../state/store.ts';

/** What an address can name: the pass of a training step. */
export interface Pass {
  readonly steps: number;
  /** Columns of its mini-batch. */
  readonly samples: number;
  /** Cells that the `step`-th step, from 1, writes. */
  cells(step: number): number;
}

/** A moment, the chosen cell and the column, as in the store. */
type Named = Pick<ReaderState, 'moment' | 'chosen' | 'sample'>;

/** Nothing but a notice where an address names no moment, or one that cannot be shown. */
export type Address = Partial<Named> & {
  /** What of the address could not be followed. */
  readonly notice?: string;
};

/** `?step=12`, and where they are not the first: `t`, `cell` and `look` from 1, `sample` from 1. */
export function addressOf({ moment: { t, step, cell }, chosen, sample }: Named): string {
  const query = new URLSearchParams({ step: String(step) });
  if (t > 0) query.set('t', String(t));
  if (cell !== null) query.set('cell', String(cell + 1));
  if (chosen > 0) query.set('look', String(chosen + 1));
  if (sample > 0) query.set('sample', String(sample + 1));
  return `?${query.toString()}`;
}

/**
 * What an address names; chosen cell and sample are the first where it does not say. With `passAt`, which may throw a
 * TensorError or a FileError, all is held within the pass.
 */
export function momentFromAddress(search: string, passAt?: (t: number) => Pass): Address {
  const query = new URLSearchParams(search);
  const notices: string[] = [];
  const notice = () => (notices.length ? { notice: `${sentence(notices.join('; '))}.` } : {});
  const whole = (name: string, least: number): number | null => {
    const text = query.get(name);
    if (text === null) return null;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least) return value;
    notices.push(
      `the address asks for ${name} “${text.slice(0, 20)}”, which is not a whole number of at least ${least}`,
    );
    return null;
  };
  const held = (name: string, value: number, most: number | undefined, of: string): number => {
    if (most === undefined || value <= most) return value;
    notices.push(`${name} ${value} is not in ${of.replace('#', String(most))}; showing the last`);
    return most;
  };
  const asked = whole('step', 0);
  const t = whole('t', 0) ?? 0;
  const [cell, look, column] = ['cell', 'look', 'sample'].map((name) => whole(name, 1));
  if (asked === null) return notice();
  try {
    const pass = passAt?.(t);
    // One more than the last step is the outcome.
    const step =
      asked - 1 === pass?.steps ? asked : held('step', asked, pass?.steps, 'this pass of # steps');
    const cells = step > 0 ? pass?.cells(step) : 1;
    const place = cell && step > 0 ? held('cell', cell, cells, 'this step of # cells') : null;
    const moment = { t, step, cell: place === null || place === cells ? null : place - 1 };
    const chosen = held('look', look ?? 1, cells, 'this step of # cells') - 1;
    const sample = held('sample', column ?? 1, pass?.samples, 'this mini-batch of #') - 1;
    return { moment, chosen, sample, ...notice() };
  } catch (error) {
    if (!(error instanceof TensorError || error instanceof FileError)) throw error;
    notices.push(`training step ${t} cannot be shown: ${error.message}`);
    return notice();
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
