import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TensorError } from '../../src/tensor/error.ts';
import { FileError } from '../../src/experiment/file-error.ts';
import { addressOf, momentFromAddress, type Pass } from '../../src/persistence/address.ts';

const pass = (): Pass => ({ steps: 24, samples: 2, cells: (step) => step });
const first = { chosen: 0, sample: 0 };

test.each([
  [{ moment: { t: 0, step: 12, cell: null }, ...first }, '?step=12'],
  [{ moment: { t: 0, step: 0, cell: null }, ...first }, '?step=0'],
  [
    { moment: { t: 3, step: 12, cell: 1 }, chosen: 1, sample: 2 },
    '?step=12&t=3&cell=2&look=2&sample=3',
  ],
])('%j is %s', (state, address) => {
  expect(addressOf(state)).toBe(address);
});

test('what an address says is read back', () => {
  const count = fc.nat({ max: 1000 });
  const moment = fc.record({ t: count, step: count, cell: fc.option(count) });
  fc.assert(
    fc.property(moment, count, count, (at, chosen, sample) => {
      const moment = at.step === 0 ? { ...at, cell: null } : at;
      const look = at.step === 0 ? 0 : chosen;
      expect(momentFromAddress(addressOf({ moment, chosen: look, sample }))).toEqual({
        moment,
        chosen: look,
        sample,
      });
    }),
  );
});

describe('within a pass', () => {
  test.each([
    ['', {}],
    ['?utm=1', {}],
    ['?t=3', {}],
    ['?sample=2&look=3', {}],
    ['?step=12', { moment: { t: 0, step: 12, cell: null }, ...first }],
    ['?step=0&cell=2', { moment: { t: 0, step: 0, cell: null }, ...first }],
    ['?step=12&cell=12', { moment: { t: 0, step: 12, cell: null }, ...first }],
    [
      '?step=12&cell=2&sample=2&look=3',
      { moment: { t: 0, step: 12, cell: 1 }, sample: 1, chosen: 2 },
    ],
  ])('%s', (search, address) => expect(momentFromAddress(search, pass)).toEqual(address));

  test.each([
    ['?step=99', 'Step 99 is not in this pass of 24 steps; showing the last.', 24],
    ['?step=12&cell=13', 'Cell 13 is not in this step of 12 cells; showing the last.', 12],
    ['?step=12&sample=3', 'Sample 3 is not in this mini-batch of 2; showing the last.', 12],
    ['?step=12&look=40', 'Look 40 is not in this step of 12 cells; showing the last.', 12],
    [
      '?step=-1',
      'The address asks for step “-1”, which is not a whole number of at least 0.',
      undefined,
    ],
    [
      '?step=',
      'The address asks for step “”, which is not a whole number of at least 0.',
      undefined,
    ],
    [
      '?step=1e3',
      'The address asks for step “1e3”, which is not a whole number of at least 0.',
      undefined,
    ],
    [
      '?step=2&cell=0',
      'The address asks for cell “0”, which is not a whole number of at least 1.',
      2,
    ],
    [
      '?step=abc',
      'The address asks for step “abc”, which is not a whole number of at least 0.',
      undefined,
    ],
    [
      '?step=3&t=1e9',
      'The address asks for t “1e9”, which is not a whole number of at least 0.',
      3,
    ],
    ['?step=2&t=-9', 'The address asks for t “-9”, which is not a whole number of at least 0.', 2],
  ])('%s is said', (search, notice, step) => {
    const address = momentFromAddress(search, pass);
    expect(address.notice).toBe(notice);
    expect(address.moment?.step).toBe(step);
  });
});

test('a training step that cannot be computed is said', () => {
  const passAt = (): Pass => {
    throw new TensorError('W1', 'finite numbers', 'NaN at cell 1 1');
  };
  expect(momentFromAddress('?step=2&t=9', passAt)).toEqual({
    notice: 'Training step 9 cannot be shown: W1: expected finite numbers, got NaN at cell 1 1.',
  });
});

test('a training step too far to be repeated is said', () => {
  const passAt = (): Pass => {
    throw new FileError('it is 900 training steps after the last saved one');
  };
  expect(momentFromAddress('?step=2&t=900', passAt)).toEqual({
    notice: 'Training step 900 cannot be shown: it is 900 training steps after the last saved one.',
  });
});

test('no address throws, and every moment is within the pass', () => {
  const value = fc.oneof(fc.string(), fc.integer().map(String));
  const name = fc.constantFrom('step', 't', 'cell', 'look', 'sample', 'x');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
      const { moment, sample } = momentFromAddress(new URLSearchParams(pairs).toString(), pass);
      expect(moment?.step ?? 0).toBeLessThanOrEqual(24);
      expect(moment?.cell ?? 0).toBeLessThanOrEqual(24);
      expect(sample ?? 0).toBeLessThan(2);
    }),
  );
});
