import type { Box, Point, Sides } from './box.ts';

/** One cell of a unit: where it is, its corners, and how far outside it an outline may run. */
export interface CellBox {
  readonly box: Box;
  readonly corners: Sides;
  readonly outline: Sides;
}

/** The bias of a unit: a bead at the end of a stub, under the unit, or at its left where units are many. */
export interface BiasPlace {
  readonly from: Point;
  /** Middle of the bead. */
  readonly to: Point;
  /** Of the bead. */
  readonly radius: number;
}

export interface UnitBox {
  readonly pill: Box;
  /** Radius of the pill's corners. */
  readonly radius: number;
  readonly activation: CellBox;
  /** None at the input. */
  readonly delta: CellBox | null;
  readonly bias: BiasPlace | null;
  /** Where edges leave and arrive. */
  readonly out: Point;
  readonly in: Point;
}

export interface Column {
  readonly units: readonly UnitBox[];
  /** Whether cells are large enough to hold numbers. */
  readonly numbers: boolean;
}

/** Where units, targets and loss are, in px; headings and legend find their room among them. */
export interface PlacedNetwork {
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  /** Factor of the widths of its edges. */
  readonly thin: number;
  readonly columns: readonly Column[];
  readonly targets: readonly CellBox[];
  readonly loss: Box;
}
