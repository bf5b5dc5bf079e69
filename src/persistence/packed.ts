import {
  flatNumbers,
  nestedNumbers,
  type Checkpoint,
  type NestedNumbers,
} from '../experiment/experiment.ts';
import { size, type Shape } from '../tensor/tensor.ts';

/** Parameters of more numbers than this are kept packed: 11 characters a number instead of about 20. */
const MANY = 5000;

/** Bytes that become text at a time. */
const PIECE = 0x8000;

type Parameters = Checkpoint['parameters'];

/** Parameters as they are kept: rows of numbers, or, where they are many, a text for each tensor. */
export function packed(parameters: Parameters): Readonly<Record<string, NestedNumbers | string>> {
  const entries = Object.entries(parameters);
  const count = entries.reduce((sum, [, rows]) => sum + flatNumbers(rows).length, 0);
  if (count <= MANY) return parameters;
  return Object.fromEntries(entries.map(([key, rows]) => [key, pack(rows)]));
}

/** The 64 bits of each number, little-endian, in base64. */
function pack(rows: NestedNumbers): string {
  const bytes = new Uint8Array(Float64Array.from(flatNumbers(rows)).buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(text);
}

/** The numbers of a packed tensor of this shape; null where the text holds others, or one that is not finite. */
export function unpack(text: string, shape: Shape): NestedNumbers | null {
  const bytes = bytesOf(text);
  if (bytes?.length !== 8 * size(shape)) return null;
  const numbers = new Float64Array(bytes.buffer);
  return numbers.every(Number.isFinite) ? nestedNumbers(shape, numbers) : null;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
