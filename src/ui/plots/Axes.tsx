import type { ReactNode } from 'react';
import type { Plot } from '../../draw/plots/plot.ts';
import { print } from '../../notation/printing/number.ts';
import * as plotted from './plot.module.css';

interface AxesProps {
  readonly plot: Plot;
  /** What is drawn across and up. */
  readonly across: string;
  readonly up: string;
  /** Which scales are logarithmic; none if left out. */
  readonly powers?: 'both' | 'up';
}

/** Whole numbers from here on are counts, which are printed in full. */
const LONG = 1e5;

/** Ticks with their numbers, and hairlines from side to side. */
export const Axes = ({ plot, across, up, powers }: AxesProps) => {
  const { left, right, top, bottom, x, y, xTicks, yTicks } = plot;
  const plain = (value: number): string =>
    Number.isInteger(value) && value >= LONG ? String(value) : print(value, { digits: 6 });
  const [xText, yText] = [powers === 'both' ? power : plain, powers ? power : plain];
  return (
    <g className={plotted.axes} aria-hidden="true">
      <text y={12}>{up}</text>
      <text x={left - 14} y={bottom + 18} textAnchor="end">
        {across}
      </text>
      {yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={left} x2={right} />
          <text x={left - 8} dy="0.32em" textAnchor="end" data-value={tick}>
            {yText(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line y1={top} y2={bottom} />
          <text y={bottom + 18} textAnchor="middle" data-value={tick}>
            {xText(tick)}
          </text>
        </g>
      ))}
    </g>
  );
};

/** 10⁻⁵ with a raised exponent. */
const power = (value: number): ReactNode => {
  const exponent = Math.round(Math.log10(value));
  return (
    <>
      10
      <tspan dy="-0.45em" fontSize="0.75em" data-value={exponent}>
        {print(exponent)}
      </tspan>
    </>
  );
};
