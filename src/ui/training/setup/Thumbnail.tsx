import { useEffect, useMemo, useRef } from 'react';
import { squareAround } from '../../../draw/plots/regions.ts';
import type { DrawnName } from '../../../experiment/data/set.ts';
import { drawPlane } from '../../../experiment/data/synthetic.ts';
import { dataOf } from '../../../experiment/data/split.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { drawPoints } from '../charts/sample-marks.ts';
import { usePalette } from '../palette.ts';

/** Side in px, points of each class, and radius of a mark. */
const [SIDE, POINTS, RADIUS] = [32, 25, 1.25];

/** Points of the plane in small. */
export function Thumbnail({ name }: { readonly name: DrawnName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const data = useMemo(() => {
    const drawing = name === 'xor' ? undefined : { ...drawPlane(name, 1).drawing!, size: POINTS };
    return dataOf({ set: drawPlane(name, 1, drawing), seed: 1, share: 0 });
  }, [name]);
  useEffect(() => {
    if (!palette) return;
    const context = sharpContext(canvas.current!, SIDE, SIDE);
    const points = data.X.map(([x, y]) => [x!, y!] as const);
    const square = squareAround(points);
    const radius = points.length < 20 ? 2.5 : RADIUS;
    const none = { looked: null, at: null };
    drawPoints(context, { data, points, square, side: SIDE, palette, radius, ...none });
  }, [palette, data]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />;
}
