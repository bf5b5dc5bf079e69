import { createStore } from 'zustand/vanilla';
import { checkBytes, LIMITS } from '../../../experiment/limits.ts';
import type { CsvFormat } from '../../../experiment/data/csv-table.ts';

/** A text that is to become data, and what they would be called. */
export interface Draft {
  readonly text: string;
  readonly title: string;
  /** How the reader says it is to be read; the rest is guessed. */
  readonly chosen: Partial<CsvFormat>;
  /** Why a file was not read; null where it was. */
  readonly refused: string | null;
}

const EMPTY: Draft = { text: '', title: 'Pasted data', chosen: {}, refused: null };

interface Drafts extends Draft {
  /** Whether it is on the page; put away, it is kept. */
  readonly open: boolean;
  readonly type: (text: string) => void;
  readonly choose: (changes: Partial<CsvFormat>) => void;
  readonly bring: (file: File) => Promise<void>;
}

export const MEGABYTE = 1e6;

/** The reader's own text, kept while the page lives, whatever else is opened. */
export const drafts = createStore<Drafts>((set, get) => ({
  ...EMPTY,
  open: false,
  type(text) {
    const { text: before, title, chosen } = get();
    const again = text === '' ? {} : chosen;
    set({ text, chosen: again, title: before === '' ? EMPTY.title : title, refused: null });
  },
  choose: (changes) => set({ chosen: { ...get().chosen, ...changes } }),
  async bring(file) {
    set({ open: true });
    const refuse = (why: string): void => set({ refused: `${file.name} was not opened: ${why}` });
    try {
      checkBytes(file.size, LIMITS.bytes);
      const text = await file.text();
      set({ ...EMPTY, text, title: file.name.replace(/\.(?:csv|tsv|txt)$/i, '') });
    } catch (error) {
      refuse(`${(error as Error).message.replace(/\.$/, '')}.`);
    }
  },
}));
