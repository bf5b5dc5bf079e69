import { curve, growthPlot, type PlotPoint } from '../../../../src/draw/plots/plot.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import type { Passage } from './passages.ts';
import { Axes } from '../../../../src/ui/plots/Axes.tsx';
import { PlotFrame } from '../../../../src/ui/plots/PlotFrame.tsx';
import * as styles from './PassagePlot.module.css';
import * as plotted from '../../../../src/ui/plots/plot.module.css';

const HEIGHT = 220;
/** The smallest value that is drawn; 0 is drawn at the bottom. */
const FOOT = 1e-30;

const lengths = [
  { of: 'gradient', words: 'gradient of W' },
  { of: 'error', words: 'δ' },
] as const;

/** The lengths of δ and of the gradients by layer, the last at the left, in the order of the backward pass. */
export function PassagePlot({ passages }: { readonly passages: readonly Passage[] }) {
  const last = passages.length;
  const drawn = (value: number): number => Math.max(FOOT, value);
  const all = passages.flatMap(({ error, gradient }) => [drawn(error), drawn(gradient)]);
  const [low, high] = [Math.min(...all, 1e-3), Math.max(...all, 1)];
  const margin = 10 ** (0.12 * (Math.log10(high) - Math.log10(low)));
  return (
    <PlotFrame className={plotted.plot} height={HEIGHT}>
      {(width) => {
        const plot = growthPlot({
          width,
          height: HEIGHT,
          x: last > 1 ? [last, 1] : [1.5, 0.5],
          y: [low / margin, Math.min(Number.MAX_VALUE, high * margin)],
        });
        return (
          <svg
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={`Length of δ by layer: ${passages.map(({ layer, error }) => `${print(error)} at layer ${layer}`).join(', ')}`}
          >
            <Axes
              plot={plot}
              powers="up"
              across="layer"
              up="length, from the last layer to the first"
            />
            {lengths.map(({ of, words }) => {
              const points = passages.map((one): PlotPoint => [one.layer, drawn(one[of])]);
              return (
                <g key={of} className={styles[of]}>
                  <path className={plotted.curve} d={curve(plot, points)} />
                  {points.map(([layer, value]) => (
                    <circle key={layer} cx={plot.x(layer)} cy={plot.y(value)} r={3.5} />
                  ))}
                  <text
                    className={plotted.words}
                    x={plot.x(points[0]![0]) + 8}
                    y={plot.y(points[0]![1]) + (of === topOf(passages[0]!) ? -8 : 18)}
                  >
                    {words}
                  </text>
                </g>
              );
            })}
          </svg>
        );
      }}
    </PlotFrame>
  );
}

const topOf = ({ error, gradient }: Passage): 'error' | 'gradient' =>
  error > gradient ? 'error' : 'gradient';
