import { createRoot } from 'react-dom/client';
import type { Derivation } from '../../notation/derivation.ts';
import type { Page } from '../../state/page.ts';
import { pausableIsland } from '../islands/pausable.ts';
import { PageContext, StoreContext } from '../islands/use-reader.ts';
import { watchNear } from '../islands/when-near.ts';
import { answerHider } from './hide-answers.ts';
import { keepReachable } from '../islands/reachable.ts';
import { termsIn } from './terms.ts';
import { DerivationPlayer, type Slots } from './DerivationPlayer.tsx';

/**
 * Makes the derivations of a page interactive: what is prerendered stays and is shown line by line. Far from
 * the window a derivation pauses.
 */
export function mountDerivations(
  root: ParentNode,
  derivations: Readonly<Record<string, Derivation>>,
  page: Page,
): void {
  for (const block of root.querySelectorAll<HTMLElement>('[data-derivation]')) {
    const derivation = derivations[block.dataset['derivation']!];
    const controls = block.querySelector('[data-derivation-controls]');
    if (!derivation || !controls) continue;
    keepReachable(block.querySelectorAll<HTMLElement>('[data-scrolls]'));
    const { state, follow } = pausableIsland(block, page);
    follow(true);
    createRoot(controls).render(
      <PageContext value={page}>
        <StoreContext value={state}>
          <DerivationPlayer derivation={derivation} slots={slotsIn(block)} />
        </StoreContext>
      </PageContext>,
    );
    watchNear(block, follow);
  }
}

const slotsIn = (block: HTMLElement): Slots => ({
  block,
  picks: block.querySelector('[data-derivation-picks]')!,
  bindTerms: termsIn(block),
  hold: answerHider(block),
  lines: [...block.querySelectorAll<HTMLElement>('[data-line]')].map((line) => ({
    line,
    value: line.querySelector('[data-derivation-value]')!,
    slip: line.querySelector('[data-derivation-misprint]'),
    question: questionIn(line),
  })),
});

/** Its formulas are taken out of it, to be put into buttons. */
function questionIn(line: Element): Slots['lines'][number]['question'] {
  const slot = line.querySelector('[data-derivation-question]');
  if (!slot) return null;
  const options = [...slot.children];
  slot.replaceChildren();
  return { slot, options };
}
