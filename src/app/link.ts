import { Linker } from '../linking/linker.ts';
import type { Page } from '../state/page.ts';
import { preferences } from '../state/preferences.ts';
import type { ReaderState } from '../state/store.ts';
import { sentenceText } from '../ui/maths/Sentence.tsx';
import { bindProse } from '../ui/text/bind-prose.tsx';

/**
 * Marks and the spoken step follow the state of a page, once a frame, slots a frame later. `islands` are drawn anew. Gives
 * what marks, and what speaks.
 */
export function link(page: Page, islands: readonly Element[]) {
  const { store, equations, selectScene } = page;
  // Lines of numbers are drawn anew too; what is drawn later, after measuring, is marked as well.
  const live = [...islands, ...document.querySelectorAll('[data-numbers]')];
  const linker = new Linker(document, equations, selectScene(store.getState()), live);
  const updateProse = bindProse(document, equations, linker, store);
  const speaker = document.getElementById('announce')!;
  const say = (text: string): void => void (speaker.textContent = text);
  let frame = 0;
  let writing = 0;
  let drawn: ReaderState | null = null;
  const draw = (): void => {
    frame = 0;
    const state = store.getState();
    const scene = selectScene(state);
    const { notation, numbers } = preferences.getState();
    linker.mark(scene, state.focus, notation);
    const view = { scene, notation, numbers, switches: state.numberSwitches };
    cancelAnimationFrame(writing);
    writing = requestAnimationFrame(() => updateProse(view));
    const moved = drawn && drawn.moment !== state.moment;
    const steps = moved && state.following.leads === 'stage';
    if (steps && scene.step && !state.playing) say(sentenceText(scene.step));
    drawn = state;
  };
  const ask = (): number => (frame ||= requestAnimationFrame(draw));
  store.subscribe(ask);
  preferences.subscribe(({ numbers }, before) => {
    // The switch of all equations goes before those of single ones.
    if (numbers !== before.numbers) store.setState({ numberSwitches: {} });
    ask();
  });
  ask();
  const observer = new MutationObserver((changes) => {
    let part: Element | undefined;
    for (const { target } of changes) {
      if (part?.contains(target)) continue;
      part = live.find((one) => one.contains(target));
      if (part) linker.forget(part);
    }
    ask();
  });
  const attributeFilter = ['data-ref', 'data-of'];
  for (const part of live) {
    observer.observe(part, { childList: true, subtree: true, attributeFilter });
  }
  return { linker, say };
}
