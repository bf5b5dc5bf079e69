import { logPlot } from '../../../../src/draw/plots/plot.ts';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import {
  TOLERANCE,
  type GradientComparison,
} from '../../../../src/experiment/checking/gradient-check.ts';
import { Axes } from '../../../../src/ui/plots/Axes.tsx';
import { PlotFrame } from '../../../../src/ui/plots/PlotFrame.tsx';
import * as plotted from '../../../../src/ui/plots/plot.module.css';
import * as styles from './CheckPlot.module.css';

const HEIGHT = 260;
/** A gradient of 0 is drawn at the edge. */
const LEAST = 1e-12;

interface CheckPlotProps {
  readonly rows: readonly GradientComparison[];
  readonly chosen: CellRef;
}

/** Sizes of all gradients, by backpropagation and by central difference: a dot for each parameter. */
export function CheckPlot({ rows, chosen }: CheckPlotProps) {
  const sizes = rows
    .flatMap(({ analytic, numeric }) => [Math.abs(analytic), Math.abs(numeric)])
    .filter((size) => size > LEAST);
  const [low, high] = [Math.min(1e-4, ...sizes) / 2, Math.max(1, ...sizes) * 2];
  const wrong = rows.filter(({ error }) => error > TOLERANCE).length;
  return (
    <PlotFrame className={plotted.plot} height={HEIGHT}>
      {(width) => {
        const plot = logPlot({ width, height: HEIGHT, x: [low, high], y: [low, high] });
        const at = (value: number): number => Math.max(low, Math.abs(value));
        return (
          <svg
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={`${rows.length} gradients, ${wrong ? `${wrong} of them` : 'none'} off the diagonal`}
          >
            <Axes
              plot={plot}
              powers="both"
              across="|∂L|"
              up="size by central difference, over size by backpropagation"
            />
            <line
              className={plotted.limit}
              x1={plot.x(low)}
              y1={plot.y(low)}
              x2={plot.x(high)}
              y2={plot.y(high)}
            />
            {rows.map(({ place, analytic, numeric, error }) => (
              <circle
                key={`${place.key} ${place.cell.join()}`}
                className={styles.dot}
                data-wrong={error > TOLERANCE || undefined}
                data-chosen={
                  (place.key === chosen.key && place.cell.join() === chosen.cell.join()) ||
                  undefined
                }
                cx={plot.x(at(analytic)).toFixed(1)}
                cy={plot.y(at(numeric)).toFixed(1)}
                r={4}
              />
            ))}
          </svg>
        );
      }}
    </PlotFrame>
  );
}
