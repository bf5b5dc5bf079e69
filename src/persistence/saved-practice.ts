import { INITIAL_PRACTICE, type Practice, type PracticeStore } from '../state/practice.ts';
import { attempt, FORMER_KEY } from './storage.ts';

/** Where what was practised in a chapter is kept. */
const keyOf = (chapter: string): string => `${FORMER_KEY}.practice.${chapter}`;

/** What was practised in a chapter, and what is open of it in this tab. */
export async function loadPractice(chapter: string): Promise<Practice> {
  const open = attempt(() => sessionStorage.getItem(keyOf(chapter))) ?? null;
  return {
    ...(await practisedIn(chapter)),
    open: open === null ? {} : (await import('./practice-schema.ts')).openFrom(open),
  };
}

/** What was practised in a chapter; a text that cannot be read is set aside, and nothing is known. */
async function practisedIn(chapter: string): Promise<Omit<Practice, 'open'>> {
  const text = attempt(() => localStorage.getItem(keyOf(chapter))) ?? null;
  if (text === null) return INITIAL_PRACTICE;
  const { practiceFrom } = await import('./practice-schema.ts');
  const practice = practiceFrom(text);
  if (practice) return practice;
  attempt(() => localStorage.setItem(`${keyOf(chapter)}.unread`, text));
  return INITIAL_PRACTICE;
}

/** Keeps what is practised from now on in this browser, as far as it allows; what another tab keeps is taken over. */
export function keepPractice(chapter: string, store: PracticeStore): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== keyOf(chapter) || newValue === null) return;
    void practisedIn(chapter).then((practice) => store.setState(practice));
  });
  store.subscribe(({ open, ...practice }, before) => {
    if (open !== before.open)
      attempt(() => sessionStorage.setItem(keyOf(chapter), JSON.stringify(open)));
    if (practice.tries !== before.tries || practice.levels !== before.levels)
      attempt(() => localStorage.setItem(keyOf(chapter), JSON.stringify(practice)));
  });
}

/** Forgets what was practised in a chapter; what is open stays open. */
export function clearPractice(chapter: string, store: PracticeStore): void {
  store.setState(({ open }) => ({ ...INITIAL_PRACTICE, open }));
  attempt(() => localStorage.removeItem(keyOf(chapter)));
}
