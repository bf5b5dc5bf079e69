import type { NetworkGeometry } from '../../draw/network.ts';

/** How long the layer in use takes to get its room, as a share of the step's motion. */
export const ROOM_SHARE = 0.3;
const EASING = 'cubic-bezier(.2, 0, 0, 1)';

/**
 * Moves the parts of a diagram from where they were to where they are. Only transforms: an edge keeps its shape when the
 * gap that it crosses becomes wider, so that a layer's edges are stretched as one.
 */
export function giveRoom(
  svg: SVGSVGElement,
  before: NetworkGeometry,
  now: NetworkGeometry,
  duration: number,
): Animation[] {
  const animate = (element: Element, from: string): Animation =>
    element.animate([{ transform: from }, { transform: 'none' }], { duration, easing: EASING });
  const columns = now.columns.flatMap(({ units: [unit] }, m) => {
    const by = before.columns[m]!.units[0]!.pill.x - unit!.pill.x;
    if (by === 0) return [];
    return [...svg.querySelectorAll(`[data-column="${m}"]`)].map((column) =>
      animate(column, `translateX(${by}px)`),
    );
  });
  const edges = now.columns.slice(1).flatMap((_, n) => {
    const [from, to] = [gapOf(before, n + 1), gapOf(now, n + 1)];
    if (from.start === to.start && from.length === to.length) return [];
    const stretch = from.length / to.length;
    const by = from.start - stretch * to.start;
    return [...svg.querySelectorAll(`[data-edges="${n + 1}"]`)].map((group) =>
      animate(group, `translateX(${by}px) scaleX(${stretch})`),
    );
  });
  const headings = [...(svg.querySelector('[data-headings]')?.children ?? [])].flatMap(
    (heading, n) => {
      const by = (before.headings[n]?.x ?? 0) - (now.headings[n]?.x ?? 0);
      return by === 0 ? [] : [animate(heading, `translateX(${by}px)`)];
    },
  );
  return [...columns, ...edges, ...headings];
}

function gapOf({ columns }: NetworkGeometry, m: number): { start: number; length: number } {
  const start = columns[m - 1]!.units[0]!.out.x;
  return { start, length: columns[m]!.units[0]!.in.x - start };
}
