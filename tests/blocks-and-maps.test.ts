import { describe, expect, test } from 'vitest';
import { EXAMPLE } from '../chapters/08-convolution/model.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { sceneOf } from '../src/state/scene.ts';
import { blocksPicture, widthOf } from '../src/ui/blocks/content.ts';
import { blocksLayout } from '../src/draw/blocks.ts';
import { overlap, type Box } from '../src/draw/box.ts';
import { cellIn, covered, stackOf } from '../src/draw/stack.ts';
import { chooseFacets, facetWords, viewOf } from '../src/ui/tensors/view.ts';
import { moveOverMaps } from '../src/ui/tensors/roving.ts';

describe('blocks of a network', () => {
  test.each([320, 358, 517, 736, 1100])(
    'in %i px stand apart, inside, in reading order',
    (width) => {
      for (let count = 3; count <= 20; count++) {
        const edges = Array.from({ length: count - 1 }, (_, n) => [n, n + 1] as const);
        const room = { width, height: 276 };
        const { boxes, arrows, height } = blocksLayout(count, room, [...edges, [0, count - 1]]);
        expect(boxes).toHaveLength(count);
        expect(arrows).toHaveLength(count);
        for (const [n, box] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y + box.height).toBeLessThanOrEqual(height);
          expect(box.width).toBeGreaterThanOrEqual(90);
          expect(boxes.slice(0, n).some((other) => overlap(box, other))).toBe(false);
          const before = boxes[n - 1];
          if (before) expect(box.y > before.y || box.x > before.x).toBe(true);
        }
      }
    },
  );
});

describe('what is in the blocks of Chapter 8', () => {
  const trace = traceAt(EXAMPLE, 0);
  const scene = sceneOf({
    network: EXAMPLE.network,
    trace,
    moment: { t: 0, step: trace.steps.length, cell: null },
    sample: 0,
    chosen: 0,
    equations: [],
  });

  test.each([
    [560, 150],
    [592, 150],
    [736, 234],
    [700, 340],
  ])('in %i by %i px: a picture of every tensor, names beside or under it', (width, height) => {
    const { blocks, contents, geometry } = blocksPicture(scene, { width, height });
    for (const [n, { pictures, names }] of contents.entries()) {
      const { drawn, names: own } = blocks[n]!;
      const box = geometry.boxes[n]!;
      expect(pictures.length > 0).toBe(drawn.length > 0);
      expect(names).toHaveLength(own.length);
      const places = names.map(({ x, y }, k): Box => {
        const wide = widthOf(own[k]!);
        return { x: x - wide / 2, y: y - 12, width: wide, height: 14 };
      });
      for (const [k, place] of places.entries()) {
        expect(place.x).toBeGreaterThanOrEqual(box.x);
        expect(place.x + place.width).toBeLessThanOrEqual(box.x + box.width);
        expect(place.y + place.height).toBeLessThanOrEqual(box.y + box.height);
        expect(places.slice(0, k).some((other) => overlap(place, other))).toBe(false);
        for (const { stack } of pictures)
          expect(stack.sheets.some((sheet) => overlap(place, sheet.box))).toBe(false);
      }
    }
  });
});

