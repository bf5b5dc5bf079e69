/** What the cover, the head of the page and the sections know about a chapter. */
export interface Meta<Id extends string = string> {
  readonly number: number;
  readonly title: string;
  readonly lead: string;
  /** Name of its page in the built book. */
  readonly file: string;
  readonly sections: Readonly<Record<Id, string>>;
}

/** Name of a page beside that of a chapter, in the built book. */
export const listFile = ({ file }: Meta, name: 'glossary' | 'equations' | 'practice'): string =>
  file.replace('.html', `-${name}.html`);

/** Its sections as `7.1 The model`, in the order of the text. */
export const sectionsOf = ({ number, sections }: Meta) =>
  Object.entries(sections).map(([id, title], n) => ({ id, title, number: `${number}.${n + 1}` }));
