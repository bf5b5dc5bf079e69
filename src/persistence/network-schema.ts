import * as v from 'valibot';
import { activationNames, type ActivationName } from '../notation/activations/list.ts';
import { countParameters, LIMITS } from '../experiment/limits.ts';
import { exactly, expected, finite, listOf, object, whole } from './schema.ts';

/** A target of `n` classes: none negative, the sum 1 within 1e-9. */
export const distribution = (n: number, name: string) =>
  v.pipe(
    exactly(finite, n, 'numbers', name),
    v.check(
      (entries) => entries.every((entry) => entry >= 0) && Math.abs(total(entries) - 1) <= 1e-9,
      ({ input }) => {
        const negative = input.findIndex((entry) => entry < 0);
        const why =
          negative < 0
            ? `they sum to ${Number(total(input).toPrecision(12))}`
            : `number ${negative + 1} is ${input[negative]}`;
        return `entries must be ≥ 0 and sum to 1; ${why}`;
      },
    ),
  );

const total = (entries: readonly number[]): number => entries.reduce((sum, one) => sum + one, 0);

type Entry = v.GenericSchema<unknown, number>;

/** The shape of Wk and of bk as schemas; `entry` is a number of it. */
export const weights = (layers: readonly number[], k: number, entry: Entry) =>
  exactly(exactly(entry, layers[k - 1]!, 'numbers', `n_${k - 1}`), layers[k]!, 'rows', `n_${k}`);

export const biases = (layers: readonly number[], k: number, entry: Entry) =>
  exactly(entry, layers[k]!, 'numbers', `n_${k}`);

export const layers = v.pipe(
  listOf(whole(1)),
  v.check(
    ({ length }) => length >= 2 && length <= LIMITS.layers,
    ({ input }) =>
      `2 to ${LIMITS.layers} widths expected, from the input to the output, ${input.length} found`,
  ),
  v.check(
    (widths) => countParameters(widths) <= LIMITS.parameters,
    ({ input }) =>
      `at most ${LIMITS.parameters} weights and biases expected, ${countParameters(input)} found`,
  ),
);

export const activation = v.picklist(activationNames, expected('"sigmoid", "tanh" or "relu"'));

export const network = object({ layers, activation });

const samplesOf = <T>(sample: v.GenericSchema<unknown, T>) =>
  v.pipe(
    listOf(sample),
    v.check(
      ({ length }) => length >= 1 && length <= LIMITS.samples,
      ({ input }) => `1 to ${LIMITS.samples} samples expected, ${input.length} found`,
    ),
  );

export const inputs = (width: number, entry: Entry) =>
  samplesOf(exactly(entry, width, 'numbers', 'n_0'));

export const targets = (widths: readonly number[]) =>
  samplesOf(distribution(widths.at(-1)!, `n_${widths.length - 1}`));
