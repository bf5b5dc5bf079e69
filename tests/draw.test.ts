import { describe, expect, it } from 'vitest';
import { bundles, signOf } from '../src/draw/bundle.ts';
import { grown, overlap, type Box } from '../src/draw/box.ts';
import { pointsOn, thinning } from '../src/draw/edge.ts';
import { fitNumber, SMALLEST, widthInEm } from '../src/draw/fit-number.ts';
import { placeLabels } from '../src/draw/label.ts';
import { edgesInto, networkLayout, type NetworkGeometry } from '../src/draw/network.ts';

const networks = [
  [2, 3, 4, 3],
  [64, 32, 10],
  [5, 2, 7, 3, 6, 4, 8, 3],
  [1, 1, 1],
  [4, 3],
  [13, 8, 3],
  [13, 6, 3],
  [3, 1, 4, 1, 2],
  [4, 8, 3],
  [15, 16, 4],
];
const sizes = [
  [736, 296],
  [350, 300],
  [600, 260],
  [1100, 480],
] as const;

const cases = networks.flatMap((layers) =>
  sizes.map(([width, height]) => ({
    name: `${layers.join('-')} in ${width} × ${height}`,
    layers,
    width,
    height,
  })),
);

const cellsOf = ({ columns, targets, loss }: NetworkGeometry): Box[] => [
  ...columns.flatMap(({ units }) =>
    units.flatMap(({ activation, delta }) => [activation.box, ...(delta ? [delta.box] : [])]),
  ),
  ...targets.map(({ box }) => box),
  loss,
];

describe.each(cases)('$name', ({ layers, width, height }) => {
  const geometry = networkLayout(layers, width, height);
  const inside = (box: Box): boolean =>
    box.x >= -0.01 &&
    box.y >= -0.01 &&
    box.x + box.width <= width + 0.01 &&
    box.y + box.height <= height + 0.01;

  it('has every unit, every target and every edge', () => {
    expect(geometry.columns.map(({ units }) => units.length)).toEqual(layers);
    expect(geometry.targets).toHaveLength(layers.at(-1)!);
    layers.slice(1).forEach((count, m) => {
      expect(edgesInto(geometry, m + 1)).toHaveLength(count * layers[m]!);
    });
  });

  it('gives every unit but those of the input a δ and a bias', () => {
    for (const [m, { units }] of geometry.columns.entries()) {
      for (const { delta, bias } of units) {
        expect([delta !== null, bias !== null]).toEqual([m > 0, m > 0]);
      }
    }
  });

  it('has all biases under their units, or all at their left', () => {
    const biases = geometry.columns.flatMap(({ units }) => units.flatMap(({ bias }) => bias ?? []));
    expect(new Set(biases.map(({ from, to }) => from.x === to.x)).size).toBe(1);
  });

  it('keeps everything inside the box', () => {
    const beads = geometry.columns.flatMap(({ units }) => units.flatMap(({ bias }) => bias ?? []));
    const outside = [
      ...cellsOf(geometry),
      ...beads.map(({ to }) => ({ ...to, width: 0, height: 3 })),
      ...geometry.headings.map(({ x, y, size }) => ({ x, y: y - size / 2, width: 0, height: 0 })),
      ...(geometry.legend ? [geometry.legend] : []),
    ].filter((box) => !inside(box));
    expect(outside).toEqual([]);
    expect(cellsOf(geometry).filter((box) => !(box.width > 0 && box.height > 0))).toEqual([]);
  });

  it('lets no cells overlap, and no cell the legend or a heading', () => {
    const boxes = [...cellsOf(geometry), ...(geometry.legend ? [geometry.legend] : [])];
    const clashes = boxes.flatMap((one, n) =>
      boxes.slice(n + 1).filter((other) => overlap(one, other)),
    );
    expect(clashes).toEqual([]);
    const names = geometry.headings.filter(({ kind }) => kind !== 'count').map(({ y }) => y);
    expect(Math.min(...boxes.map(({ y }) => y))).toBeGreaterThan(Math.max(...names));
  });

  it('lets no outline reach into another unit', () => {
    const reaching = geometry.columns.flatMap(({ units }) => {
      const outlines = units.map(({ activation: { box, outline } }) => grown(box, outline));
      return outlines.slice(1).filter((outline, n) => overlap(outline, units[n]!.pill));
    });
    expect(reaching).toEqual([]);
    const inwards = geometry.columns
      .flatMap(({ units }) => units.flatMap(({ activation }) => activation.outline))
      .filter((distance) => distance <= 0);
    expect(inwards).toEqual([]);
  });

  it('draws edges from left to right, between the units that they join', () => {
    geometry.columns.slice(1).forEach(({ units }, n) => {
      const before = geometry.columns[n]!.units;
      const curves = edgesInto(geometry, n + 1);
      const joined = units.flatMap((to) => before.map((from) => ({ from: from.out, to: to.in })));
      expect(curves).toEqual(joined);
      expect(curves.filter(({ from, to }) => from.x >= to.x)).toEqual([]);
    });
  });

  it('is the same each time', () => {
    expect(networkLayout(layers, width, height)).toEqual(geometry);
  });
});

