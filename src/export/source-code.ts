import { listingOf } from '../engine/listing.ts';
import type { Phase } from '../engine/program.ts';
import type { Language } from '../notation/callee.ts';
import { helpersOf } from '../notation/helpers.ts';
import { textOf } from '../notation/tokens.ts';
import { graphOf } from '../layers/network.ts';
import { checkpointAt, samplesAt, type Experiment } from '../experiment/experiment.ts';
import { literal } from './literal.ts';
import { mapValues, parametersAt, toJson, traceAt } from '../experiment/replay.ts';

/** Names that have a value before a pass. */
export const givenNames = ({ network }: Experiment): readonly string[] => {
  const { inputs, targets, parameters } = graphOf(network);
  return [...inputs, ...targets, 'alpha', 'N', ...parameters];
};

const titles: Readonly<Record<Phase, string>> = {
  forward: 'Forward',
  backward: 'Backward',
  update: 'Update, once every gradient is known',
};

/** The pass of training step t as code that runs: what it calls, what is given, and every step. */
export function sourceCode(experiment: Experiment, t: number, language: Language): string {
  const comment = language === 'numpy' ? '#' : '//';
  const listing = listingOf(traceAt(experiment, t).steps, givenNames(experiment), language);
  const passes = (Object.keys(titles) as Phase[]).map((phase) => {
    const lines = listing.filter((one) => one.phase === phase).flatMap((one) => one.code);
    return [`${comment} ${titles[phase]}`, ...lines.map(textOf)].join('\n');
  });
  const body = [...givenCode(experiment, t, language), ...passes].join('\n\n');
  const helpers = helpersOf(body, language);
  return language === 'numpy'
    ? `${['import numpy as np', ...helpers, body].join('\n\n\n')}\n`
    : `${[helpers.join('\n'), body].join('\n\n')}\n`;
}

/** The mini-batch and the parameters at the start of training step t. */
function givenCode(experiment: Experiment, t: number, language: Language): string[] {
  const { data, rate } = checkpointAt(experiment, t);
  const samples = samplesAt(experiment, t);
  const numpy = language === 'numpy';
  const assign = (name: string, value: string, word = 'const'): string =>
    numpy ? `${name} = ${value}` : `${word} ${name} = ${value};`;
  const columns = (rows: readonly (readonly number[])[]): string => {
    const text = literal(
      samples.map((n) => rows[n]!),
      language,
    );
    return numpy ? `np.array(${text}).T` : `transpose(${text})`;
  };
  const array = (text: string): string => (numpy ? `np.array(${text})` : text);
  const parameters = mapValues(parametersAt(experiment, t), toJson);
  return [
    [
      `${numpy ? '#' : '//'} Given; columns are samples`,
      assign('a0', columns(data.X)),
      assign('y', columns(data.Y)),
      assign('N', String(samples.length)),
      assign('alpha', String(rate)),
    ].join('\n'),
    Object.entries(parameters)
      .map(([name, rows]) => assign(name, array(literal(rows, language)), 'let'))
      .join('\n'),
  ];
}
