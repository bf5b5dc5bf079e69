import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { EXAMPLE } from '../../chapters/07-backpropagation/model.ts';
import { setValue } from '../../src/experiment/change.ts';
import { parametersAt } from '../../src/experiment/replay.ts';
import { takeVocabularyOf } from '../../src/notation/vocabulary.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import { load, startOver } from '../../src/persistence/local-storage.ts';
import { save } from '../../src/persistence/saving.ts';
import { createPage, type Page } from '../../src/state/page.ts';
import { makeStore, type ReaderState } from '../../src/state/store.ts';
import { model } from '../fixtures/chapters/01-neuron/model.ts';
import { vocabulary } from '../fixtures/chapters/01-neuron/vocabulary.ts';
import { INITIAL_STATE, page, pageIn } from '../page.ts';

const kept = new Map<string, string>();

beforeAll(() => takeVocabularyOf(vocabulary));
afterAll(() => takeVocabularyOf({}));

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});

const neuron = createPage({ name: '01-neuron', experiment: model, equations: [] });
const neuronIn = (state: ReaderState): Page => ({ ...neuron, store: makeStore(state) });

const FORMER = 'backpropagation';
const OWN = 'backpropagation.07-backpropagation';
const bent: ReaderState = { ...INITIAL_STATE, experiment: setValue(EXAMPLE, 0, 'W1', [1, 0], 3) };

/** As the first edition wrote it: preferences among all else. */
const formerText = lastingText(bent)
  .replace('"version":7', '"version":3')
  .replace('"tab":', '"theme":"dark","keys":false,"edges":"gradients","notation":"index","tab":');

test('what the first edition saved opens in its chapter, and is saved in the place of that', async () => {
  kept.set(FORMER, formerText);
  const { state, notice } = await load(page);
  expect(notice).toBeNull();
  expect(state.experiment).toEqual(bent.experiment);
  expect(Object.keys(state)).not.toContain('theme');
  expect(kept.get(FORMER)).toBe(formerText);

  expect(save(pageIn({ ...bent, chosen: 1 }))).toBe(true);
  expect([...kept.keys()]).toEqual([OWN]);
  expect((await load(page)).state.chosen).toBe(1);
});

test('what cannot be read of it is set aside with a notice', async () => {
  const spoilt = formerText.replace('"version":3', '"version":1');
  kept.set(FORMER, spoilt);
  const { state, notice } = await load(page);
  expect(state).toEqual({});
  expect(notice).toContain('was set aside: version 7 expected, 1 found');
  save(page);
  expect([...kept.values()]).toContain(spoilt);
  expect((await load(page)).notice).toBeNull();
});

test('it is of no other chapter', async () => {
  kept.set(FORMER, formerText);
  expect(await load(neuron)).toEqual({ state: {}, notice: null });
  save(neuron);
  startOver(neuron);
  expect(kept.get(FORMER)).toBe(formerText);
});

test('each chapter has a place of its own', async () => {
  const changed = setValue(model, 0, 'w', [], 2);
  save(neuronIn({ ...neuron.initial, experiment: changed }));
  save(pageIn(bent));
  expect([...kept.keys()]).toEqual(['backpropagation.01-neuron', OWN]);
  const { state, notice } = await load(neuron);
  expect(notice).toBeNull();
  expect(parametersAt(state.experiment!, 0)['w']!.data[0]).toBe(2);
  expect(state.experiment!.network).toBe(model.network);
  expect((await load(page)).state.experiment).toEqual(bent.experiment);
  startOver(page);
  expect([...kept.keys()]).toEqual(['backpropagation.01-neuron']);
});

test('the graph of another edition of the chapter is set aside', async () => {
  save(neuron);
  const [key] = kept.keys();
  const text = kept.get(key!)!.replace('"sigmoid"', '"tanh"');
  kept.set(key!, text);
  const { state, notice } = await load(neuron);
  expect(state).toEqual({});
  expect(notice).toContain('the graph of this chapter expected, another found');
  expect(kept.get(`${key}.unread`)).toBe(text);
});

test('a network of layers can be opened in a chapter of a graph, and comes back', async () => {
  save(neuronIn({ ...neuron.initial, experiment: EXAMPLE, moment: { t: 0, step: 3, cell: null } }));
  expect((await load(neuron)).state.experiment).toEqual(EXAMPLE);
});
