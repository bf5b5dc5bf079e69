import { sectionsOf, type Meta } from './meta.ts';

/** A section of a chapter and the labelled equations in it, in the order of the text. */
export interface OutlineSection {
  readonly id: string;
  /** As printed: `7.5`. */
  readonly number: string;
  readonly title: string;
  /** Their labels, which are their anchors too. */
  readonly equations: readonly string[];
}

const LANDMARK = /<section id="([^"]+)"|data-equation="([^"]+)"/g;

/** The outline of a chapter, read from its HTML. Throws an Error for a section of the contents that the text has not. */
export function outlineOf(meta: Meta, html: string): OutlineSection[] {
  const equations = new Map<string, string[]>();
  let labels: string[] = [];
  for (const [, section, label] of html.matchAll(LANDMARK)) {
    if (section !== undefined) equations.set(section, (labels = []));
    else labels.push(label!);
  }
  return sectionsOf(meta).map(({ id, number, title }) => {
    const found = equations.get(id);
    if (!found) throw new Error(`the text of chapter ${meta.number} has no section ${id}`);
    return { id, number, title, equations: found };
  });
}
