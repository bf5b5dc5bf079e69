import { useEffect, useRef } from 'react';
import { valuePixels } from '../../../draw/plots/regions.ts';
import { usePalette } from '../palette.ts';
import * as styles from './DigitPicture.module.css';

const SIDE = 8;

/** An image of 8 × 8 pixels between 0 and 1, the darker the more ink. */
export function DigitPicture({ pixels }: { readonly pixels: readonly number[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useEffect(() => {
    if (!palette) return;
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(SIDE, SIDE);
    const { paper, ink } = palette;
    valuePixels(image.data, Float64Array.from(pixels), 1, [paper, paper, ink]);
    context.putImageData(image, 0, 0);
  }, [palette, pixels]);
  return (
    <canvas ref={canvas} className={styles.picture} width={SIDE} height={SIDE} aria-hidden="true" />
  );
}
