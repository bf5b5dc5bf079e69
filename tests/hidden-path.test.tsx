import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ReaderState } from '../src/state/store.ts';
import { followedPath } from '../src/state/gradient-path.ts';
import { PageContext } from '../src/ui/islands/use-reader.ts';
import { GradientPathPanel } from '../src/ui/stage/GradientPathPanel.tsx';
import { ANSWERED, INITIAL_STATE, page, pageIn } from './page.ts';

/** The gradient path of a weight of the first layer, all factors reached, as HTML. */
function panelIn(changes: Partial<ReaderState>): string {
  const gradientPath = { place: { key: 'W1', cell: [1, 0] }, path: null };
  const moment = { t: 0, step: 18, cell: null };
  const state = { ...INITIAL_STATE, answers: ANSWERED, gradientPath, moment, ...changes };
  const scene = page.selectScene(state);
  return renderToStaticMarkup(
    <PageContext value={pageIn(state)}>
      <GradientPathPanel scene={scene} followed={followedPath(gradientPath, scene)} chosen={null} />
    </PageContext>,
  );
}

test('a gradient path keeps back the numbers that a question still asks for', () => {
  const numbers = /data-ref="dz3"[^>]*data-value/;
  expect(panelIn({})).toMatch(numbers);
  const hidden = panelIn({ asking: { 'which-logit': [{ key: 'dz3', cell: null }] } });
  expect(hidden).not.toMatch(numbers);
  const elsewhere = { key: 'dW1', cell: [0, 1] };
  expect(panelIn({ asking: { 'exercise-x': [elsewhere] } })).toMatch(numbers);
});
