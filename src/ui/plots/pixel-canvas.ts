/** Canvases of the sizes used last: frame after frame they are the same. */
let known: readonly OffscreenCanvasRenderingContext2D[] = [];
const SIZES = 6;

/** Pixels as something that can be drawn larger. */
export function pixelsOf(image: ImageData): OffscreenCanvas {
  const { width, height } = image;
  let context = known.find(({ canvas }) => canvas.width === width && canvas.height === height);
  if (!context) {
    context = new OffscreenCanvas(width, height).getContext('2d')!;
    known = [context, ...known].slice(0, SIZES);
  }
  context.putImageData(image, 0, 0);
  return context.canvas;
}
