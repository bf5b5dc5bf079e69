import type { ReactNode } from 'react';

/** What the cover, the head of the page and the sections know about a chapter. */
export interface Meta<Id extends string = string> {
  readonly number: number;
  readonly title: string;
  readonly lead: string;
  /** Name of its page in the built book. */
  readonly file: string;
  readonly sections: Readonly<Record<Id, string>>;
}

/** Its sections as `7.1 The model`, in the order of the text. */
export const sectionsOf = ({ number, sections }: Meta) =>
  Object.entries(sections).map(([id, title], n) => ({ id, title, number: `${number}.${n + 1}` }));

/** The numbered sections of a chapter: one that its contents do not list does not compile. */
export function sectionTag<Id extends string>(meta: Meta<Id>) {
  const all = new Map(sectionsOf(meta).map((section) => [section.id, section]));
  return function Section({ id, children }: { readonly id: Id; readonly children: ReactNode }) {
    const { number, title } = all.get(id)!;
    return (
      <section id={id} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>
          <a className="number" href={`#${id}`}>
            {number}
          </a>{' '}
          {title}
        </h2>
        {children}
      </section>
    );
  };
}
