import type { ReactNode } from 'react';
import { Exercises } from '../practice/Exercises.tsx';
import { sectionsOf, type Meta } from './meta.ts';

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
        <Exercises of={id} meta={meta} />
      </section>
    );
  };
}
