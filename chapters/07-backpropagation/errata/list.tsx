import { ambiguous } from './ambiguous.tsx';
import type { Erratum } from './erratum.ts';
import { form } from './form.tsx';
import { letters } from './letters.tsx';
import { matrices } from './matrices.tsx';
import { missing } from './missing.tsx';

/** The source's slips and gaps, in the order of the study that numbered them. */
export const errata = {
  ...letters,
  ...matrices,
  ...ambiguous,
  ...missing,
  ...form,
} as const satisfies Record<string, Erratum>;

export type ErratumId = keyof typeof errata;

/** A note where the source slips: what it prints and why that cannot be so. */
export const ErratumNote = ({ id }: { readonly id: ErratumId }) => {
  const { prints, here } = errata[id];
  return (
    <aside className="slip" id={`note-${id}`} aria-label={`Note on the source, ${id}`}>
      <p>
        {prints} {here}{' '}
        <a href={`chapter-7-errata.html#${id}`} aria-label={`${id} in the list of errata`}>
          {id}
        </a>
      </p>
    </aside>
  );
};
