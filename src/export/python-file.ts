import { listingOf } from '../engine/listing/listing.ts';
import { program } from '../engine/program.ts';
import type { Phase } from '../engine/instruction.ts';
import { graphOf, type Network } from '../layers/network.ts';
import type { LayerSpec } from '../layers/list.ts';
import { helpersOf } from '../notation/code/helpers.ts';
import { textOf, type Code } from '../notation/code/tokens.ts';
import {
  checkpointAt,
  samplesAt,
  type Experiment,
  type NestedNumbers,
} from '../experiment/experiment.ts';
import { optimizerNames } from '../ops/training/training.ts';
import { mapValues, parametersAt, toJson } from '../experiment/replay.ts';
import { filledLines } from './literal.ts';
import { array, dataCode, givenNames } from './source-code.ts';

/** Columns of a line, after PEP 8. */
const WIDTH = 79;

/**
 * A Python script that needs NumPy only: the network at the parameters of the start of training step t, its
 * mini-batch, both passes and full-batch descent, from the expressions that the equations are. Run, it prints the
 * loss, every gradient's shape and norm and the loss after 1, 10 and 100 steps; with `--json` all in full precision:
 * `loss`, `parameters` (the gradients, `dW1`, `db1` …) and, by steps, `after`: its `loss` and `parameters` (`W1` …).
 */
export function savePython(experiment: Experiment, t: number): string {
  const { plan } = checkpointAt(experiment, t);
  const graph = graphOf(experiment.network);
  const { parameters } = graph;
  const states = Object.keys(graph.states);
  const kinds = states.length > 0 ? ['parameters', 'states'] : ['parameters'];
  const carried = kinds.join(', ');
  const given = givenNames(experiment);
  // The penalty itself is part of no gradient that is sent back: λW is added as the weights are updated.
  const steps = program(graph, { batch: true }).filter(({ writes }) => !writes.includes('J'));
  const listing = listingOf(steps, given, 'numpy');
  const linesOf = (phase: Phase): Code[] =>
    listing.filter((one) => one.phase === phase).flatMap(({ code }) => code);
  const code = (phase: Phase): string =>
    linesOf(phase)
      .map((one) => `    ${textOf(one)}`)
      .join('\n');
  const samples = samplesAt(experiment, t);
  const values = mapValues(parametersAt(experiment, t), toJson);
  const gradients = parameters.map((key) => `d${key}`);
  const back = namesIn(linesOf('backward'));
  const kept = [...namesIn(linesOf('forward'))].filter(
    (key) => back.has(key) && !given.includes(key),
  );
  const drawn =
    plan.kind === 'shuffled'
      ? `# The book draws a new mini-batch for every step; here every step sees the
# ${samples.length} ${samples.length === 1 ? 'sample' : 'samples'} of training step ${t + 1}.\n`
      : '';

  const body = `# Data: X and Y sample by sample; in a0 and y the samples are the last axis,
# alpha is the learning rate
${drawn}${dataCode(experiment, t, 'numpy').join('\n')}

# Parameters after ${t} training ${t === 1 ? 'step' : 'steps'}
${parameters.map((key) => `${key} = ${array(values[key]!, 'numpy')}`).join('\n')}
${listOf(
  'NAMES',
  parameters.map((key) => `"${key}"`),
  '[]',
)}
${listOf('PARAMETERS', parameters, '[]')}
${statesCode(states, values)}

%HELPERS%def forward(parameters):
    """The mean loss, and what the backward pass needs."""
${unpack(parameters, 'parameters')}
${code('forward')}
${give('return Lbar, ', kept)}


def backward(parameters, kept):
    """The gradient of the mean loss with respect to every parameter."""
${unpack(parameters, 'parameters')}
${unpack(kept, 'kept')}
${code('backward')}
${give('return ', gradients)}


def update(${carried}, gradients):
    """One step of ${stepOf(experiment.network)}."""
${unpack(parameters, 'parameters')}
${states.length > 0 ? `${unpack(states, 'states')}\n` : ''}${unpack(gradients, 'gradients')}
${code('update')}
${states.length > 0 ? giveBoth(parameters, states) : give('return ', parameters)}


def train(steps, ${kinds.map((kind) => `${kind}=${kind.toUpperCase()}`).join(', ')}):
    """The parameters after so many full-batch steps."""
    for step in range(steps):
        _, kept = forward(parameters)
        gradients = backward(parameters, kept)
        ${carried} = update(${carried}, gradients)
    return parameters


def by_name(tensors, before=""):
    """Tensors as nested lists, by the names of the parameters."""
    return {before + name: one.tolist() for name, one in zip(NAMES, tensors)}


def main():
    loss, kept = forward(PARAMETERS)
    gradients = backward(PARAMETERS, kept)
    after = {steps: train(steps) for steps in (1, 10, 100)}
    losses = {steps: forward(after[steps])[0] for steps in after}
    if "--json" in sys.argv[1:]:
        result = {"loss": float(loss), "parameters": by_name(gradients, "d")}
        result["after"] = {
            steps: {
                "loss": float(losses[steps]),
                "parameters": by_name(after[steps]),
            }
            for steps in after
        }
        print(json.dumps(result))
        return
    print(f"loss: {loss:.6f}")
    for name, gradient in zip(NAMES, gradients):
        norm = np.linalg.norm(gradient)
        print(f"d{name}: shape {gradient.shape}, norm {norm:.6f}")
    for steps in losses:
        print(f"loss after {steps:3} training steps: {losses[steps]:.6f}")


if __name__ == "__main__":
    main()
`;
  const helpers = helpersOf(body, 'numpy').map((helper) => `${helper}\n\n\n`);
  return `${heading(experiment)}
import json
import sys

import numpy as np

${body.replace('%HELPERS%', () => helpers.join(''))}`;
}

