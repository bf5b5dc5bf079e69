import { createRoot, type Root } from 'react-dom/client';
import { Unfetched } from './Unfetched.tsx';

/**
 * What asks for the code of parts of the page: `fetch` brings it, once, and gives what is to be done with it. Where it
 * rejects, each part is marked `data-unfetched`, which hides its dead controls, says so and offers to try again; to ask
 * once more tries again too.
 */
export function codeFor(
  parts: readonly HTMLElement[],
  fetch: () => Promise<() => void>,
): () => void {
  let asked = false;
  let said: { readonly slot: Element; readonly root: Root }[] = [];
  const ask = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    let apply: () => void;
    try {
      apply = await fetch();
    } catch {
      asked = false;
      if (said.length === 0) said = parts.map((part) => say(part, () => void ask()));
      return;
    }
    for (const { slot, root } of said) {
      root.unmount();
      slot.remove();
    }
    for (const part of parts) delete part.dataset['unfetched'];
    apply();
  };
  return () => void ask();
}

function say(part: HTMLElement, again: () => void): { slot: Element; root: Root } {
  const slot = document.createElement('div');
  const root = createRoot(slot);
  root.render(<Unfetched again={again} />);
  part.prepend(slot);
  part.dataset['unfetched'] = '';
  return { slot, root };
}
