import { describe, parseKey, refOf } from '../notation/symbol.ts';
import type { Cell } from '../tensor/tensor.ts';

/** Attributes by which the page knows an occurrence of a tensor, or of one of its cells. */
export interface Occurrence {
  readonly 'data-ref'?: string;
  readonly 'data-of'?: string;
  readonly 'data-cell'?: string;
  readonly 'data-sample'?: number;
  readonly 'data-value'?: string;
}

interface Shown {
  /** 0-based, along every axis. */
  readonly cell?: Cell;
  /** Where a number is shown. */
  readonly value?: number | undefined;
  /** Says which sample a cell belongs to. */
  readonly samples?: boolean;
}

export function occurrence(key: string, { cell, value, samples }: Shown = {}): Occurrence {
  const ref = refOf(key);
  const { axes } = describe(parseKey(key).family);
  const places = cell?.flatMap((index, axis) => (axes[axis] === 'n' ? [] : [index + 1])) ?? [];
  const sample = cell && axes.endsWith('n') ? cell[axes.length - 1] : undefined;
  return {
    ...(ref === key ? { 'data-ref': key } : { 'data-of': ref }),
    ...(places.length && { 'data-cell': places.join(' ') }),
    ...(samples && sample !== undefined && { 'data-sample': sample + 1 }),
    ...(value !== undefined && { 'data-value': String(value) }),
  };
}
