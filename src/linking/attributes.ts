import { axesOfSymbol, isBatchAxis, keyOf, parseKey, refOf, type Sym } from '../notation/symbol.ts';
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

/** Of a tensor by its symbol, with the axes that it has; by its name alone it has those of its symbol by default. */
export function occurrence(of: string | Sym, { cell, value, samples }: Shown = {}): Occurrence {
  const sym = typeof of === 'string' ? parseKey(of) : of;
  const key = keyOf(sym);
  const ref = refOf(sym);
  const axes = axesOfSymbol(sym);
  const batch = [...axes].findIndex((code) => isBatchAxis(code));
  const places = cell?.flatMap((index, axis) => (axis === batch ? [] : [index + 1])) ?? [];
  const sample = batch >= 0 ? cell?.[batch] : undefined;
  return {
    ...(ref === key ? { 'data-ref': key } : { 'data-of': ref }),
    ...(places.length && { 'data-cell': places.join(' ') }),
    ...(samples && sample !== undefined && { 'data-sample': sample + 1 }),
    ...(value !== undefined && { 'data-value': String(value) }),
  };
}
