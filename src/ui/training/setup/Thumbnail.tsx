import { useEffect, useMemo, useRef } from 'react';
import { squareAround } from '../../../draw/plots/regions.ts';
import { drawPlane, type planes, XOR } from '../../../experiment/data/synthetic.ts';
import { dataOf, firstSplit } from '../../../experiment/data/split.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { drawPoints } from '../charts/sample-marks.ts';
import { usePalette } from '../palette.ts';

const SIDE = 56;

export type PlaneName = keyof typeof planes | 'xor';

/** Points of the plane in small. */
export function Thumbnail({ name }: { readonly name: PlaneName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const data = useMemo(() => {
    const { heldOut: _, ...all } = dataOf(firstSplit(name === 'xor' ? XOR : drawPlane(name, 1)));
    const some = all.X.flatMap((__, n) => (all.X.length < 20 || n % 4 === 0 ? n : []));
    return { ...all, heldOut: [], X: some.map((n) => all.X[n]!), Y: some.map((n) => all.Y[n]!) };
  }, [name]);
  useEffect(() => {
    if (!palette) return;
    const context = sharpContext(canvas.current!, SIDE, SIDE);
    const marks = { radius: data.X.length < 20 ? 5 : 2, looked: null, at: null };
    drawPoints(context, { data, square: squareAround(data.X), side: SIDE, palette, ...marks });
  }, [palette, data]);
  return <canvas ref={canvas} style={{ width: SIDE, height: SIDE }} aria-hidden="true" />;
}
