import { useEffect, useMemo, useRef, useState } from 'react';
import { squareAround } from '../../../draw/plots/regions.ts';
import { glimpseOf } from '../../../experiment/data/catalog.ts';
import {
  componentPlane,
  coordinates,
  featurePlane,
  hasComponents,
} from '../../../experiment/data/plane.ts';
import type { DataSet, SetName } from '../../../experiment/data/set.ts';
import { dataOf } from '../../../experiment/data/split.ts';
import { drawPlane, isDrawn } from '../../../experiment/data/synthetic.ts';
import { sharpContext } from '../../plots/sharp-canvas.ts';
import { drawPoints } from '../charts/plane/sample-marks.ts';
import { DigitPicture } from '../samples/DigitPicture.tsx';
import { usePalette } from '../palette.ts';
import * as styles from './Thumbnail.module.css';

/** Side in px, points of each class where they are drawn, radius of a mark and of one of few, and digits that are shown. */
const [SIDE, POINTS, RADIUS, LARGE, DIGITS] = [32, 25, 1.25, 4, 4];

/** A set in small: its points, on the plane of two components where it has more features, or its first digits. */
export function Thumbnail({ name }: { readonly name: SetName }) {
  const set = useSmallSet(name);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const data = useMemo(() => set && dataOf({ set, seed: 1, share: 0 }), [set]);
  useEffect(() => {
    if (!palette || !data || !canvas.current) return;
    const context = sharpContext(canvas.current, SIDE, SIDE);
    const plane = hasComponents(data) ? componentPlane(data) : featurePlane(data, 0, 1);
    const points = coordinates(plane, data.X);
    const square = squareAround(points);
    const radius = points.length < 20 ? LARGE : RADIUS;
    const none = { looked: null, at: null };
    drawPoints(context, { data, points, square, side: SIDE, palette, radius, ...none });
  }, [palette, data]);
  if (name !== 'digits')
    return <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />;
  return (
    <span className={styles.digits} aria-hidden="true">
      {data?.X.slice(0, DIGITS).map((pixels, n) => (
        <DigitPicture key={n} pixels={pixels} />
      ))}
    </span>
  );
}

/** What of a set is drawn in small; null until it is there. */
function useSmallSet(name: SetName): DataSet | null {
  const [set, setSet] = useState(() => (isDrawn(name) ? drawnSmall(name) : null));
  useEffect(() => {
    let isLeft = false;
    // A set that is not there is told of when it is chosen.
    if (!isDrawn(name))
      glimpseOf(name).then(
        (one) => isLeft || setSet(one),
        () => undefined,
      );
    return () => void (isLeft = true);
  }, [name]);
  return set;
}

function drawnSmall(name: Exclude<SetName, 'iris' | 'wine' | 'digits'>): DataSet {
  const usual = drawPlane(name, 1);
  return name === 'xor' ? usual : drawPlane(name, 1, { ...usual.drawing!, size: POINTS });
}
