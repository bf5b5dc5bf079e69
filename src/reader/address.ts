import type { Moment } from '../engine/moment.ts';
import { MOST } from './network-schema.ts';
import type { Reader } from './store.ts';

/** What an address can name: the pass of a training step. */
export interface Pass {
  readonly steps: number;
  /** Columns of its mini-batch. */
  readonly samples: number;
  /** Cells that the `step`-th step, from 1, writes. */
  cells(step: number): number;
}

export interface Address {
  readonly moment?: Moment;
  /** 0-based, as in the store. */
  readonly chosen?: number;
  readonly sample?: number;
  /** What of the address could not be followed. */
  readonly notice?: string;
}

/** `?step=12`, and where they are not the first: `t`, `cell` and `look` from 1, `sample` from 1. */
export function addressOf({
  moment: { t, step, cell },
  chosen,
  sample,
}: Pick<Reader, 'moment' | 'chosen' | 'sample'>): string {
  const query = new URLSearchParams({ step: String(step) });
  if (t > 0) query.set('t', String(t));
  if (cell !== null) query.set('cell', String(cell + 1));
  if (chosen > 0) query.set('look', String(chosen + 1));
  if (sample > 0) query.set('sample', String(sample + 1));
  return `?${query.toString()}`;
}

/**
 * The moment, chosen cell and sample that an address names; nothing where it names none. With `passAt` they are held
 * within the pass.
 */
export function momentFromAddress(search: string, passAt?: (t: number) => Pass): Address {
  const query = new URLSearchParams(search);
  const notices: string[] = [];
  const whole = (name: string, least: number, most?: number): number | undefined => {
    const text = query.get(name);
    if (text === null) return undefined;
    if (/^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= (most ?? Infinity)) {
      return Number(text);
    }
    const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
    notices.push(
      `the address asks for ${name} “${text.slice(0, 20)}”, which is no whole number ${range}`,
    );
    return undefined;
  };
  const step = whole('step', 0);
  const t = whole('t', 0, MOST.trainingSteps) ?? 0;
  const [cell, look, sample] = ['cell', 'look', 'sample'].map((name) => whole(name, 1));
  const pass = passAt?.(t);
  const held = (name: string, value: number | undefined, most: number | undefined, of: string) => {
    if (value === undefined || most === undefined || value <= most) return value;
    notices.push(
      `${name} ${value} is not in ${of} of ${most}${name === 'step' ? ' steps' : ''}; showing the last`,
    );
    return most;
  };
  const place = held('step', step, pass?.steps, 'this pass');
  const cells = place ? pass?.cells(place) : undefined;
  const address: { -readonly [Key in keyof Address]: Address[Key] } = {};
  if (place !== undefined) {
    const within = place > 0 ? held('cell', cell, cells, 'this step') : undefined;
    const inside = within !== undefined && within !== cells;
    address.moment = { t, step: place, cell: inside ? within - 1 : null };
  }
  const column = held('sample', sample, pass?.samples, 'this mini-batch');
  const chosen = held('look', look, cells, 'this step');
  if (column !== undefined) address.sample = column - 1;
  if (chosen !== undefined) address.chosen = chosen - 1;
  if (notices.length) address.notice = `${sentence(notices.join('; '))}.`;
  return address;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
