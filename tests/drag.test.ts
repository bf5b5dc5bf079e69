import { beforeEach, expect, test, vi } from 'vitest';
import { INITIAL_STATE, store } from './page.ts';
import { parametersAt } from '../src/experiment/replay.ts';
import { at } from '../src/tensor/tensor.ts';
import { drags } from '../src/ui/editing/drag.ts';

/** An element that stands for a cell of a tensor. */
class FakeElement {
  readonly #attributes: Readonly<Record<string, string>>;

  constructor(attributes: Readonly<Record<string, string>>) {
    this.#attributes = attributes;
  }

  closest(): this {
    return this;
  }

  getAttribute(name: string): string | null {
    return this.#attributes[name] ?? null;
  }
}

const weight = new FakeElement({ 'data-ref': 'W2', 'data-cell': '4 3' });

/** The value of that weight after a drag over so many pixels. */
async function dragged(pixels: number, shiftKey: boolean): Promise<number> {
  const root = { addEventListener: () => undefined };
  const listeners = drags(root as unknown as Document, store);
  const send = (kind: 'pointerdown' | 'pointermove' | 'pointerup', clientX: number): void =>
    listeners[kind]({
      button: 0,
      target: weight,
      clientX,
      clientY: 0,
      shiftKey,
      preventDefault() {},
    } as unknown as PointerEvent);
  send('pointerdown', 100);
  send('pointermove', 100 + pixels);
  send('pointerup', 100 + pixels);
  // What changes numbers is fetched with the first drag.
  await vi.dynamicImportSettled();
  const { experiment } = store.getState();
  return at(parametersAt(experiment, 0)['W2']!, [3, 2]);
}

beforeEach(() => {
  vi.stubGlobal('Element', FakeElement);
  store.setState(INITIAL_STATE, true);
});

test.each([
  [30, false, 0.9 + 0.3],
  [-50, false, 0.9 - 0.5],
  [30, true, 0.9 + 0.03],
  [-50, true, 0.9 - 0.05],
])(
  'a drag over %d px, with Shift: %s, leaves %d: a hundredth a pixel, with Shift a thousandth',
  async (pixels, shift, value) => {
    expect(await dragged(pixels, shift)).toBeCloseTo(value, 12);
  },
);

test('a press that hardly moves changes nothing', async () => {
  expect(await dragged(2, false)).toBe(0.9);
});
