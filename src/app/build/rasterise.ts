import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const FACE = '@fontsource/stix-two-text/files/stix-two-text-latin-400-normal.woff';

/** The bytes of a PNG of each SVG, its letters in STIX Two Text. `root` is the folder of the project. */
export async function rasterise(root: string, images: readonly string[]): Promise<Uint8Array[]> {
  const cache = join(root, 'node_modules/.cache/faces');
  const file = join(cache, 'text.ttf');
  await mkdir(cache, { recursive: true });
  await writeFile(file, unpackWoff(await readFile(require.resolve(FACE))));
  const font = { fontFiles: [file], loadSystemFonts: false, defaultFontFamily: 'STIX Two Text' };
  return images.map((image) => new Resvg(image, { font }).render().asPng());
}

/** Bytes of the header of a WOFF file, and of an entry of its directory, as the specification of WOFF 1.0 has them. */
const HEADER = 44;
const ENTRY = 20;

/** The TrueType or OpenType file within a WOFF file: the rasteriser reads no compressed faces. */
function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, n) => {
    const at = HEADER + n * ENTRY;
    const field = (k: number): number => woff.readUInt32BE(at + 4 * k);
    const [offset, packed, length] = [field(1), field(2), field(3)];
    const stored = woff.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(stored) : stored;
    return { tag: woff.subarray(at, at + 4), checksum: field(4), length, data };
  });
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (count - 2 ** power), 10);
  let offset = directory.length;
  const parts = tables.map(({ tag, checksum, length, data }, n) => {
    const at = 12 + 16 * n;
    tag.copy(directory, at);
    directory.writeUInt32BE(checksum, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(length, at + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    data.copy(padded);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...parts]);
}
