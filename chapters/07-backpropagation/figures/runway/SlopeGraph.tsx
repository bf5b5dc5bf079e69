import { useId } from 'react';
import { useMedia } from '../../../../src/ui/islands/use-media.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import * as styles from './runway.module.css';

export interface GraphNode {
  readonly id: string;
  /** Its letter, with a subscript after `_`. */
  readonly letter: string;
  readonly value: number;
  /** ∂L with respect to it; none at the loss. */
  readonly gradient?: number;
  readonly x: number;
  readonly y: number;
}

export interface GraphArrow {
  readonly from: string;
  readonly to: string;
  /** The local slope, in letters and as a number. */
  readonly slope: string;
  readonly value: number;
}

interface SlopeGraphProps {
  readonly label: string;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly arrows: readonly GraphArrow[];
}

const WIDTH = 544;
/** Of the graph where it goes from top to bottom. */
const NARROW = 340;
const RADIUS = 25;
/** Room between an arrow and the circle it leads to. */
const GAP = 4;

/**
 * A computational graph: values in the nodes, local slopes on the arrows, gradients beside the nodes. It goes from left to
 * right, in a narrow window from top to bottom.
 */
export function SlopeGraph({ label, height, nodes, arrows }: SlopeGraphProps) {
  const arrow = useId();
  const turned = useMedia('(max-width: 600px)');
  // The nodes of a branch are nearer to each other where there is less room.
  const places = turned
    ? nodes.map(({ x, y, ...node }) => ({ ...node, x: NARROW / 2 + 0.8 * (y - height / 2), y: x }))
    : nodes;
  const [width, tall] = turned ? [NARROW, WIDTH] : [WIDTH, height];
  // The gradient under the first node is wider than the node.
  const margin = turned ? 0 : 20;
  const byId = new Map(places.map((node) => [node.id, node]));
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <svg
        className={styles.graph}
        viewBox={`${-margin} 0 ${width + 2 * margin} ${tall}`}
        data-turned={turned || undefined}
        role="img"
        aria-label={`${label}: ${nodes.map(({ letter, value }) => `${letter.replace('_', '')} = ${print(value)}`).join(', ')}; local slopes ${arrows.map(({ slope, value }) => `${slope.replaceAll('_', '')} = ${print(value)}`).join(', ')}`}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0.8L7 4L0 7.2z" fill="currentColor" />
          </marker>
        </defs>
        {arrows.map(({ from, to, slope, value }) => {
          const [a, b] = [byId.get(from)!, byId.get(to)!];
          const length = Math.hypot(b.x - a.x, b.y - a.y);
          const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
          const [x1, y1] = [a.x + dx * (RADIUS + GAP), a.y + dy * (RADIUS + GAP)];
          const [x2, y2] = [b.x - dx * (RADIUS + GAP), b.y - dy * (RADIUS + GAP)];
          // The label lies beside the arrow, on the side away from the middle of the drawing.
          const side = (turned ? x1 + x2 < width : y1 + y2 > tall) ? -1 : 1;
          const aside = (turned ? 28 : 20) + 16 * Math.abs(dy);
          const x = Math.round((x1 + x2) / 2 + side * dy * aside);
          const y = Math.round((y1 + y2) / 2 - side * dx * aside);
          return (
            <g key={`${from} ${to}`}>
              <line
                x1={x1.toFixed(1)}
                y1={y1.toFixed(1)}
                x2={x2.toFixed(1)}
                y2={y2.toFixed(1)}
                markerEnd={`url(#${arrow})`}
              />
              <text y={y - 3}>
                <tspan className={styles.slope} x={x}>
                  <Letters text={slope} />
                </tspan>
                <tspan x={x} dy="16" data-value={value}>
                  {print(value)}
                </tspan>
              </text>
            </g>
          );
        })}
        {places.map(({ id, letter, value, gradient, x, y }) => (
          <g key={id} transform={`translate(${x} ${y})`}>
            <circle r={RADIUS} />
            <text className={styles.letter} y={-4}>
              <Letters text={letter} />
            </text>
            <text y={13} data-value={value}>
              {print(value)}
            </text>
            {gradient !== undefined && (
              <text
                className={styles.gradient}
                data-side={turned ? (x > width / 2 + RADIUS ? 'right' : 'left') : undefined}
                x={turned ? (x > width / 2 + RADIUS ? 1 : -1) * (RADIUS + 6) : 0}
                y={turned ? 5 : RADIUS + 18}
                data-value={gradient}
              >
                ∂L/∂
                <Letters text={letter} /> {print(gradient)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Letters in italics, figures upright, what follows `_` lowered. */
const Letters = ({ text }: { readonly text: string }) =>
  text.split(/(_?\d)/).map((part, n) =>
    n % 2 === 0 ? (
      part
    ) : part.startsWith('_') ? (
      <tspan key={n}>
        <tspan className={styles.upright} fontSize="0.7em" dy="0.3em">
          {part.slice(1)}
        </tspan>
        <tspan dy="-0.21em">{'\u200b'}</tspan>
      </tspan>
    ) : (
      <tspan key={n} className={styles.upright}>
        {part}
      </tspan>
    ),
  );
