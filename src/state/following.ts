/** What the reader did on one side alone, for which text and stage no longer follow each other. */
export type PauseReason = 'stepped' | 'edited' | 'scrolled';

/** How text and stage follow each other. */
export interface Following {
  readonly paused: PauseReason | null;
  /** The side that the reader moved last. */
  readonly leads: 'text' | 'stage';
}

/** The same with what only time tells. */
export interface FollowingState extends Following {
  /** When the reader scrolled last, in ms; Infinity while a finger is on the text. */
  readonly scrolledAt: number;
  /** Whether the text is to follow the stage as soon as the reader stops scrolling. */
  readonly owed: boolean;
}

/** What matters of the page when something happens. */
export interface FollowingContext {
  /** The reader's switch. */
  readonly on: boolean;
  /** Whether text and stage are both in sight. */
  readonly beside: boolean;
  /** Whether the stage is about something else than a step that the text could lead to: training, a gradient path. */
  readonly busy: boolean;
  readonly playing: boolean;
}

/** What the reader does, or, with `rested`, no longer does. Times in ms. */
export type FollowingEvent =
  /** A wheel, a touch or a key that scrolls the text. */
  | { readonly kind: 'scrolled'; readonly at: number }
  /** The reader scrolled, and a part about a step is at the reading line. */
  | { readonly kind: 'passed'; readonly at: number }
  /** A step of the reader's; `away` where they had scrolled far from what stage and text were at. */
  | { readonly kind: 'stepped'; readonly at: number; readonly away: boolean }
  /** A number is edited, or dragged. */
  | { readonly kind: 'edited' }
  | { readonly kind: 'rested'; readonly at: number }
  | { readonly kind: 'resumed'; readonly at: number }
  /** The switch has been pressed, or there is room for both sides, or no more. */
  | { readonly kind: 'switched' };

/** What follows from an event: the stage goes to what is at the reading line, or the text to the equation of the step. */
export type FollowingAction = 'move stage' | 'scroll text' | null;

/** Milliseconds after the reader's own scrolling in which nothing else scrolls the text. */
export const REST = 300;

export const INITIAL_FOLLOWING: FollowingState = {
  paused: null,
  leads: 'stage',
  scrolledAt: -Infinity,
  owed: false,
};

/** Who follows whom: what becomes of the state, and what is done, when something happens. */
export function follow(
  state: FollowingState,
  event: FollowingEvent,
  { on, beside, busy, playing }: FollowingContext,
): { readonly state: FollowingState; readonly action: FollowingAction } {
  const only = (changes: Partial<FollowingState>) => ({
    state: { ...state, ...changes },
    action: null,
  });
  /** The text comes at once, or, where the reader has just scrolled, when that has rested. */
  const scrollText = (at: number, changes: Partial<FollowingState>) => {
    const rests = at - state.scrolledAt >= REST;
    return {
      state: { ...state, ...changes, owed: !rests },
      action: rests ? ('scroll text' as const) : null,
    };
  };
  const pause = (paused: PauseReason, changes: Partial<FollowingState> = {}) =>
    only({ ...changes, ...(on && beside ? { paused: state.paused ?? paused } : {}), owed: false });

  switch (event.kind) {
    case 'scrolled':
    case 'passed': {
      const changes = { scrolledAt: event.at, owed: false };
      if (playing) return pause('scrolled', changes);
      if (event.kind === 'scrolled') return only(changes);
      const leads = { ...changes, leads: 'text' as const };
      if (!on || state.paused || busy) return only(leads);
      return { state: { ...state, ...leads }, action: 'move stage' };
    }
    case 'stepped':
      if (!on || !beside || state.paused) return only({ leads: 'stage', owed: false });
      if (event.away) return pause('stepped', { leads: 'stage' });
      return scrollText(event.at, { leads: 'stage' });
    case 'edited':
      return pause('edited', { leads: 'stage' });
    case 'rested':
      return state.owed ? scrollText(event.at, {}) : only({});
    case 'resumed':
      if (!on || !beside) return only({ paused: null });
      if (state.leads === 'stage') return scrollText(event.at, { paused: null });
      return { state: { ...state, paused: null }, action: busy ? null : 'move stage' };
    case 'switched':
      return only({ paused: null, owed: false });
  }
}
