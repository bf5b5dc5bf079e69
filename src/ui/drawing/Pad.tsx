import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Point, Stroke } from '../../draw/digit-bitmap.ts';
import * as styles from './Pad.module.css';

/** Side of the pad, and of a move of the cursor by keyboard, in its own units. */
const [SIDE, MOVE] = [288, 12];
/** A grid line for each pixel that the network reads. */
const LINES = Array.from({ length: 7 }, (_, n) => ((n + 1) * SIDE) / 8);

const moves: Readonly<Record<string, Point>> = {
  ArrowUp: [0, -MOVE],
  ArrowDown: [0, MOVE],
  ArrowLeft: [-MOVE, 0],
  ArrowRight: [MOVE, 0],
};

interface PadProps {
  readonly strokes: readonly Stroke[];
  readonly onDraw: (strokes: readonly Stroke[]) => void;
}

/**
 * A pad for mouse, finger and pen; by keyboard the arrow keys move the pen, Space lowers or lifts it, and Backspace
 * removes the last stroke.
 */
export function Pad({ strokes, onDraw }: PadProps) {
  const [pen, setPen] = useState<{ readonly at: Point; readonly down: boolean } | null>(null);
  const extended = (point: Point): readonly Stroke[] => [
    ...strokes.slice(0, -1),
    [...strokes.at(-1)!, point],
  ];
  const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent): Point => {
    const box = currentTarget.getBoundingClientRect();
    const within = (place: number, from: number, length: number): number =>
      Math.max(0, Math.min(SIDE, ((place - from) / length) * SIDE));
    return [within(clientX, box.left, box.width), within(clientY, box.top, box.height)];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const { at, down } = pen ?? { at: [SIDE / 2, SIDE / 4] as Point, down: false };
    const move = moves[key];
    if (move) {
      const clamp = (value: number): number => Math.max(0, Math.min(SIDE, value));
      const to: Point = [clamp(at[0] + move[0]), clamp(at[1] + move[1])];
      setPen({ at: to, down });
      if (down) onDraw(extended(to));
    } else if (key === ' ') {
      setPen({ at, down: !down });
      if (!down) onDraw([...strokes, [at]]);
    } else if (key === 'Backspace') {
      setPen({ at, down: false });
      onDraw(strokes.slice(0, -1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <svg
      className={styles.pad}
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      tabIndex={0}
      role="application"
      aria-label="Pad to draw a digit on. Arrow keys move the pen, Space lowers or lifts it, Backspace removes the last stroke."
      onKeyDown={onKeyDown}
      onFocus={() => setPen((before) => before ?? { at: [SIDE / 2, SIDE / 4], down: false })}
      onBlur={() => setPen(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setPen(null);
        onDraw([...strokes, [pointOf(event)]]);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          onDraw(extended(pointOf(event)));
      }}
    >
      <path
        className={styles.lines}
        d={LINES.map((at) => `M${at} 0V${SIDE}M0 ${at}H${SIDE}`).join('')}
      />
      {strokes.map((stroke, n) => (
        <polyline
          key={n}
          className={styles.stroke}
          points={[...stroke, stroke.at(-1)!].map((point) => point.join()).join(' ')}
        />
      ))}
      {pen && (
        <circle
          className={styles.pen}
          cx={pen.at[0]}
          cy={pen.at[1]}
          r={9}
          data-down={pen.down || undefined}
        />
      )}
    </svg>
  );
}
