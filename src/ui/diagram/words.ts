import { widthsOf } from '../../layers/network.ts';
import { print } from '../../notation/printing/number.ts';
import { describe, differentiated, parseKey, wordsFor } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import type { Cell } from '../../tensor/tensor.ts';
import { HIDDEN } from '../tensors/words.ts';

/** `activations of layer 1, unit 2: 0.401`, or `… changed by −0.1`; `cell` 0-based, without its sample. */
export function wordsForCell(
  key: string,
  cell: Cell,
  value: number | undefined,
  changes = false,
): string {
  const sym = parseKey(key);
  const { axes } = describe(differentiated(sym.id) ?? sym.id);
  const [i, k] = cell.map((place) => place + 1);
  const where = axes.startsWith('ik') ? `, from unit ${k} to unit ${i}` : i ? `, unit ${i}` : '';
  const known = value !== undefined && !Number.isNaN(value);
  // All changes have been computed.
  if (changes) return `${wordsFor(sym)}${where}: ${known ? `changed by ${print(value)}` : HIDDEN}`;
  return `${wordsFor(sym)}${where}: ${known ? print(value) : 'not computed yet'}`;
}

/** The number that an edge or a bias shows, in full: its own, or by how much it has changed. */
export const shownValue = (value: number, changes: boolean): Record<string, string> =>
  Number.isNaN(value) ? {} : { [changes ? 'data-change-by' : 'data-value']: String(value) };

export const HALFWAY = 'Half-way: not yet multiplied by the slope of the activation function.';

/** The diagram in a sentence. */
export function summary({ network }: Scene, loss: number | undefined): string {
  const layers = widthsOf(network);
  const units = layers.map((count, m) => {
    const kind = m === 0 ? 'input' : m === layers.length - 1 ? 'output' : 'hidden unit';
    return `${count} ${kind}${count === 1 ? '' : 's'}`;
  });
  const known = loss === undefined ? 'not computed yet' : print(loss);
  return `Network of ${units.join(', ')}; the loss is ${known}.`;
}
