import { describe, expect, test } from 'vitest';
import { NETWORK } from '../../chapters/08-convolution/model.ts';
import { imageColumns } from '../../src/draw/image-columns.ts';
import { denseNetwork, modelOf } from '../../src/layers/network.ts';
import { columnsOf } from '../../src/ui/training/charts/image-network/columns.ts';
import { picturesIn } from '../../src/ui/training/use-room.ts';

const kinds = (network: Parameters<typeof columnsOf>[0]) =>
  columnsOf(network)!.map(({ kind, key, count, parts, rows, columns }) =>
    [kind, key, count, parts, rows, columns].join(' '),
  );

describe('the columns of a network on pictures', () => {
  test('are the templates of a dense one, and the units of its other layers', () => {
    expect(kinds(denseNetwork([64, 32, 12, 10], 'sigmoid'))).toEqual([
      'input a0 1 1 8 8',
      'template W1 32 1 8 8',
      'unit a2 12 1 1 1',
      'class p 10 1 1 1',
    ]);
  });

  test('are kernels and maps of a convolution, with shapes that the model has', () => {
    const found = kinds(NETWORK);
    const { parameters } = modelOf(NETWORK);
    expect(found.filter((one) => one.startsWith('kernel'))).toEqual([
      `kernel W1 ${parameters['W1']!.join(' ')}`,
      `kernel W2 ${parameters['W2']!.join(' ')}`,
    ]);
    expect(found.filter((one) => one.startsWith('map')).map((one) => one.slice(-7))).toEqual([
      '5 1 6 6',
      '5 1 3 3',
      '2 1 2 2',
    ]);
    expect(found.at(-1)).toBe('class p 10 1 1 1');
  });

  test.each([
    [denseNetwork([64, 32, 10], 'sigmoid'), 520, 200],
    [denseNetwork([64, 300, 10], 'tanh'), 340, 320],
    [NETWORK, 600, 240],
  ])('fit where they are drawn, none over another: %#', (network, width, height) => {
    const boxes = imageColumns(columnsOf(network)!, width, height);
    boxes.forEach((box, n) => {
      expect(box.y).toBeGreaterThanOrEqual(-1e-9);
      expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-9);
      for (const other of boxes.slice(n + 1)) {
        const apart =
          other.x >= box.x + box.width - 1e-9 ||
          box.x >= other.x + other.width - 1e-9 ||
          other.y >= box.y + box.height - 1e-9 ||
          box.y >= other.y + other.height - 1e-9;
        expect(apart, `${JSON.stringify(box)} ${JSON.stringify(other)}`).toBe(true);
      }
    });
  });
});

test('the pictures leave room for the curve in every window', () => {
  for (const [width, height] of [
    [663, 550],
    [728, 704],
    [728, 850],
    [1400, 880],
  ] as const) {
    const { side, curve } = picturesIn({ width, height });
    expect(side + curve).toBeLessThan(height - 200);
    expect(side).toBeLessThan(width / 2);
    expect(side).toBeGreaterThan(175);
  }
  expect(picturesIn({ width: 350, height: 420 }).side).toBe(350);
});