const heading = ({ network }: Experiment): string =>
  `"""One pass and training of a small network, in NumPy alone.

${partsOf(network)}

Run it to see the loss, the gradients, and what training does to the loss; with
--json it prints them and the trained parameters in full precision.
"""
`;

/** What the network is made of, and what its names mean. */
const partsOf = (network: Network): string =>
  'layers' in network
    ? `A sample has shape ${network.input.join(' × ')}. The layers, one after the other, the last with
the loss:

${network.layers.map((layer) => `    ${inWords(layer)}`).join('\n')}

Names are those of the equations: W1 and b1 are the parameters of the first
layer that has any, a0 the input, z1 the result of that layer; p is the
prediction, L the loss of each sample, Lbar their mean; dW1 is the gradient of
the loss with respect to W1, da_dz1 the slope of an activation at z1.`
    : `Names are those of the equations. The parameters are
${filledLines(graphOf(network).parameters, '', WIDTH)};
L is the loss of each sample, Lbar their mean; a d before a name means the
gradient of the loss with respect to it.`;

/** `conv2d: filters 4, kernel 3 × 3, stride 1, padding 0`. */
function inWords({ type, ...fields }: LayerSpec): string {
  const words = Object.entries(fields).map(
    ([name, value]: [string, unknown]) => `${name} ${[value].flat().join(' × ')}`,
  );
  return words.length > 0 ? `${type}: ${words.join(', ')}` : type;
}

/** Names of the tensors in lines of code, in the order of their first occurrence. */
const namesIn = (lines: readonly Code[]): ReadonlySet<string> =>
  new Set(lines.flatMap((one) => one.flatMap(({ key }) => key ?? [])));

const stepOf = ({ optimizer, l2 }: Network): string =>
  `${optimizerNames[optimizer?.type ?? 'sgd']}${l2 ? ', with L2' : ''}`;

/** What the optimizer begins with. */
const statesCode = (states: readonly string[], values: Readonly<Record<string, NestedNumbers>>) =>
  states.length === 0
    ? ''
    : `
# What the optimizer keeps from step to step
${states.map((key) => `${key} = ${array(values[key]!, 'numpy')}`).join('\n')}
${listOf('STATES', states, '[]')}
`;

const giveBoth = (parameters: readonly string[], states: readonly string[]): string =>
  `    return (
        [
${filledLines(parameters, '            ', WIDTH)}
        ],
        [
${filledLines(states, '            ', WIDTH)}
        ],
    )`;

const unpack = (names: readonly string[], from: string): string =>
  wrapped(`    `, names, ` = ${from}`);

const give = (before: string, names: readonly string[]): string =>
  before.includes(',')
    ? wrapped(`    ${before}`, names, '', true)
    : wrapped(`    ${before}`, names, '');

/** Names in a tuple, in parentheses where it must be one or does not fit on a line. */
function wrapped(before: string, names: readonly string[], after: string, always = false): string {
  const list = names.length > 1 ? names.join(', ') : names.length === 1 ? `${names[0]},` : '()';
  const flat = always ? `${before}(${list})${after}` : `${before}${list}${after}`;
  if (flat.length <= WIDTH) return flat;
  return `${before}(\n${filledLines(names, '        ', WIDTH)}\n    )${after}`;
}

function listOf(name: string, words: readonly string[], [left, right]: string): string {
  const flat = `${name} = ${left}${words.join(', ')}${right}`;
  return flat.length <= WIDTH
    ? flat
    : `${name} = ${left}\n${filledLines(words, '    ', WIDTH)}\n${right}`;
}
