import { MapGrid, spotKey, type MapCell, type Spot } from './MapGrid.tsx';

interface TurnedProps {
  readonly rows: number;
  readonly columns: number;
  readonly cellAt: (spot: Spot) => MapCell;
  readonly max: number;
  readonly side: number;
  readonly lit: ReadonlySet<string>;
}

/** The kernel as it slides over the errors: its last weight first. */
export const Turned = ({ rows, columns, cellAt, max, side, lit }: TurnedProps) => {
  const turn = ([row, column]: Spot): Spot => [rows - 1 - row, columns - 1 - column];
  return (
    <MapGrid
      label="The kernel turned by 180°"
      rows={rows}
      columns={columns}
      cellAt={(spot) => cellAt(turn(spot))}
      max={max}
      side={side}
      numbers
      lit={
        new Set(
          [...lit].map((key) => {
            const [row = 0, column = 0] = key.split(' ').map(Number);
            return spotKey(turn([row, column]));
          }),
        )
      }
    />
  );
};
