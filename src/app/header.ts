import type { Notation } from '../notation/equation.ts';
import { preferences, type Theme } from '../state/preferences.ts';

const order: readonly Theme[] = ['system', 'light', 'dark'];
const words: Readonly<Record<Theme, string>> = { system: 'Auto', light: 'Light', dark: 'Dark' };

/** The switches of theme, notation and numbers, and the list of keys, in the head of every page. */
export function bindHeader(root: Document): void {
  const theme = root.querySelector<HTMLButtonElement>('[data-theme-switch]');
  theme?.addEventListener('click', () =>
    preferences.setState((state) => ({
      theme: order[(order.indexOf(state.theme) + 1) % order.length]!,
    })),
  );
  const dialog = root.querySelector<HTMLDialogElement>('#keys');
  root.querySelector('[data-keys-open]')?.addEventListener('click', () => dialog?.showModal());
  const single = dialog?.querySelector<HTMLInputElement>('[data-keys-switch]');
  single?.addEventListener('change', () => preferences.setState({ keys: single.checked }));
  const notations = [...root.querySelectorAll<HTMLElement>('[data-notation-switch]')];
  for (const button of notations) {
    const notation = button.dataset['notationSwitch'] as Notation;
    button.addEventListener('click', () => preferences.setState({ notation }));
  }
  const all = root.querySelector<HTMLElement>('[data-numbers-switch-all]');
  all?.addEventListener('click', () =>
    preferences.setState(({ numbers }) => ({ numbers: !numbers })),
  );
  const show = (): void => {
    const { theme: chosen, keys, notation, numbers } = preferences.getState();
    all?.setAttribute('aria-pressed', String(numbers));
    root.documentElement.dataset['notation'] = notation;
    for (const button of notations) {
      button.setAttribute('aria-pressed', String(button.dataset['notationSwitch'] === notation));
    }
    if (chosen === 'system') delete root.documentElement.dataset['theme'];
    else root.documentElement.dataset['theme'] = chosen;
    const label = theme?.querySelector('[data-theme-name]');
    if (label) label.textContent = words[chosen];
    if (single) single.checked = keys;
  };
  preferences.subscribe(show);
  show();
}
