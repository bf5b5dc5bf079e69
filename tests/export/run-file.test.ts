import { expect, test } from 'vitest';
import { change } from '../../src/experiment/change.ts';
import { accuracy, meanLossOf } from '../../src/experiment/loss.ts';
import { trainingSamples } from '../../src/experiment/experiment.ts';
import { fileNameOf, runCsv, runJson } from '../../src/export/run-file.ts';
import { blobs } from '../training/runs.ts';

const experiment = change(blobs(), 20, { rate: 0.25 });
const run = { experiment, t: 36 };

test('a run as CSV has a line for each measurement, the last of the step that it has come to', () => {
  const [head, ...lines] = runCsv(run).trimEnd().split('\n');
  expect(head).toBe(
    'step,epoch,learning_rate,training_loss,training_accuracy,held_out_loss,held_out_accuracy',
  );
  const last = lines.at(-1)!.split(',').map(Number);
  const { data } = experiment.checkpoints[0];
  const [training, heldOut] = [trainingSamples(data), data.heldOut];
  expect(last[0]).toBe(36);
  expect(last[2]).toBe(0.25);
  expect(last[3]).toBeCloseTo(meanLossOf(experiment, 36, training), 12);
  expect(last[4]).toBe(accuracy(experiment, 36, training));
  expect(last[5]).toBeCloseTo(meanLossOf(experiment, 36, heldOut), 12);
});

test('the same as JSON, with the settings; samples that are not held out are null, not 0', () => {
  const json = JSON.parse(runJson(run, { began: 3, at: 9, loss: Infinity })) as {
    readonly steps: number;
    readonly settings: { readonly rate: number };
    readonly divergence: { readonly began: number };
    readonly measurements: readonly { readonly step: number; readonly held_out_loss: number }[];
  };
  expect(json).toMatchObject({ steps: 36, settings: { rate: 0.25 }, divergence: { began: 3 } });
  expect(json.measurements.at(-1)!.step).toBe(36);
  const { data } = experiment.checkpoints[0];
  const none = change(experiment, 0, { data: { ...data, heldOut: [] } });
  const again = JSON.parse(runJson({ experiment: none, t: 0 }, null)) as typeof json;
  expect(again.measurements[0]!.held_out_loss).toBeNull();
});

test('files are named after the data, the network and the step', () => {
  expect(fileNameOf(run, 'regions')).toBe('blobs-2-4-3-step-36-regions');
});
