/** How the columns of a network share the width, in px. */
export interface ColumnsLayout {
  /** Whether a unit's two cells are drawn one above the other. */
  readonly stacked: boolean;
  readonly cell: number;
  /** Width of a unit's pill. */
  readonly pill: number;
  /** Left edge of each column of units, the input first. */
  readonly columns: readonly number[];
  readonly target: { readonly x: number; readonly width: number };
  readonly loss: { readonly x: number; readonly width: number };
}

/** Between a unit's two cells. */
export const SEAM = 2;

const CELL = 42;
/** Side by side only where columns are at least this far from one another. */
const PITCH = 118;
const NARROWEST = 10;

const roomy = { beforeTarget: 12, target: 26, beforeLoss: 28, loss: 58 };
const tight = { beforeTarget: 8, target: 20, beforeLoss: 14, loss: 46 };

/** How much wider the gap of the layer in use is than the others, and the least that it leaves to each of them, in px. */
const WIDER = 2.5;
const LEAST_GAP = 22;

/**
 * Columns of `count` layers of units spread over the width, the target and the loss at its right end. The gap before
 * column `inUse` gets more room than the others.
 */
export function columnsLayout(
  count: number,
  width: number,
  inUse: number | null = null,
): ColumnsLayout {
  const tail = width >= 520 ? roomy : tight;
  const room = width - tail.beforeTarget - tail.target - tail.beforeLoss - tail.loss;
  const layers = count - 1;
  const beside = 2 * CELL + SEAM;
  const gapBeside = (room - CELL - layers * beside) / layers;
  const stacked = gapBeside + beside < PITCH;
  // Stacked cells and the gaps between them are about as wide as each other.
  const cell = stacked ? Math.max(NARROWEST, Math.min(CELL, room / (2 * layers + 1))) : CELL;
  const pill = stacked ? cell : beside;
  const even = (room - cell - layers * pill) / layers;
  const rest = inUse === null ? even : (even * layers) / (layers - 1 + WIDER);
  const gap = Math.max(rest, Math.min(even, LEAST_GAP));
  const extra = (even - gap) * layers;
  const columns = Array.from({ length: count }, (_, m) => {
    const before = inUse !== null && m >= inUse ? extra : 0;
    return m * (gap + pill) + (m ? cell - pill : 0) + before;
  });
  const target = { x: room + tail.beforeTarget, width: tail.target };
  const loss = { x: width - tail.loss, width: tail.loss };
  return { stacked, cell, pill, columns, target, loss };
}
