import { centre, grown } from '../../draw/box.ts';
import { curvePath } from '../../draw/edge.ts';
import { fitNumber } from '../../draw/fit-number.ts';
import type { NetworkGeometry } from '../../draw/network.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import { idOf, markOf, markProps, type Marks } from './marks.ts';
import { SvgSymbol } from './Symbol.tsx';
import { UnitCell } from './UnitCell.tsx';
import { digitsFor } from './values.ts';
import { wordsForCell } from './words.ts';
import * as marking from './Mark.module.css';
import * as styles from './Tail.module.css';

interface TailProps {
  readonly scene: Scene;
  readonly geometry: NetworkGeometry;
  readonly marks: Marks;
  readonly current: string;
}

/** The target beside each output, and the lines that bring them to the loss; only what the target names counts. */
export function Targets({ scene, geometry, marks, current }: TailProps) {
  const { targets, columns, loss } = geometry;
  const values = targets.map((_, i) => valueNow(scene, 'y', [i, scene.sample]));
  const digits = digitsFor(values.map((value) => value ?? 0));
  const end = { x: loss.x, y: centre(loss).y };
  return (
    <g>
      <g className={styles['lines']} aria-hidden="true">
        {targets.map(({ box }, i) => {
          const { out } = columns.at(-1)!.units[i]!;
          const from = { x: box.x + box.width, y: centre(box).y };
          return (
            <g key={i} data-counts={values[i] ? '' : undefined}>
              <path d={curvePath({ from: out, to: { x: box.x, y: out.y } })} />
              <path className={styles['toLoss']} d={curvePath({ from, to: end })} />
            </g>
          );
        })}
      </g>
      {targets.map((place, i) => (
        <UnitCell
          key={i}
          slot={`y:${i}`}
          tensor="y"
          unit={i}
          place={place}
          value={values[i]}
          max={1}
          digits={digits}
          numbers
          mark={markOf(marks, idOf('y', [i]))}
          stop={current === `y:${i}`}
          kind="target"
        />
      ))}
    </g>
  );
}

/** The loss of the sample, or of the mini-batch once its mean is taken. */
export function LossUnit({ scene, geometry: { loss }, marks, current }: TailProps) {
  const mean = scene.trace.samples > 1 ? valueNow(scene, 'Lbar', []) : undefined;
  const tensor = mean === undefined ? 'L' : 'Lbar';
  const value = mean ?? valueNow(scene, 'L', [scene.sample]);
  const { x, y } = centre(loss);
  const size = loss.height / 3;
  const figure = value === undefined ? null : fitNumber(value, { ...loss, height: 20, size: 15 });
  const name = y - 0.06 * loss.height;
  return (
    <g
      className={styles['loss']}
      data-slot="L"
      data-ref={tensor}
      data-value={value === undefined ? undefined : String(value)}
      role="img"
      aria-label={wordsForCell(tensor, [], value)}
      tabIndex={current === 'L' ? 0 : -1}
      {...markProps(markOf(marks, idOf(tensor, [])))}
    >
      <rect className={marking['outline']} {...grown(loss, [3, 3, 3, 3])} rx={9} />
      <rect className={styles['box']} {...loss} rx={7} />
      <SvgSymbol tensor={tensor} x={x} y={name} size={size} />
      {tensor === 'Lbar' && (
        <path
          className={styles['mean']}
          d={`M${x - 0.22 * size},${name - 0.86 * size}h${0.6 * size}`}
        />
      )}
      {figure && (
        <text className={styles['number']} x={x} y={y + 0.34 * loss.height} fontSize={figure.size}>
          {figure.text}
        </text>
      )}
    </g>
  );
}
