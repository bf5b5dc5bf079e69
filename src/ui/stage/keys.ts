import { stepSizes } from '../../engine/moment.ts';
import { preferences } from '../../state/preferences.ts';
import type { ReaderStore } from '../../state/store.ts';
import type { Page } from '../../state/page.ts';
import { stepBack, stepForward, goToOutcome, goToStart } from '../../state/navigation.ts';
import { undoSoon } from '../editing/undo-soon.ts';
import { goToSection } from '../text/bind-outline.ts';

export interface Key {
  /** As shown to the reader. */
  readonly keys: string;
  readonly does: string;
}

/** The keys of the page, as the help lists them. */
export const help: readonly Key[] = [
  { keys: 'n or →', does: 'next step' },
  { keys: 'p or ←', does: 'step back' },
  { keys: 's', does: 'to the very start' },
  { keys: 'e', does: 'to the outcome of this training step' },
  { keys: 'k', does: 'play or pause' },
  { keys: 'Shift T', does: 'train or pause; where the Training panel is open also t' },
  { keys: '[ and ]', does: 'to the section before, to the next section' },
  { keys: '1 … 5', does: `step by ${stepSizes.join(', ')}` },
  { keys: 'i', does: 'equations in index form, and back to matrices' },
  { keys: 'u, Ctrl Z', does: 'undo the last change' },
  { keys: 'r, Ctrl Shift Z', does: 'redo' },
  {
    keys: 'Escape',
    does: 'stop editing a number, leave a gradient path, close what is highlighted or explained',
  },
  { keys: 'Tab', does: 'to the next equation, matrix or control' },
  {
    keys: 'arrow keys',
    does: 'inside an equation: ← → over its terms, ↑ ↓ over its letters and signs; inside a matrix or the diagram: over its cells; inside a derivation, ← and →: from line to line',
  },
  { keys: 'Enter', does: 'on a cell: choose it, or edit its number' },
];

const letters: Readonly<Record<string, (page: Page) => void>> = {
  n: ({ store }) => stepForward(store),
  ArrowRight: ({ store }) => stepForward(store),
  p: ({ store }) => stepBack(store),
  ArrowLeft: ({ store }) => stepBack(store),
  s: ({ store }) => goToStart(store),
  e: ({ store }) => goToOutcome(store),
  k: ({ store }) => store.setState(({ playing }) => ({ playing: !playing })),
  // What trains is not to be met by chance.
  T: (page) => void toggleTraining(page),
  t: (page) => page.store.getState().tab === 'training' && void toggleTraining(page),
  i: () =>
    preferences.setState(({ notation }) => ({
      notation: notation === 'index' ? 'matrix' : 'index',
    })),
  '[': () => goToSection(document, -1),
  ']': () => goToSection(document, 1),
  u: ({ store }) => void undoSoon(store, 'undo'),
  r: ({ store }) => void undoSoon(store, 'redo'),
  ...Object.fromEntries(
    stepSizes.map((size, n) => [String(n + 1), ({ store }: Page) => store.setState({ size })]),
  ),
};

/** The runner is fetched when it is wanted. */
async function toggleTraining(page: Page): Promise<void> {
  const { runnerOf } = await import('../../state/training/runner-of.ts');
  const { pageInTraining } = await import('../../state/training/example.ts');
  const isOpen = page.store.getState().tab === 'training';
  runnerOf(isOpen ? pageInTraining(page) : page).toggle();
}

/** The keys of a page, wherever the focus has no use for them itself. */
export const keys = (page: Page) => ({
  keydown(event: KeyboardEvent): void {
    const { store } = page;
    if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
    if (event.key === 'Escape') leave(store);
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      void undoSoon(store, event.shiftKey ? 'redo' : 'undo');
      return;
    }
    // Caps Lock is no modifier.
    if (event.key === 'T' && !event.shiftKey) return;
    const act = letters[event.key];
    if (!act || !preferences.getState().keys || ownsArrows(event)) return;
    event.preventDefault();
    act(page);
  },
});

/** What is edited is put away first, then the gradient path. */
const leave = (store: ReaderStore): void =>
  store.setState(({ editing }) =>
    editing ? { editing: null, gesture: null } : { gradientPath: null },
  );

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type=range]), textarea, select');

/** Arrow keys belong to sliders, tabs, matrices, the diagram and equations while these hold the focus. */
const ownsArrows = ({ key, target }: KeyboardEvent): boolean =>
  key.startsWith('Arrow') &&
  target instanceof Element &&
  target.closest('input, [role=tablist], [role=grid], [role=gridcell], svg, [data-equation]') !==
    null;
