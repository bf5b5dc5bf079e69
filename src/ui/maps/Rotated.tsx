import { MapGrid, spotKey, type MapCell, type Spot } from './MapGrid.tsx';

interface RotatedProps {
  readonly rows: number;
  readonly columns: number;
  readonly cellAt: (spot: Spot) => MapCell;
  readonly max: number;
  readonly side: number;
  readonly lit: ReadonlySet<string>;
}

/** The kernel as it slides over the error signals: its last weight first. */
export const Rotated = ({ rows, columns, cellAt, max, side, lit }: RotatedProps) => {
  const rotate = ([row, column]: Spot): Spot => [rows - 1 - row, columns - 1 - column];
  return (
    <MapGrid
      label="The kernel rotated by 180°"
      rows={rows}
      columns={columns}
      cellAt={(spot) => cellAt(rotate(spot))}
      max={max}
      side={side}
      numbers
      lit={
        new Set(
          [...lit].map((key) => {
            const [row = 0, column = 0] = key.split(' ').map(Number);
            return spotKey(rotate([row, column]));
          }),
        )
      }
    />
  );
};
