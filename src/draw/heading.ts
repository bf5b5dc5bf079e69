import type { ColumnsLayout } from './columns-layout.ts';
import type { PlacedNetwork } from './units.ts';

/** The name of a tensor over its column, centred at x on the baseline y; or a number of units. */
export type Heading = { readonly x: number; readonly y: number; readonly size: number } & (
  | { readonly kind: 'activation' | 'delta' | 'weights'; readonly layer: number }
  | { readonly kind: 'target' }
  | { readonly kind: 'count'; readonly units: number; readonly short: boolean }
);

type Placed = Pick<PlacedNetwork, 'columns' | 'stacked' | 'targets'>;

const COUNT = 12;

export function headings({ columns, stacked, targets }: Placed, wide: ColumnsLayout): Heading[] {
  const size = stacked ? Math.max(13, Math.min(17, wide.cell / 2)) : 20;
  const [first, second] = stacked ? [13, 40] : [18, 18];
  const between = stacked ? (first + second) / 2 : first;
  const middle = ({ x, width }: { readonly x: number; readonly width: number }): number =>
    x + width / 2;
  const target = targets[0]!.box;
  return [
    ...columns.flatMap(({ units: [unit], numbers, units }, layer): Heading[] => {
      const { pill, activation, delta } = unit!;
      const before = columns[layer - 1]?.units[0]!.pill;
      const pitch = Math.abs(pill.x - (before ?? columns[1]!.units[0]!.pill).x);
      return [
        { kind: 'activation', layer, x: middle(activation.box), y: first, size },
        ...(delta
          ? [{ kind: 'delta', layer, x: middle(delta.box), y: second, size } as const]
          : []),
        ...(before
          ? [
              {
                kind: 'weights',
                layer,
                x: (before.x + before.width + pill.x) / 2,
                y: between,
                size,
              } as const,
            ]
          : []),
        ...(numbers
          ? []
          : [
              {
                kind: 'count',
                units: units.length,
                short: pitch < 64,
                x: middle(pill),
                y: units[0]!.pill.y - 6,
                size: COUNT,
              } as const,
            ]),
      ];
    }),
    { kind: 'target', x: middle(target), y: between, size },
  ];
}
