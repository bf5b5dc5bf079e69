import { describe, expect, test } from 'vitest';
import { stepFor, subjectOf, type Mentions } from '../src/linking/subject.ts';
import { INITIAL_STATE, page } from './page.ts';

const { equations } = page;

/** The scene at a step of the pass of 24 steps of the worked network, 2-3-4-3. */
const at = (step: number) =>
  page.selectScene({ ...INITIAL_STATE, moment: { t: 0, step, cell: null } });

const mentions = (part: Partial<Mentions>): Mentions => ({
  equation: null,
  terms: [],
  links: [],
  among: null,
  ...part,
});

const shown = (part: Partial<Mentions>): readonly number[] =>
  subjectOf(mentions(part), equations, at(7))?.shown ?? [];

describe('what a part of the text speaks of', () => {
  test('an equation: the steps that it groups, where it is whole', () => {
    expect(subjectOf(mentions({ equation: 'EqA2.1' }), equations, at(7))).toEqual({
      shown: [12, 16],
      covers: [11, 12, 15, 16],
    });
    expect(shown({ equation: 'Eq1' })).toEqual([1, 3, 5]);
    // This pass is of one sample.
    expect(shown({ equation: 'Eq5' })).toEqual([]);
  });

  test('a paragraph: the step whose result it names with most of what that reads', () => {
    expect(shown({ terms: ['z.m', 'W.m', 'a.m-1', 'b.m'] })).toEqual([1, 3, 5]);
    expect(shown({ terms: ['z.2', 'W.2', 'a.1', 'b.2'] })).toEqual([3]);
    expect(shown({ terms: ['dW.l', 'dz.l', 'a.l-1'] })).toEqual([9]);
    expect(shown({ terms: ['W.l'] })).toEqual([]);
    expect(shown({ terms: ['L', 'y', 'p', 'z.l'] })).toEqual([]);
  });

  test('or the one equation that it links to, of a pass that its section is about', () => {
    expect(shown({ links: ['Eq6'] })).toEqual([19, 21, 23]);
    expect(shown({ links: ['Eq6', 'EqA1.1'] })).toEqual([]);
    expect(shown({ links: ['Eq6'], among: ['EqA1.1'] })).toEqual([]);
    expect(shown({ terms: ['a.l-1', 'z.l-1'], among: ['EqA2'] })).toEqual([]);
  });

  test('a line of a derivation: the step whose result stands at its left', () => {
    const terms = ['dz.l-1', 'dz.l', 'W.l', 'z.l-1', 'a.l-1'];
    expect(shown({ terms, left: ['dz.l-1'] })).toEqual([12]);
    expect(shown({ terms: ['p', 'z.l'], left: ['z.l', 'p'] })).toEqual([6]);
  });
});

test('the stage goes to the layer that is named, else the one that it is at, else the first', () => {
  const subject = subjectOf(mentions({ equation: 'EqA2.1' }), equations, at(7))!;
  expect(stepFor(subject, { terms: [] }, at(7))).toBe(12);
  expect(stepFor(subject, { terms: [] }, at(17))).toBe(16);
  expect(stepFor(subject, { terms: ['dz.2'] }, at(17))).toBe(12);
  expect(stepFor(subject, { terms: [] }, at(15))).toBe(null);
});