describe('the worked network at the width of the stage', () => {
  const { columns, stacked, legend, thin } = networkLayout([2, 3, 4, 3], 736, 296);

  it('stands as drawn: pills of 86 × 28 with columns at 0, 146, 336 and 526', () => {
    expect(stacked).toBe(false);
    expect(columns.map(({ units: [unit] }) => unit!.pill.x)).toEqual([0, 146, 336, 526]);
    const { pill } = columns[1]!.units[0]!;
    expect([pill.width, pill.height]).toEqual([86, 28]);
    expect(columns.every(({ numbers }) => numbers)).toBe(true);
  });

  it('has room for the legend at the left, and edges at their full width', () => {
    expect(legend?.x).toBe(0);
    expect(thin).toBe(1);
  });

  it('centres every column on one line', () => {
    const middles = columns.map(
      ({ units }) => (units[0]!.pill.y + units.at(-1)!.pill.y + units[0]!.pill.height) / 2,
    );
    for (const middle of middles) expect(middle).toBeCloseTo(middles[0]!, 6);
  });
});

it('stacks the two cells of a unit where columns are tight', () => {
  const { stacked, columns } = networkLayout([5, 2, 7, 3, 6, 4, 8, 3], 736, 296);
  expect(stacked).toBe(true);
  const { activation, delta } = columns[1]!.units[0]!;
  expect(delta!.box.x).toBe(activation.box.x);
  expect(delta!.box.y).toBeGreaterThan(activation.box.y);
});

it('prints no numbers in bars, and counts their units instead', () => {
  const { columns, headings } = networkLayout([64, 32, 10], 736, 296);
  expect(columns.map(({ numbers }) => numbers)).toEqual([false, false, true]);
  expect(headings.flatMap((one) => (one.kind === 'count' ? one.units : []))).toEqual([64, 32]);
});

describe('bundles', () => {
  const curves = edgesInto(networkLayout([20, 15], 736, 296), 1);
  const values = curves.map((_, n) => Math.sin(n));

  it('hold every edge once, in few paths', () => {
    const drawn = bundles(curves, values, 1);
    expect(drawn.length).toBeLessThanOrEqual(7);
    const starts = drawn.map(({ d }) => d.match(/M/g)?.length ?? 0);
    expect(starts.reduce((sum, count) => sum + count)).toBe(curves.length);
  });

  it('are of one neutral kind while nothing is computed', () => {
    expect(bundles(curves, [], 1).map(({ sign }) => sign)).toEqual(['unknown']);
    expect([0.1, -0.1, 0].map(signOf)).toEqual(['positive', 'negative', 'zero']);
  });
});

it('keeps edges thinner the more there are, never the order of their widths', () => {
  const factors = [
    [2, 3],
    [6, 6],
    [13, 8],
    [15, 16],
    [64, 32],
  ].map((layers) => thinning(layers, 100));
  expect(factors.slice(0, 2)).toEqual([1, 1]);
  expect(factors).toEqual(factors.toSorted((a, b) => b - a));
});

describe('numbers in cells', () => {
  it.each([0.337, -0.745, -12.3456, 123456.7, -1.2e-7, 0, 1, 1e9])('%d fits', (value) => {
    const rooms = [
      { width: 42, height: 28 },
      { width: 36, height: 14 },
      { width: 30, height: 12 },
      { width: 66, height: 32 },
    ];
    const bursting = rooms.filter((room) => {
      const figure = fitNumber(value, room);
      if (!figure) return false;
      const wide = figure.size * widthInEm(figure.text);
      return figure.size < SMALLEST || figure.size >= room.height || wide >= room.width;
    });
    expect(bursting).toEqual([]);
    expect(fitNumber(value, { width: 42, height: 28 })).not.toBeNull();
  });

  it('agree in size and digits down a column', () => {
    const shown = [0.337, -0.745, 0.1].map((value) => fitNumber(value, { width: 32, height: 20 })!);
    expect(new Set(shown.map(({ size }) => size)).size).toBe(1);
    expect(shown.map(({ text }) => text)).toEqual(['0.34', '−0.74', '0.10']);
  });

  it('are left out where none would be legible', () => {
    expect(fitNumber(0.5, { width: 42, height: 9 })).toBeNull();
    expect(fitNumber(0.5, { width: 10, height: 28 })).toBeNull();
  });
});

it('places labels beside their edges, apart from one another and from the cells', () => {
  const geometry = networkLayout([2, 3, 4, 3], 736, 296);
  const curves = edgesInto(geometry, 3);
  const chosen = [0, 4, 8].map((n) => curves[n]!);
  const wanted = chosen.map((curve) => ({ curve, stroke: 4, width: 24, height: 14 }));
  const pills = geometry.columns.flatMap(({ units }) => units.map(({ pill }) => pill));
  const boxes = placeLabels(wanted, curves, pills);
  boxes.forEach((box, n) => {
    expect([...boxes.slice(n + 1), ...pills].some((other) => overlap(box, other))).toBe(false);
    const onOwn = pointsOn(chosen[n]!).filter(({ x, y }) =>
      overlap(box, { x, y, width: 0.1, height: 0.1 }),
    );
    expect(onOwn).toEqual([]);
  });
});
