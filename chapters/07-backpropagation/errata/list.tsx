import * as styles from './errata.module.css';
import { ambiguous } from './ambiguous.tsx';
import type { Erratum } from './erratum.ts';
import { form } from './form.tsx';
import { letters } from './letters.tsx';
import { matrices } from './matrices.tsx';
import { missing } from './missing.tsx';

/** The source's mistakes and gaps, in the order of the study that numbered them. */
export const errata = {
  ...letters,
  ...matrices,
  ...ambiguous,
  ...missing,
  ...form,
} as const satisfies Record<string, Erratum>;

export type ErratumId = keyof typeof errata;

/**
 * A mark in the margin where the source has a mistake or a gap, shown to readers who want such notes. It leads to the
 * entry in the list of errata; in the browser the entry opens beside it.
 */
export const ErratumNote = ({ id }: { readonly id: ErratumId }) => (
  <aside
    className={styles.note}
    id={`note-${id}`}
    data-note={id}
    aria-label={`Note on the source, ${id}`}
  >
    <a href={`chapter-7-errata.html#${id}`} aria-label={`${id} in the list of errata`}>
      {id}
    </a>
  </aside>
);
