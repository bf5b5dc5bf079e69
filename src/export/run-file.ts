import { checkpointAt, type Experiment } from '../experiment/experiment.ts';
import { epochLength } from '../experiment/run/job.ts';
import { readMeasurement, type MeasurementRow } from '../experiment/run/measurement.ts';
import { runCacheOf } from '../experiment/run/run-cache.ts';
import type { Divergence } from '../experiment/run/training-run.ts';
import { settingsAt } from '../experiment/setup.ts';
import { denseForm } from '../layers/network.ts';
import { measureAt, measurementsOf } from '../training/measurements.ts';
import type { Run } from '../training/run-settings.ts';

/** What is measured of a step, in the order of the columns. */
const COLUMNS = [
  'step',
  'epoch',
  'learning_rate',
  'training_loss',
  'training_accuracy',
  'held_out_loss',
  'held_out_accuracy',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], number | null>>;

/** `spirals-2-8-7-3-step-480-loss.csv`, of what it shows. */
export function fileNameOf({ experiment, t }: Run, what: string): string {
  const { title } = checkpointAt(experiment, t).data;
  const widths = denseForm(experiment.network)?.widths.join('-');
  const parts = [title, widths, `step ${t}`, what].filter((part) => part !== undefined);
  return parts
    .join('-')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '-');
}

/** The measurements of a run up to its last step as comma-separated values, one line each, in full precision. */
export function runCsv(run: Run): string {
  const lines = rowsOf(run).map((row) => COLUMNS.map((name) => row[name] ?? '').join());
  return `${[COLUMNS.join(), ...lines].join('\n')}\n`;
}

/** The same as JSON, with the settings and with where the run diverged, where it did. */
export function runJson(run: Run, divergence: Divergence | null): string {
  const { experiment, t } = run;
  const { data, plan } = checkpointAt(experiment, t);
  const { title, X, heldOut, features, classes } = data;
  const samples = { title, samples: X.length, heldOut: heldOut.length, features, classes };
  const { network, start } = experiment;
  const { rate } = settingsAt(experiment, t);
  const settings = { network, start, plan, rate };
  const measurements = rowsOf(run);
  const whole = { format: 'backpropagation run 1', steps: t, settings, data: samples };
  return `${JSON.stringify({ ...whole, divergence, measurements }, null, 1)}\n`;
}

/** What is known of a run up to its last step, which is measured now. */
function rowsOf({ experiment, t }: Run): Row[] {
  const known = measurementsOf(experiment).filter((row) => readMeasurement(row).t < t);
  return [...known, measureAt(experiment, t)].map((row) => named(experiment, row));
}

function named(experiment: Experiment, row: MeasurementRow): Row {
  const { t, loss, right, heldLoss, heldRight } = readMeasurement(row);
  const checkpoint = checkpointAt(experiment, t);
  const { job } = runCacheOf(experiment.network, checkpoint);
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    step: t,
    epoch: Math.floor(t / epochLength(job)) + 1,
    learning_rate: checkpoint.rate,
    training_loss: finite(loss),
    training_accuracy: finite(right),
    held_out_loss: finite(heldLoss),
    held_out_accuracy: finite(heldRight),
  };
}
