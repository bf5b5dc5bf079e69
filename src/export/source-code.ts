import { listingOf } from '../engine/listing/listing.ts';
import type { Phase } from '../engine/instruction.ts';
import type { ListedLanguage } from '../notation/code/callee.ts';
import { pytorchText } from '../notation/code/pytorch.ts';
import { helpersOf } from '../notation/code/helpers.ts';
import { textOf } from '../notation/code/tokens.ts';
import { graphOf, modelOf } from '../layers/network.ts';
import {
  checkpointAt,
  nestedNumbers,
  samplesAt,
  type Experiment,
  type NestedNumbers,
} from '../experiment/experiment.ts';
import type { Shape } from '../tensor/tensor.ts';
import { literal } from './literal.ts';
import { mapValues, parametersAt, toJson, traceAt } from '../experiment/replay.ts';

/** Names that have a value before a pass. */
export const givenNames = ({ network }: Experiment): readonly string[] => {
  const { inputs, targets, parameters, states } = graphOf(network);
  return [...inputs, ...targets, 'alpha', 'N', ...parameters, ...Object.keys(states)];
};

const titles: Readonly<Record<Phase, string>> = {
  forward: 'Forward',
  backward: 'Backward',
  update: 'Update, once every gradient is known',
};

const commentMark: Readonly<Record<ListedLanguage, string>> = {
  numpy: '#',
  pytorch: '#',
  typescript: '//',
};

/** The pass of training step t as code that runs: what it calls, what is given, and every step. */
export function sourceCode(experiment: Experiment, t: number, language: ListedLanguage): string {
  const listing = listingOf(traceAt(experiment, t).steps, givenNames(experiment), language);
  const passes = (Object.keys(titles) as Phase[]).map((phase) => {
    const lines = listing.filter((one) => one.phase === phase).flatMap((one) => one.code);
    return [`${commentMark[language]} ${titles[phase]}`, ...lines.map(textOf)].join('\n');
  });
  const body = [...givenCode(experiment, t, language), ...passes].join('\n\n');
  const helpers = helpersOf(body, language);
  const library = { numpy: 'import numpy as np', pytorch: 'import torch', typescript: null }[
    language
  ];
  return library
    ? `${[library, ...helpers, body].join('\n\n\n')}\n`
    : `${[helpers.join('\n'), body].join('\n\n')}\n`;
}

/** The mini-batch and the parameters at the start of training step t. */
function givenCode(experiment: Experiment, t: number, language: ListedLanguage): string[] {
  const parameters = mapValues(parametersAt(experiment, t), toJson);
  return [
    [`${commentMark[language]} Given`, ...dataCode(experiment, t, language)].join('\n'),
    Object.entries(parameters)
      .map(([name, value]) => assign(name, parameter(value, language), language, 'let'))
      .join('\n'),
  ];
}

/** The samples of training step t as they are listed, then along the last axis, and the learning rate: a line each. */
export function dataCode(experiment: Experiment, t: number, language: ListedLanguage): string[] {
  const { network } = experiment;
  const { data, rate } = checkpointAt(experiment, t);
  const samples = samplesAt(experiment, t);
  const X = samples.map((n) => nestedNumbers(network.input, data.X[n]!));
  const { graph, target } = modelOf(network);
  const Y = samples.map((n) => nestedNumbers(target, data.Y[n]!));
  const numpy = language !== 'typescript';
  const samplesLast = (name: string, { length }: Shape): string => {
    if (length === 0) return name;
    if (length === 1) return numpy ? `${name}.T` : `transpose(${name})`;
    if (!numpy) return `samplesLast(${name})`;
    const moved = `np.moveaxis(${name}, 0, -1)`;
    return language === 'pytorch' ? pytorchText(moved) : moved;
  };
  return [
    assign('X', array(X, language), language),
    assign('Y', array(Y, language), language),
    assign(graph.inputs[0]!, samplesLast('X', network.input), language),
    assign(graph.targets[0]!, samplesLast('Y', target), language),
    assign('N', numpy ? 'len(X)' : 'X.length', language),
    assign('alpha', String(rate), language),
  ];
}

/** A parameter: PyTorch has to know that it is one. */
const parameter = (numbers: NestedNumbers, language: ListedLanguage): string =>
  `${array(numbers, language)}${language === 'pytorch' ? '.requires_grad_()' : ''}`;

/** An assignment in a language. */
const assign = (name: string, value: string, language: ListedLanguage, word = 'const'): string =>
  language === 'typescript' ? `${word} ${name} = ${value};` : `${name} = ${value}`;

/** An array of numbers in full precision. */
export function array(numbers: NestedNumbers, language: ListedLanguage): string {
  switch (language) {
    case 'numpy':
      return `np.array(${literal(numbers, 'numpy')})`;
    case 'pytorch':
      return `torch.tensor(${literal(numbers, 'numpy')}, dtype=torch.float64)`;
    case 'typescript':
      return literal(numbers, 'typescript');
  }
}
