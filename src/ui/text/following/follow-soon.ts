import type { Page } from '../../../state/page.ts';
import { LINE, type TextFollower } from './text-follower.ts';

/** What comes before all that a reader can do. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll'] as const;

/**
 * Text and stage follow each other from the first sign of the reader on: their code is fetched then, and what the stage
 * shows of a step by `fetchNumbers`.
 */
export function followTextSoon(
  root: Document,
  page: Page,
  fetchNumbers: () => Promise<void>,
): TextFollower {
  const { store } = page;
  const { moment } = store.getState();
  const signs = new AbortController();
  let asked: Promise<TextFollower | null> | null = null;
  let follower: TextFollower | null = null;
  const target = targetOfAddress(root);
  const fetch = (seen = { read: partAtLine(root), y: scrollY }) =>
    (asked ??= Promise.all([import('./follow-text.ts'), fetchNumbers()]).then(
      ([{ followText }]) => {
        signs.abort();
        return (follower ??= followText(root, page, { ...seen, moment, target }));
      },
      () => (asked = null),
    ));
  const onSign = ({ type }: Event): void => {
    if (type !== 'scroll') void fetch();
    // What the browser scrolls while the page is loaded is no sign of the reader.
    else if (root.readyState === 'complete') void fetch({ read: null, y: Number.NaN });
  };
  const options = { capture: true, passive: true, signal: signs.signal };
  for (const sign of SIGNS) addEventListener(sign, onSign, options);
  const leave = store.subscribe((state) => {
    if (state.moment !== moment) void fetch().then(leave);
  });
  if (target) void fetch();
  return {
    place: () => follower?.place() ?? null,
    putBack(place, change) {
      const { hash } = location;
      // Where the address leads elsewhere meanwhile, the text has gone there.
      const stays = (): boolean => location.hash === hash;
      void fetch().then((text) => text?.putBack(stays() ? place : null, change));
    },
    showEquation() {
      void fetch().then((text) => text?.showEquation());
    },
  };
}

/** What the address leads to that names a part of the text, and no step. */
const targetOfAddress = (root: Document): HTMLElement | null =>
  location.hash && !new URLSearchParams(location.search).has('step')
    ? root.getElementById(decodeURIComponent(location.hash.slice(1)))
    : null;

function partAtLine(root: Document): Element | null {
  const text = root.getElementById('text')!;
  const x = text.getBoundingClientRect().left + 40;
  const found = root.elementFromPoint(x, innerHeight * LINE);
  return found && text.contains(found) ? found : null;
}
