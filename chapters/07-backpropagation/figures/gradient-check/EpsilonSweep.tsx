import { curve as pathOf, logPlot, type PlotPoint } from '../../../../src/draw/plots/plot.ts';
import { symbolText } from '../../../../src/notation/printing/glyphs.ts';
import { printInProse } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import {
  EPSILONS,
  TOLERANCE,
  type GradientComparison,
} from '../../../../src/experiment/checking/gradient-check.ts';
import { Axes } from '../../../../src/ui/plots/Axes.tsx';
import { PlotFrame } from '../../../../src/ui/plots/PlotFrame.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as plotted from '../../../../src/ui/plots/plot.module.css';

const HEIGHT = 240;
/** An error of 0 is drawn at the foot. */
const ERRORS = [1e-14, 10] as const;

interface ValleyProps {
  /** At each of `EPSILONS`. */
  readonly curve: readonly GradientComparison[];
  /** At the ε chosen. */
  readonly row: GradientComparison;
  readonly epsilon: number;
  /** Its decimal logarithm. */
  readonly power: number;
  readonly setPower: (power: number) => void;
}

/** The relative error of one parameter against ε, and the slider of ε under it. */
export function EpsilonSweep({ curve, row, epsilon, power, setPower }: ValleyProps) {
  const drawn = (at: number, error: number): PlotPoint => [at, Math.max(ERRORS[0], error)];
  const { key, cell } = row.place;
  const name = symbolText({ kind: 'symbol', sym: parseKey(key), at: cell });
  const lowest = Math.min(...curve.map(({ error }) => error));
  return (
    <>
      <PlotFrame className={plotted.plot} height={HEIGHT}>
        {(width) => {
          const plot = logPlot({ width, height: HEIGHT, x: [1e-12, 1e-1], y: ERRORS });
          const { x, y } = plot;
          return (
            <svg
              viewBox={`0 0 ${width} ${HEIGHT}`}
              role="img"
              aria-label={`Relative error of the gradient with respect to ${name} against ε: at its lowest ${printInProse(lowest)}; at ε = ${printInProse(epsilon)} it is ${printInProse(row.error)}`}
              data-lowest={lowest}
            >
              <Axes plot={plot} powers="both" across="ε" up={`relative error, ${name}`} />
              <line
                className={plotted.limit}
                x1={plot.left}
                x2={plot.right}
                y1={y(TOLERANCE)}
                y2={y(TOLERANCE)}
              />
              <path
                className={plotted.curve}
                d={pathOf(
                  plot,
                  curve.map(({ error }, n) => drawn(EPSILONS[n]!, error)),
                )}
              />
              <text className={plotted.words} x={plot.left + 8} y={plot.bottom - 10}>
                rounding
              </text>
              <text
                className={plotted.words}
                x={plot.right - 8}
                y={plot.bottom - 10}
                textAnchor="end"
              >
                truncation
              </text>
              <line
                className={plotted.drop}
                x1={x(epsilon)}
                x2={x(epsilon)}
                y1={y(drawn(epsilon, row.error)[1])}
                y2={plot.bottom}
              />
              <circle
                className={plotted.point}
                cx={x(epsilon)}
                cy={y(drawn(epsilon, row.error)[1])}
                r={7}
              />
            </svg>
          );
        }}
      </PlotFrame>
      <label className="needs-js">
        <input
          className={shared.slider}
          type="range"
          min={-12}
          max={-1}
          step={0.25}
          value={power}
          aria-label="Step ε, as a power of ten"
          aria-valuetext={printInProse(epsilon)}
          onChange={(event) => setPower(event.target.valueAsNumber)}
        />
      </label>
      <p className={shared.value}>
        ε = <b data-value={epsilon}>{printInProse(epsilon)}</b>
      </p>
    </>
  );
}
