import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { traceAt } from '../src/experiment/replay.ts';
import { preferences } from '../src/state/preferences.ts';
import type { ReaderState } from '../src/state/store.ts';
import { FIRST } from '../src/state/questions.ts';
import { ANSWERED, INITIAL_STATE, pageIn } from './page.ts';
import { Frame } from '../src/ui/figures/parts/Frame.tsx';
import { figures as loads } from '../chapters/07-backpropagation/figures/list.ts';
import { loadFigures } from '../src/ui/figures/Figure.tsx';
import { fetchPanel } from '../src/ui/stage/panels/panels.tsx';
import { LazyLossChange } from '../src/ui/editing/ParameterEditor.tsx';
import { Stage } from '../src/ui/stage/Stage.tsx';
import { LazyNetworkDiagram } from '../src/ui/stage/StageDiagram.tsx';
import { LazyGradientPathPanel, LazyStepNumbers } from '../src/ui/stage/ThisStep.tsx';
import { PageContext } from '../src/ui/islands/use-reader.ts';
import { experimentOf, twoSamples, workedFile } from './networks.ts';

// What is printed shows its full value here, so that it can be compared with what is beside it.
vi.mock('../src/notation/printing/number.ts', async (original) => ({
  ...(await original<typeof import('../src/notation/printing/number.ts')>()),
  print: (value: number) => `⟦${value}⟧`,
}));

const figures = await loadFigures(loads);
await Promise.all([fetchPanel('tensors'), fetchPanel('code'), fetchPanel('training')]);
await Promise.all(
  [LazyNetworkDiagram, LazyStepNumbers, LazyGradientPathPanel, LazyLossChange].map((part) =>
    part.fetch(),
  ),
);

const stateOf = (changes: Partial<ReaderState>): ReaderState => ({
  ...INITIAL_STATE,
  answers: ANSWERED,
  ...changes,
});

const batch = experimentOf(twoSamples);
const single = experimentOf(workedFile);
const states: ReaderState[] = [
  ...[1, 2, 6, 7, 8, 11, 12, 16, 20].map((step) =>
    stateOf({ experiment: single, moment: { t: 0, step, cell: null } }),
  ),
  ...traceAt(batch, 0).steps.map((_, s) =>
    stateOf({ experiment: batch, moment: { t: 0, step: s + 1, cell: null }, sample: s % 2 }),
  ),
  stateOf({
    gradientPath: { place: { key: 'W1', cell: [1, 0] }, path: 1 },
    moment: { t: 0, step: 12, cell: null },
  }),
  ...(['tensors', 'code', 'training'] as const).flatMap((tab) =>
    [single, batch].map((experiment) =>
      stateOf({ experiment, tab, moment: { t: 0, step: 12, cell: null } }),
    ),
  ),
  stateOf({ answers: {} }),
  stateOf({ answers: { [FIRST]: { guess: 1, because: '', told: false } } }),
  stateOf({ editing: { key: 'W1', cell: [1, 0] }, past: [batch], experiment: single }),
];

/**
 * Numbers in the text of some HTML whose nearest `data-value` is another number, or that have none. A share is shown
 * in per cent.
 */
function withoutValue(html: string): string[] {
  const open: (string | null)[] = [];
  const faults: string[] = [];
  for (const { 0: piece, index } of html.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      for (const [, number, percent] of piece.matchAll(/⟦([^⟧]*)⟧( %)?/g)) {
        const value = open.findLast((one) => one !== null);
        const factor = percent && value !== number ? 100 : 1;
        if (
          value === undefined ||
          Math.abs(Number(value) * factor - Number(number)) > 1e-15 * Math.abs(Number(number))
        ) {
          faults.push(`${number} in ${html.slice(index - 120, index)}`);
        }
      }
    } else if (piece.startsWith('</')) open.pop();
    else if (!piece.endsWith('/>')) open.push(/ data-value="([^"]*)"/.exec(piece)?.[1] ?? null);
  }
  return faults;
}

const htmlOf = (state: ReaderState, part: React.ReactNode): string =>
  renderToStaticMarkup(<PageContext value={pageIn(state)}>{part}</PageContext>);

/** Figures of counts alone, which are shown whole. */
const COUNTING: readonly string[] = ['algorithm'];

describe('every number that is shown has its full value beside it', () => {
  test('on the stage, at every step', () => {
    preferences.setState({ edges: 'gradients' });
    let seen = 0;
    for (const state of states) {
      const html = htmlOf(state, <Stage />);
      seen += html.split('⟦').length;
      const where = `step ${state.moment.step}, ${state.experiment === batch ? 'two samples' : 'one sample'}`;
      expect(withoutValue(html), where).toEqual([]);
    }
    expect(seen).toBeGreaterThan(1000);
  });

  test.each(Object.entries(figures))('in the figure %s', (name, figure) => {
    for (const experiment of [single, batch]) {
      const state = stateOf({ experiment, moment: { t: 0, step: 7, cell: null } });
      const html = htmlOf(state, <Frame {...figure} />);
      if (COUNTING.includes(name)) {
        const counts = [...html.matchAll(/ data-value="([^"]*)">([^<]*)</g)];
        expect(counts.length).toBeGreaterThan(10);
        expect(counts.map(([, , shown]) => shown)).toEqual(counts.map(([, value]) => value));
      } else expect(html).toContain('⟦');
      expect(withoutValue(html)).toEqual([]);
    }
  });
});
