import { stepSizes } from '../../engine/moment.ts';
import { redo, undo } from '../../state/undo.ts';
import { preferences } from '../../state/preferences.ts';
import { store } from '../../state/store.ts';
import { stepBack, stepForward, goToEnd, goToStart } from '../../state/navigation.ts';

export interface Key {
  /** As shown to the reader. */
  readonly keys: string;
  readonly does: string;
}

/** The keys of the page, as the help lists them. */
export const help: readonly Key[] = [
  { keys: 'n or →', does: 'next step' },
  { keys: 'p or ←', does: 'step back' },
  { keys: 's', does: 'to the start of everything' },
  { keys: 'e', does: 'to the end of this training step' },
  { keys: 'k', does: 'play or pause' },
  { keys: 't', does: 'train or pause' },
  { keys: '1 … 5', does: `step by ${stepSizes.join(', ')}` },
  { keys: 'i', does: 'equations in index form, and back to matrices' },
  { keys: 'u, Ctrl Z', does: 'undo what was bent' },
  { keys: 'r, Ctrl Shift Z', does: 'redo' },
  { keys: 'Escape', does: 'let go of what is lit, held or explained' },
  { keys: 'Tab', does: 'to the next equation, matrix or control' },
  {
    keys: 'arrow keys',
    does: 'inside an equation: ← → over its terms, ↑ ↓ over its letters and signs; inside a matrix or the diagram: over its cells; inside a derivation, ← and →: from line to line',
  },
  { keys: 'Enter', does: 'on a cell: choose it, or take the number in hand' },
];

const letters: Readonly<Record<string, () => void>> = {
  n: stepForward,
  ArrowRight: stepForward,
  p: stepBack,
  ArrowLeft: stepBack,
  s: goToStart,
  e: goToEnd,
  k: () => store.setState(({ playing }) => ({ playing: !playing })),
  t: () => void toggleTraining(),
  i: () =>
    preferences.setState(({ notation }) => ({
      notation: notation === 'index' ? 'matrix' : 'index',
    })),
  u: undo,
  r: redo,
  ...Object.fromEntries(
    stepSizes.map((size, n) => [String(n + 1), () => store.setState({ size })]),
  ),
};

/** The runner is fetched when it is wanted. */
async function toggleTraining(): Promise<void> {
  const { runner } = await import('../../state/training-runner.ts');
  runner.toggle();
}

/** Listens to the keys of the page wherever the focus has no use for them itself. */
export function listenToKeys(root: Document): void {
  root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
    if (event.key === 'Escape') store.setState({ held: null, gesture: null });
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
      return;
    }
    const act = letters[event.key];
    if (!act || !preferences.getState().keys || ownsArrows(event)) return;
    event.preventDefault();
    act();
  });
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type=range]), textarea, select');

/** Arrow keys belong to sliders, tabs, matrices, the diagram and equations while these hold the focus. */
const ownsArrows = ({ key, target }: KeyboardEvent): boolean =>
  key.startsWith('Arrow') &&
  target instanceof Element &&
  target.closest('input, [role=tablist], [role=grid], [role=gridcell], svg, [data-equation]') !==
    null;
