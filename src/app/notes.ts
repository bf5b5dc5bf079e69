import { preferences } from '../state/preferences.ts';

/** Notes on the source of a chapter: whether they are marked in the margin, and the entry that a mark opens. */
export function bindNotes(root: Document): void {
  const box = root.querySelector<HTMLInputElement>('[data-notes-switch]');
  if (!box) return;
  box.addEventListener('change', () => preferences.setState({ notes: box.checked }));
  const show = (): void => {
    const { notes } = preferences.getState();
    root.documentElement.toggleAttribute('data-notes', notes);
    box.checked = notes;
  };
  preferences.subscribe(show);
  show();
  root.addEventListener('click', (event) => {
    const note = (event.target as Element).closest<HTMLElement>('[data-note]');
    const mark = note?.querySelector<HTMLAnchorElement>(':scope > a');
    if (!note || !mark?.contains(event.target as Element) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void toggle(note, mark);
  });
}

/** Opens the entry that a mark leads to in its place, or closes it. Where it cannot be fetched, its page is opened. */
async function toggle(note: HTMLElement, mark: HTMLAnchorElement): Promise<void> {
  const open = note.toggleAttribute('data-open');
  mark.setAttribute('aria-expanded', String(open));
  const entry = note.querySelector(':scope > div');
  if (entry || !open) return entry?.remove();
  try {
    const text = await (await fetch(mark.href)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    const body = document.createElement('div');
    body.append(...page.querySelector(`#${note.dataset['note']} dd`)!.childNodes);
    body.querySelector('[data-place]')?.remove();
    note.append(body);
  } catch {
    location.href = mark.href;
  }
}
