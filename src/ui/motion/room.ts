import type { NetworkGeometry } from '../../draw/network.ts';

/** How long the layer in use takes to get its room, as a share of the step's motion. */
export const ROOM_SHARE = 0.3;
const EASING = 'cubic-bezier(.2, 0, 0, 1)';

/**
 * Moves the parts of a diagram from where they were to where they are. Only transforms, which the page continues with while its script is busy: an edge
 * keeps its shape when the gap that it crosses becomes wider, so that a layer's edges are stretched as one.
 */
export function giveRoom(
  svg: SVGSVGElement,
  before: NetworkGeometry,
  now: NetworkGeometry,
  duration: number,
): Animation[] {
  const options = { duration, easing: EASING };
  const move = (elements: Iterable<Element>, shift: number, stretch = 1): Animation[] =>
    shift === 0 && stretch === 1
      ? []
      : [...elements].map((element) => {
          const transform = `translateX(${shift}px) scaleX(${stretch})`;
          return element.animate([{ transform }, { transform: 'none' }], options);
        });
  const columns = now.columns.flatMap(({ units: [unit] }, m) =>
    move(
      svg.querySelectorAll(`[data-column="${m}"]`),
      before.columns[m]!.units[0]!.pill.x - unit!.pill.x,
    ),
  );
  const edges = now.columns.slice(1).flatMap((_, n) => {
    const [from, to] = [gapOf(before, n + 1), gapOf(now, n + 1)];
    const stretch = from.length / to.length;
    const groups = svg.querySelectorAll(`[data-edges="${n + 1}"]:not(:empty)`);
    return move(groups, from.start - stretch * to.start, stretch);
  });
  const headings = [...(svg.querySelector('[data-headings]')?.children ?? [])].flatMap(
    (heading, n) => move([heading], (before.headings[n]?.x ?? 0) - (now.headings[n]?.x ?? 0)),
  );
  return [...columns, ...edges, ...headings];
}

function gapOf({ columns }: NetworkGeometry, m: number): { start: number; length: number } {
  const start = columns[m - 1]!.units[0]!.out.x;
  return { start, length: columns[m]!.units[0]!.in.x - start };
}
