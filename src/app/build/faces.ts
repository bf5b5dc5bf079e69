import type { Rolldown } from 'vite';
import subsetFont from 'subset-font';

/** What the styles ask of a face, and what sets letters beside each other; small capitals, swashes and fractions are not. */
const FEATURES = ['ccmp', 'kern', 'liga', 'lnum', 'locl', 'mark', 'mkmk', 'onum', 'pnum', 'tnum'];

/** The weights that the styles use, of a face that has all between 200 and 900. */
const WEIGHTS = { wght: { min: 400, max: 600, default: 400 } };

/** Every letter that a face of the Latin alphabet can have: readers write words of their own. */
const LETTERS = String.fromCodePoint(...Array.from({ length: 0x3000 }, (_, code) => code));

/**
 * Faces without what the book has no use for: features, weights, hinting instructions and, of KaTeX, all
 * glyphs that are not in `text`, which is all that the book writes. A fifth of their bytes is left out.
 */
export async function leanFaces(
  faces: readonly Rolldown.OutputAsset[],
  text: string,
): Promise<void> {
  for (const face of faces) {
    face.source = await subsetFont(
      Buffer.from(face.source),
      /KaTeX_/.test(face.fileName) ? text : LETTERS,
      {
        targetFormat: 'woff2',
        keepFeatures: FEATURES,
        noHinting: true,
        dropTables: ['STAT'],
        ...(/wght/.test(face.fileName) && { variationAxes: WEIGHTS }),
      },
    );
  }
}
