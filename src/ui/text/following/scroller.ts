/** Milliseconds in which the text comes. */
const DURATION = 320;

/** Frames in which what was far has been laid out, and in which a browser has put back what it puts back itself. */
const LAYOUT = 2;
const RESTORING = 12;

/** Scrolls the page, and tells its own scrolling from the reader's. */
export interface Scroller {
  /** Lower edge of what lies over the top of the page, px. */
  top(): number;
  /** Whether a part is in sight whole, or fills the window. */
  isInSight(part: Element): boolean;
  /** Goes gently where `way`, in px, is 0; at once with reduced motion, where the part that is meant is then outlined. */
  to(way: () => number, part: HTMLElement): void;
  /** Goes there at once, and again until the page has settled or the address leads elsewhere. */
  hold(way: () => number): void;
  stop(): void;
  /** Whether the page scrolls by itself, is held, or is where it was scrolled to last: nobody else has scrolled it since. */
  isOwn(): boolean;
}

export function scroller({ documentElement: page }: Document): Scroller {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let frame = 0;
  let own = Number.NaN;
  /** The hash of the address while the page scrolls by itself or is held: who sets another goes there. */
  let held: string | null = null;
  const isHeld = (): boolean => held === location.hash;
  const top = (): number => Number.parseFloat(getComputedStyle(page).scrollPaddingTop) || 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    held = null;
  };
  const scrollBy = (way: number): void => {
    scrollTo({ top: scrollY + way, behavior: 'instant' });
    own = scrollY;
  };
  const settle = (way: () => number, frames = LAYOUT): void => {
    scrollBy(way());
    held = frames > 0 ? location.hash : null;
    if (held !== null)
      frame = requestAnimationFrame(() => (isHeld() ? settle(way, frames - 1) : stop()));
  };
  return {
    top,
    stop,
    isInSight(part) {
      const box = part.getBoundingClientRect();
      const [above, below] = [box.top >= top() - 1, box.bottom <= innerHeight];
      return box.height > innerHeight - top() ? !above && !below : above && below;
    },
    to(way, part) {
      stop();
      if (still.matches) {
        part.animate({ outline: ['2px solid', '2px solid'] }, 1000);
        return settle(way);
      }
      held = location.hash;
      const from = scrollY;
      // From its first frame on: where that comes late, the text does not leap.
      let start: number | null = null;
      const go = (now: number): void => {
        if (!isHeld()) return stop();
        start ??= now;
        const done = Math.min(1, Math.max(0, (now - start) / DURATION));
        if (done === 1) return settle(way);
        const eased = 1 - (1 - done) ** 3;
        scrollBy(way() * eased + (from - scrollY) * (1 - eased));
        frame = requestAnimationFrame(go);
      };
      frame = requestAnimationFrame(go);
    },
    hold(way) {
      stop();
      settle(way, RESTORING);
    },
    isOwn() {
      if (isHeld() || Math.abs(scrollY - own) < 1) return true;
      own = Number.NaN;
      return false;
    },
  };
}
