import { describe, expect, test } from 'vitest';
import { parametersAt } from '../../src/experiment/replay.ts';
import { lastingText } from '../../src/persistence/lasting-state.ts';
import type { ReaderState } from '../../src/state/store.ts';
import { INITIAL_STATE, loadState } from '../page.ts';
import { runCacheOf, addParameters } from '../../src/experiment/run/run-cache.ts';
import { checkReplayLimit } from '../../src/experiment/run/replay-limit.ts';
import { blobs } from './runs.ts';

const at = (t: number): ReaderState => ({
  ...INITIAL_STATE,
  experiment: { ...blobs(), look: { t, samples: [17] } },
  moment: { t, step: 5, cell: null },
});

describe('training that is kept', () => {
  test('is where it had come to, with nothing to replay', async () => {
    const { state, notice } = await loadState(lastingText(at(300)));
    expect(notice).toBeNull();
    const { experiment, moment } = state as ReaderState;
    const { snapshots } = runCacheOf(experiment.network, experiment.checkpoints[0]);
    expect(snapshots.before(moment.t)).toBe(300);
    expect(parametersAt(experiment, 300)).toEqual(parametersAt(blobs(), 300));
    expect(parametersAt(experiment, 310)).toEqual(parametersAt(blobs(), 310));
    expect(experiment.look).toEqual({ t: 300, samples: [17] });
  });

  test('is refused where too much would have to be replayed', async () => {
    const { state } = JSON.parse(lastingText(at(300))) as { state: Record<string, unknown> };
    const text = JSON.stringify({
      version: 2,
      state: { ...state, reached: undefined, moment: { t: 200_000, step: 5, cell: null } },
    });
    expect((await loadState(text)).notice).toContain(
      'it is 200000 training steps after the last saved one',
    );
  });

  test('is refused sooner where the network is large', () => {
    const wide = blobs({ layers: [2, 300, 280, 3] });
    expect(() => checkReplayLimit(wide, 500)).toThrow(
      /500 training steps after the last saved one/,
    );
    expect(() => checkReplayLimit(wide, 100)).not.toThrow();
    addParameters(wide.network, wide.checkpoints[0], 400, wide.checkpoints[0].parameters);
    expect(() => checkReplayLimit(wide, 500)).not.toThrow();
  });

  test('is refused where it looks at a sample that is not there', async () => {
    const text = lastingText(at(300)).replace('"samples":[17]', '"samples":[1700]');
    expect((await loadState(text)).notice).toContain('samples that do not exist');
  });
});
