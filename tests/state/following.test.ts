import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  follow,
  INITIAL_FOLLOWING,
  REST,
  type FollowingAction,
  type FollowingContext,
  type FollowingEvent,
  type FollowingState,
} from '../../src/state/following.ts';

const both: FollowingContext = { on: true, beside: true, busy: false, playing: false };

/** What each of some events leads to, and the state after the last. */
function after(events: readonly FollowingEvent[], context = both, from = INITIAL_FOLLOWING) {
  let state = from;
  const actions = events.map((event) => {
    const next = follow(state, event, context);
    ({ state } = next);
    return next.action;
  });
  return { state, actions };
}

const stepped = (at: number, away = false): FollowingEvent => ({ kind: 'stepped', at, away });
const passed = (at: number): FollowingEvent => ({ kind: 'passed', at });

describe('one side leads', () => {
  test('what is read moves the stage, a step the text', () => {
    expect(after([passed(0), stepped(1000), passed(2000)]).actions).toEqual([
      'move stage',
      'scroll text',
      'move stage',
    ]);
  });

  test('scrolling past nothing moves nothing', () => {
    expect(after([{ kind: 'scrolled', at: 0 }]).actions).toEqual([null]);
  });

  test('the text waits until the wheel has rested', () => {
    const { state, actions } = after([
      { kind: 'scrolled', at: 0 },
      stepped(100),
      { kind: 'rested', at: 200 },
      { kind: 'rested', at: REST },
    ]);
    expect(actions).toEqual([null, null, null, 'scroll text']);
    expect(state.owed).toBe(false);
  });

  test('and until the finger has left it', () => {
    const touched = after([{ kind: 'scrolled', at: Infinity }, stepped(500)]);
    expect(after([{ kind: 'rested', at: 9000 }], both, touched.state).actions).toEqual([null]);
    const left = after([{ kind: 'scrolled', at: 9000 }], both, touched.state);
    expect(left.state.owed).toBe(false);
  });

  test('training, or a path that is followed, is not left for the text', () => {
    expect(after([passed(0)], { ...both, busy: true }).actions).toEqual([null]);
  });
});

describe('a pause', () => {
  test.each([
    ['edited', { kind: 'edited' }, both],
    ['stepped', stepped(1000, true), both],
    ['scrolled', { kind: 'scrolled', at: 0 }, { ...both, playing: true }],
  ] as const)('%s', (paused, event, context) => {
    const { state, actions } = after([event], context);
    expect(state.paused).toBe(paused);
    expect(actions).toEqual([null]);
    expect(after([passed(2000), stepped(4000)], both, state).actions).toEqual([null, null]);
  });

  test('ends at one press, and the side that was moved last leads', () => {
    const { state } = after([{ kind: 'edited' }]);
    const resumed = { kind: 'resumed', at: 9000 } as const;
    expect(after([resumed], both, state)).toMatchObject({
      state: { paused: null },
      actions: ['scroll text'],
    });
    expect(after([passed(5000), resumed], both, state)).toMatchObject({
      state: { paused: null },
      actions: [null, 'move stage'],
    });
  });
});

test('off, neither moves; where one side is in sight alone, the stage follows', () => {
  const off = { ...both, on: false };
  const all = [passed(0), stepped(1000), stepped(2000, true), { kind: 'edited' }] as const;
  expect(after(all, off)).toMatchObject({
    state: { paused: null },
    actions: [null, null, null, null],
  });
  expect(after(all, { ...both, beside: false })).toMatchObject({
    state: { paused: null },
    actions: ['move stage', null, null, null],
  });
});

describe('random mixtures', () => {
  const kinds = [
    'scrolled',
    'passed',
    'stepped',
    'edited',
    'rested',
    'resumed',
    'switched',
  ] as const;
  const happening = fc.record({
    kind: fc.constantFrom(...kinds),
    wait: fc.integer({ min: 0, max: 500 }),
    away: fc.boolean(),
    touched: fc.boolean(),
    context: fc.record({
      on: fc.boolean(),
      beside: fc.boolean(),
      busy: fc.boolean(),
      playing: fc.boolean(),
    }),
  });

  interface Told {
    readonly event: FollowingEvent;
    readonly at: number;
    readonly before: FollowingState;
    readonly state: FollowingState;
    readonly action: FollowingAction;
    readonly context: FollowingContext;
  }

  const story = fc.array(happening, { maxLength: 40 }).map((all) => {
    let at = 0;
    let state = INITIAL_FOLLOWING;
    return all.map(({ kind, wait, away, touched, context }): Told => {
      at += wait;
      const time = kind === 'scrolled' && touched ? Infinity : at;
      const event = { kind, at: time, away } as FollowingEvent;
      const before = state;
      const next = follow(before, event, context);
      ({ state } = next);
      return { event, at, before, state, action: next.action, context };
    });
  });

  const holds = (law: (told: Told, n: number, all: readonly Told[]) => void): void =>
    fc.assert(fc.property(story, (all) => all.forEach(law)));

  test('no step without scrolling by the reader', () => {
    holds(({ event, action, before }) => {
      if (action !== 'move stage') return;
      const resumed = event.kind === 'resumed' && before.leads === 'text';
      expect(event.kind === 'passed' || resumed).toBe(true);
    });
  });

  test('no scrolling without a step by the reader, and none that a later scroll has called off', () => {
    holds(({ event, action }, n, all) => {
      if (action !== 'scroll text' || event.kind === 'resumed') return;
      const since = all.slice(0, n + 1).findLast(({ event: { kind } }) => kind !== 'rested');
      expect(['stepped', 'resumed']).toContain(since!.event.kind);
    });
  });

  test('none while the reader scrolls, nor soon after', () => {
    holds(({ action, at }, n, all) => {
      if (action !== 'scroll text') return;
      const last = all
        .slice(0, n)
        .findLast(({ event: { kind } }) => kind === 'scrolled' || kind === 'passed');
      if (last && 'at' in last.event) expect(at - last.event.at).toBeGreaterThanOrEqual(REST);
    });
  });

  test('paused or off, neither moves', () => {
    holds(({ event, before, action, context: { on } }) => {
      if (!on || (before.paused && event.kind !== 'resumed')) expect(action).toBe(null);
    });
  });
});
