import { dataOf } from '../experiment/data/split.ts';
import {
  checkpointAt,
  trainingSamples,
  type Checkpoint,
  type Data,
  type Experiment,
} from '../experiment/experiment.ts';
import { settingsAt } from '../experiment/setup.ts';
import { denseForm, layersInWords } from '../layers/network.ts';
import { print } from '../notation/printing/number.ts';
import { optimizerNames, usualSettings, type OptimizerSpec } from '../ops/training/training.ts';

/** A run as far as it is told from others: an experiment and the training steps done of it. */
export interface Run {
  readonly experiment: Experiment;
  readonly t: number;
}

/** What a run is set up with, in words, in the order in which it is read. */
export const settingNames = {
  data: 'data',
  layers: 'layers',
  activation: 'activation',
  rate: 'learning rate α',
  batch: 'mini-batch',
  optimizer: 'optimizer',
  l2: 'L2 penalty λ',
  scale: 'initial weights',
  seed: 'seed',
} as const;

export type SettingName = keyof typeof settingNames;
export type RunSettings = Readonly<Record<SettingName, string>>;

/** The settings of a run in words; of a rate that was changed on the way, all that it was. */
export function runSettings({ experiment, t }: Run): RunSettings {
  const { network, start, checkpoints } = experiment;
  const { data, plan } = checkpointAt(experiment, t);
  const { activation, optimizer, l2 } = settingsAt(experiment, t);
  const rates = checkpoints.filter((one) => one.t === 0 || one.t < t).map(({ rate }) => rate);
  const changed = rates.filter((rate, n) => rate !== rates[n - 1]);
  const form = denseForm(network);
  return {
    data: dataInWords(data),
    layers: form?.widths.join('-') ?? layersInWords(network).join(', '),
    activation,
    rate: changed.map((rate) => print(rate)).join(', then '),
    batch: planInWords(plan, data),
    optimizer: optimizerInWords(optimizer),
    l2: print(l2 ?? 0),
    scale: start ? `× ${print(start.scale)}` : 'given',
    seed: start ? String(start.seed) : '–',
  };
}

/** Settings in which a run differs from another. */
export const differingSettings = (one: RunSettings, other: RunSettings): SettingName[] =>
  (Object.keys(settingNames) as SettingName[]).filter((name) => one[name] !== other[name]);

/** A name for a run: in what it differs from another, by default its learning rate. */
export function nameFor(run: Run, other: Run | undefined): string {
  const settings = runSettings(run);
  const differing = other ? differingSettings(settings, runSettings(other)) : [];
  const told = differing.length > 0 ? differing : (['rate'] as const);
  return told
    .slice(0, 2)
    .map((name) => (short[name] ? `${short[name]} ${settings[name]}` : settings[name]))
    .join(', ');
}

/** The prefix of a value in a name, where one is needed. */
const short: Partial<Record<SettingName, string>> = {
  rate: 'α =',
  batch: 'batch',
  l2: 'λ =',
  scale: 'weights',
  seed: 'seed',
};

function dataInWords(data: Data): string {
  const { title, split, X, heldOut } = data;
  const seed = split ? `, seed ${split.seed}` : '';
  const edited = split && X !== dataOf(split).X ? ', edited' : '';
  return `${title}${seed}${edited}, ${X.length - heldOut.length} + ${heldOut.length}`;
}

const planInWords = (plan: Checkpoint['plan'], data: Data): string =>
  plan.kind === 'picked'
    ? `always the same ${plan.samples.length}`
    : plan.size >= trainingSamples(data).length
      ? `all ${trainingSamples(data).length}`
      : String(plan.size);

/** What it is called, and those settings that are not the usual ones. */
function optimizerInWords({ type, ...settings }: OptimizerSpec = { type: 'sgd' }): string {
  const usual: Readonly<Record<string, number>> = usualSettings[type];
  const others = Object.entries(settings).filter(([name, value]) => value !== usual[name]);
  return [optimizerNames[type], ...others.map(([name, value]) => `${name} ${print(value)}`)].join(
    ', ',
  );
}
