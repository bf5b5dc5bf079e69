import { compareMoments, type Moment } from '../../../engine/moment.ts';
import { mentionsOf, partsOf } from '../../../linking/mentions.ts';
import { stepFor, subjectOf, type Subject } from '../../../linking/subject.ts';
import {
  follow,
  INITIAL_FOLLOWING,
  REST,
  type FollowingContext,
  type FollowingEvent,
} from '../../../state/following.ts';
import { goTo } from '../../../state/navigation.ts';
import type { Page } from '../../../state/page.ts';
import { preferences } from '../../../state/preferences.ts';
import { readingLine } from './reading-line.ts';
import { scroller } from './scroller.ts';
import type { TextFollower } from './text-follower.ts';

/** Keys that scroll the page where nothing else has a use for them. */
const SCROLLING = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' ']);

/** Milliseconds in which the page scrolls to what has been focused. */
const FOCUSING = 100;

/** Where the page was before the reader did anything. */
export interface Beginning {
  readonly moment: Moment;
  /** What was at the reading line, null before the text, and how far the page had been scrolled. */
  readonly read: Element | null;
  readonly y: number;
  /** What the address leads to in the text, where it names no step. */
  readonly target: HTMLElement | null;
}

/** Text and stage follow each other: the stage goes to what is read, the text to the equation of a step. */
export function followText(root: Document, page: Page, from: Beginning): TextFollower {
  const { store, equations, selectScene } = page;
  const text = root.getElementById('text')!;
  const stage = root.getElementById('stage')!;
  const parts = partsOf(text);
  const line = readingLine(text, parts);
  const scroll = scroller(root);
  let state = INITIAL_FOLLOWING;
  /** Where the reader is, and the last part that stage and text were both at. */
  let place = from.read
    ? { part: line.indexOf(from.read), below: Number.NaN }
    : { part: -1, below: Number.NaN };
  let met: Element | null = null;
  let ownMove = false;
  let focusedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const areBeside = (): boolean =>
    stage.getBoundingClientRect().left >= text.getBoundingClientRect().right - 1;
  let beside = areBeside();

  const context = (): FollowingContext => {
    const { playing, tab, gradientPath } = store.getState();
    const busy = tab === 'training' || tab === 'files' || gradientPath !== null;
    const { following: on } = preferences.getState();
    return { on, beside, playing, busy: busy || page.runner?.running === true };
  };

  const subjectAt = (n: number): Subject | null => {
    const part = parts[n];
    return part ? subjectOf(mentionsOf(part), equations, selectScene(store.getState())) : null;
  };

  const act = (event: FollowingEvent, at = place.part): void => {
    const { state: next, action } = follow(state, event, context());
    // A text that is on its way stays where it is.
    if (next.paused && !state.paused) scroll.stop();
    state = next;
    const { paused, leads } = state;
    const { following } = store.getState();
    if (following.paused !== paused || following.leads !== leads) {
      store.setState({ following: { paused, leads } });
    }
    if (action === 'move stage') moveStage(at);
    if (action === 'scroll text') scrollText();
    clearTimeout(timer);
    if (state.owed) timer = setTimeout(() => act({ kind: 'rested', at: performance.now() }), REST);
  };

  function moveStage(at: number): void {
    const subject = subjectAt(at);
    if (!subject) return;
    met = parts[at]!;
    const { moment, notice } = store.getState();
    const step = stepFor(subject, mentionsOf(parts[at]!), selectScene(store.getState()));
    if (step === null) return;
    ownMove = true;
    goTo(store, { t: moment.t, step, cell: null });
    // What the page has said is read, or put away, by the reader.
    if (notice !== null) store.setState({ notice });
    ownMove = false;
  }

  function scrollText(by: 'to' | 'hold' = 'to'): void {
    const { equation } = selectScene(store.getState());
    const block = parts.find(({ dataset }) => dataset['equation'] === equation?.id);
    if (!equation || !block) return;
    met = block;
    // It may be in sight on the way to the equation of a former step.
    scroll.stop();
    if (scroll.isInSight(block)) return;
    const top = scroll.top();
    scroll[by](() => line.wayToMiddle(block, top), block);
  }

  /** The last part about a step among those that have passed the line. */
  function passed(before: number, after: number): number | null {
    const count = Math.abs(after - before);
    const way = Array.from({ length: count }, (_, n) => (after > before ? after - n : after + n));
    return way.find((n) => parts[n]?.checkVisibility() && subjectAt(n)) ?? null;
  }

  const isFar = (part: Element | null): boolean => {
    const box = part?.getBoundingClientRect();
    return box !== undefined && Math.max(box.top - innerHeight, -box.bottom) > innerHeight;
  };

  const scrolled = (at = performance.now()): void => {
    scroll.stop();
    act({ kind: 'scrolled', at });
  };
  const scrollsText = ({ target }: Event): boolean =>
    !(beside && target instanceof Node && stage.contains(target));
  /** On the way to what was met last the text is not away from it. */
  const isAway = (): boolean => !scroll.isOwn() && isFar(met);
  const stepped = (): void => act({ kind: 'stepped', at: performance.now(), away: isAway() });
  const onGesture = (at?: number) => (event: Event) => void (scrollsText(event) && scrolled(at));

  for (const kind of ['wheel', 'touchend', 'touchcancel'] as const) {
    root.addEventListener(kind, onGesture(), { passive: true });
  }
  root.addEventListener('touchstart', onGesture(Infinity), { passive: true });
  root.addEventListener('keydown', (event) => {
    if (SCROLLING.has(event.key) && !event.defaultPrevented && scrollsText(event)) scrolled();
  });
  const onScroll = (): void => {
    const before = place;
    place = line.place();
    const { part, below } = place;
    // Where what is above has changed its height, the browser scrolls to leave the text where it is.
    const stays = part === before.part && Math.abs(below - before.below) < 2;
    // What brings the focus in sight is not reading: Tab leads through the text to the stage.
    const focused = performance.now() - focusedAt < FOCUSING;
    if (scroll.isOwn() || stays || focused) return;
    const at = passed(before.part, part);
    // While a finger is on the text its scrolling continues.
    const time = Math.max(performance.now(), state.scrolledAt);
    act({ kind: at === null ? 'scrolled' : 'passed', at: time }, at ?? part);
  };
  root.addEventListener('focusin', () => (focusedAt = performance.now()));
  addEventListener('scroll', onScroll);
  addEventListener('resize', () => {
    place = line.place();
    if (areBeside() === beside) return;
    beside = !beside;
    act({ kind: 'switched' });
  });

  store.subscribe((now, before) => {
    const { following, moment, trail, experiment } = now;
    if (state.paused && !following.paused) {
      act({ kind: 'resumed', at: performance.now() });
    } else if (experiment !== before.experiment) {
      if (now.tab !== 'training' && now.tab !== 'files') act({ kind: 'edited' });
    } else if (!ownMove && compareMoments(moment, before.moment) !== 0) {
      const trains = page.runner?.running || (moment.t > before.moment.t && trail.length === 0);
      if (!trains) stepped();
    }
  });
  preferences.subscribe((now, before) => {
    if (now.following !== before.following) act({ kind: 'switched' });
  });

  // What the reader has done until this code was there.
  if (from.target) act({ kind: 'passed', at: -Infinity }, parts.indexOf(from.target));
  else if (compareMoments(store.getState().moment, from.moment) !== 0) stepped();
  else if (scrollY !== from.y) onScroll();

  return {
    place: () => line.place(),
    putBack(former, change) {
      ownMove = true;
      change();
      ownMove = false;
      met = null;
      if (former) scroll.hold(() => line.wayTo(former));
    },
    showEquation() {
      const { on, busy } = context();
      if (on && beside && !busy) scrollText('hold');
    },
  };
}
