import type { Frame, Motion } from './motion.ts';
import type { Surface } from './surface.ts';

/** Marks the names in an equation of the text, which light while its step moves, and gives them. */
export function light(equation: string): readonly Element[] {
  const terms = [...(document.getElementById(equation)?.querySelectorAll('.read, .written') ?? [])];
  for (const term of terms) term.setAttribute('data-moving', '');
  return terms;
}

/**
 * Cells that have not arrived are empty, on the diagram, in the matrix and beside the sum alike; of a step that goes cell
 * by cell the page leaves the later ones empty by itself.
 */
export function arrive(
  { showing, slots, singled, pictures }: Surface,
  { results, chosen, beatOf }: Motion,
  { arrived }: Frame,
  end: number,
): void {
  const set = (element: Element, coming: boolean): void =>
    void element.toggleAttribute('data-coming', coming);
  for (const [n, elements] of showing.entries())
    for (const element of elements) set(element, n >= arrived && end > 0);
  for (const element of [...slots, ...singled]) set(element, chosen >= arrived);
  for (const picture of pictures) {
    set(picture, arrived < results.length);
    picture.style.setProperty('--arrived', String(arrived / Math.max(1, beatOf.length)));
  }
}
