import { pointing } from '../linking/pointing.ts';
import type { Linker } from '../linking/linker.ts';
import type { Glossary } from '../notation/glossary.ts';
import type { Page } from '../state/page.ts';
import { drags } from '../ui/editing/drag.ts';
import type { Listeners } from '../ui/islands/listen-soon.ts';
import { keys } from '../ui/stage/keys.ts';

/** What pointer and keys do wherever they are on a page; `say` speaks to screen readers. */
export const listenersOf = (
  page: Page,
  linker: Linker,
  say: (text: string) => void,
  glossary: Glossary,
): readonly Listeners[] => [
  pointing(linker, page.store, say, (name) => glossary[name]?.means ?? ''),
  keys(page),
  drags(document, page.store),
];