describe('a stack of maps', () => {
  const room = { x: 10, y: 20, width: 60, height: 40 };
  const inside = ({ x, y, width, height }: Box): boolean =>
    x >= room.x - 1e-9 &&
    y >= room.y - 1e-9 &&
    x + width <= room.x + room.width + 1e-9 &&
    y + height <= room.y + room.height + 1e-9;

  test.each([[[5, 6, 3]], [[12, 2, 4]], [[1, 8, 7]], [[48]], [[3]]])(
    'of %o stands inside its room, the chosen one in front',
    (shape) => {
      const { sheets } = stackOf(shape, room, 1 % shape[0]!);
      for (const { box } of sheets) expect(inside(box)).toBe(true);
      if (shape.length === 3) expect(sheets.at(-1)!.map).toBe(1 % shape[0]!);
    },
  );

  test('a cell stands on its map, one of a map that is not drawn on the rearmost', () => {
    const stack = stackOf([12, 2, 4], room, 3);
    const front = stack.sheets.at(-1)!.box;
    expect(cellIn(stack, [3, 1, 2]).x).toBeCloseTo(front.x + front.width / 2);
    expect(cellIn(stack, [3, 1, 2]).y).toBeCloseTo(front.y + front.height / 2);
    expect(cellIn(stack, [11, 0, 0]).y).toBeCloseTo(stack.sheets[0]!.box.y);
  });

  test('of the maps behind, the cells that look out are drawn: the first row and the last column', () => {
    const stack = stackOf([3, 4, 5], room);
    const seen = (sheet: number): number[] =>
      Array.from({ length: 20 }, (_, n) => n).filter((n) => !covered(stack, sheet)(n));
    const [row, column] = [
      [0, 1, 2, 3, 4],
      [9, 14, 19],
    ];
    expect(seen(0)).toEqual([...row, ...column]);
    expect(seen(1)).toEqual(seen(0));
    expect(seen(2)).toHaveLength(20);
  });
});

describe('maps of a tensor', () => {
  const axes = ['o', 'c', 'u', 'v'];
  const view = viewOf(axes);

  test('units are columns and matrices, the last two axes of more are rows and columns', () => {
    expect(viewOf([])).toEqual({ facets: [], rows: null, columns: null });
    expect(viewOf(['i'])).toEqual({ facets: [], rows: 0, columns: null });
    expect(viewOf(['i', 'k'])).toEqual({ facets: [], rows: 0, columns: 1 });
    expect(viewOf(['c', 'h', 'w'])).toEqual({ facets: [0], rows: 1, columns: 2 });
    expect(view).toEqual({ facets: [0, 1], rows: 2, columns: 3 });
    expect(viewOf(['c', 'u', 'v', 'h', 'w'])).toEqual({ facets: [0, 1, 2], rows: 3, columns: 4 });
  });

  test.each([
    [[4, 16], [], 6, 'filters 1–2 of 4, channels 1–3 of 16 shown'],
    [[4, 16], [[2, 9]], 6, 'filters 1, 3 of 4, channels 1–2, 10 of 16 shown'],
    [[2, 3], [], 6, null],
    [[8, 1], [[7, 0]], 3, 'filters 1–2, 8 of 8 shown'],
  ] as const)('%o, asked for %o, at most %i: %s', (lengths, wanted, most, words) => {
    const facets = chooseFacets(lengths, wanted, most);
    const drawn = facets.shown.reduce((product, places) => product * places.length, 1);
    expect(drawn).toBeLessThanOrEqual(most);
    expect(drawn).toBeGreaterThan(most / 2);
    expect(facets.complete).toBe(true);
    expect(facetWords(axes, view, lengths, facets)).toBe(words);
  });

  test('where more is asked for than there is room for, it says so', () => {
    const wanted = Array.from({ length: 16 }, (_, c) => [2, c]);
    const { shown, complete } = chooseFacets([4, 16], wanted, 6);
    expect(shown).toEqual([[2], [0, 1, 2, 3, 4, 5]]);
    expect(complete).toBe(false);
  });

  test('arrow keys go over the edge of a map to the next one', () => {
    const size = { rows: 2, columns: 3, maps: 4, across: 2 };
    const go = (key: string, n: number) => moveOverMaps({ key, ctrlKey: false }, n, size);
    expect(go('ArrowRight', 1)).toBe(2);
    expect(go('ArrowRight', 5)).toBe(9);
    expect(go('ArrowLeft', 9)).toBe(5);
    expect(go('ArrowDown', 4)).toBe(13);
    expect(go('ArrowUp', 13)).toBe(4);
    expect(go('PageDown', 4)).toBe(10);
    expect(go('ArrowRight', 23)).toBe(23);
    expect(go('x', 0)).toBe(null);
  });
});
