import { curve, growthPlot, type PlotPoint } from '../../../../src/draw/plots/plot.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import type { Multiplications } from './multiplications.ts';
import { Axes } from '../../../../src/ui/plots/Axes.tsx';
import { PlotFrame } from '../../../../src/ui/plots/PlotFrame.tsx';
import * as styles from './Growth.module.css';
import * as plotted from '../../../../src/ui/plots/plot.module.css';

const HEIGHT = 230;

const names: Readonly<Record<keyof Multiplications, string>> = {
  paths: 'every path separately',
  anew: 'δ recomputed for every tensor',
  kept: 'δ stored',
};

interface GrowthProps {
  /** At 1, 2, … layers. */
  readonly counts: readonly Multiplications[];
  /** Units of each hidden layer. */
  readonly width: number;
}

/** Multiplications of a backward pass against the number of layers, by what is kept. */
export function Growth({ counts, width: units }: GrowthProps) {
  const last = counts.at(-1)!;
  // The steep curve has room for its name beside it, the flat ones above and below their ends.
  const labelled = { paths: counts.length - 3, anew: counts.length, kept: counts.length };
  return (
    <PlotFrame className={`${plotted.plot} ${styles.growth}`} height={HEIGHT}>
      {(width) => {
        const plot = growthPlot({
          width,
          height: HEIGHT,
          x: [1, counts.length],
          y: [counts[0]!.kept, last.paths * 2],
        });
        return (
          <svg
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={`Multiplications at ${counts.length} layers with hidden layers of ${units}: ${print(last.kept)} with δ stored, ${print(last.anew)} with δ recomputed for every tensor, ${print(last.paths)} path by path`}
          >
            <Axes
              plot={plot}
              powers="up"
              across="l ="
              up={`multiplications by number of layers, hidden layers of ${units}`}
            />
            {(Object.keys(names) as (keyof Multiplications)[]).map((way) => (
              <g key={way}>
                <path
                  className={plotted.curve}
                  data-count={way}
                  d={curve(
                    plot,
                    counts.map((count, n): PlotPoint => [n + 1, count[way]]),
                  )}
                />
                <text
                  className={plotted.words}
                  x={plot.x(labelled[way]) - 6}
                  y={plot.y(counts[labelled[way] - 1]![way]) + (way === 'kept' ? 18 : -6)}
                  textAnchor="end"
                >
                  {names[way]}
                </text>
              </g>
            ))}
          </svg>
        );
      }}
    </PlotFrame>
  );
}
