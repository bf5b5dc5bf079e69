import type { Rolldown } from 'vite';
import subsetFont from 'subset-font';

/** Faces with the glyphs alone that a text, all that the book writes, has a use for. */
export async function keepGlyphs(
  faces: readonly Rolldown.OutputAsset[],
  text: string,
): Promise<void> {
  for (const face of faces) {
    face.source = await subsetFont(Buffer.from(face.source), text, { targetFormat: 'woff2' });
  }
}
