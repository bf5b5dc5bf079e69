import { program, type Instruction, type Phase } from '../engine/program.ts';
import { listingOf } from '../engine/listing.ts';
import { helpersOf } from '../notation/helpers.ts';
import { textOf } from '../notation/tokens.ts';
import { graphOf, activationOf, widthsOf } from '../layers/network.ts';
import { checkpointAt, samplesAt, type Experiment } from '../experiment/experiment.ts';
import { filledLines, literal } from './literal.ts';
import { mapValues, parametersAt, toJson } from '../experiment/replay.ts';
import { givenNames } from './source-code.ts';

/** Columns of a line, after PEP 8. */
const WIDTH = 79;

/**
 * A Python script that needs NumPy only: the network at the parameters of the start of training step t, its
 * mini-batch, both passes and full-batch descent, from the expressions that the equations are. Run, it prints the
 * loss, every gradient's shape and norm and the loss after 1, 10 and 100 steps; with `--json` all in full precision.
 */
export function savePython(experiment: Experiment, t: number): string {
  const { network } = experiment;
  const { data, plan, rate } = checkpointAt(experiment, t);
  const { parameters, ...graph } = graphOf(network);
  const steps = program({ parameters, ...graph }, { batch: true });
  const samples = samplesAt(experiment, t);
  const values = mapValues(parametersAt(experiment, t), toJson);
  const columns = (rows: readonly (readonly number[])[]): string =>
    `np.array(${literal(
      samples.map((n) => rows[n]!),
      'numpy',
    )}).T`;
  const gradients = parameters.map((key) => `d${key}`);
  const kept = keptOf(steps, [...givenNames(experiment), ...gradients]);
  const code = (phase: Phase): string => block(experiment, steps, phase);
  const drawn =
    plan.kind === 'shuffled'
      ? `# The book draws a new mini-batch for every step; here every step sees the
# ${samples.length} ${samples.length === 1 ? 'sample' : 'samples'} of training step ${t + 1}.\n`
      : '';

  const body = `# Data: a column a sample, a row an input or a class
${drawn}a0 = ${columns(data.X)}
y = ${columns(data.Y)}
N = a0.shape[1]
alpha = ${String(rate)}  # learning rate

# Parameters after ${t} training ${t === 1 ? 'step' : 'steps'}
${parameters.map((key) => `${key} = np.array(${literal(values[key]!, 'numpy')})`).join('\n')}
${listOf(
  'NAMES',
  parameters.map((key) => `"${key}"`),
  '[]',
)}
${listOf('PARAMETERS', parameters, '[]')}


%HELPERS%def forward(parameters):
    """The mean loss, and what the way back needs."""
${unpack(parameters, 'parameters')}
${code('forward')}
${give('return Lbar, ', kept)}


def backward(parameters, kept):
    """The gradient of the mean loss by every parameter."""
${unpack(parameters, 'parameters')}
${unpack(kept, 'kept')}
${code('backward')}
${give('return ', gradients)}


def update(parameters, gradients):
    """One step of gradient descent."""
${unpack(parameters, 'parameters')}
${unpack(gradients, 'gradients')}
${code('update')}
${give('return ', parameters)}


def train(steps, parameters=PARAMETERS):
    """The parameters after so many full-batch steps."""
    for step in range(steps):
        _, kept = forward(parameters)
        parameters = update(parameters, backward(parameters, kept))
    return parameters


def by_kind(tensors):
    """Weights and biases, each as nested lists, layer by layer."""
    lists = [tensor.tolist() for tensor in tensors]
    return lists[0::2], lists[1::2]


def main():
    loss, kept = forward(PARAMETERS)
    gradients = backward(PARAMETERS, kept)
    after = {steps: train(steps) for steps in (1, 10, 100)}
    losses = {steps: forward(after[steps])[0] for steps in after}
    if "--json" in sys.argv[1:]:
        dW, db = by_kind(gradients)
        result = {"loss": float(loss), "dW": dW, "db": db, "after": {}}
        for steps in after:
            W, b = by_kind(after[steps])
            trained = {"loss": float(losses[steps]), "W": W, "b": b}
            result["after"][steps] = trained
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

Units by layer: ${widthsOf(network).join(' ')}; ${activationOf(network)} in between, then softmax and cross-entropy.
Names are those of the equations: W2, b2 and a1 give z2, then a2; p is the last
activation, L the loss of each sample, Lbar their mean; dW2 is the gradient of
the loss by W2, da_dz2 the slope of the activation at z2.

Run it to see the loss, the gradients, and what training does to the loss; with
--json it prints them and the trained parameters in full precision.
"""
`;

/** What the backward pass reads of the forward pass. */
function keptOf(steps: readonly Instruction[], known: readonly string[]): string[] {
  const written = steps.filter(({ phase }) => phase === 'forward').flatMap(({ writes }) => writes);
  const read = steps.filter(({ phase }) => phase === 'backward').flatMap(({ reads }) => reads);
  return written.filter((key) => read.includes(key) && !known.includes(key));
}

function block(experiment: Experiment, steps: readonly Instruction[], phase: Phase): string {
  return listingOf(steps, givenNames(experiment), 'numpy')
    .filter((lines) => lines.phase === phase)
    .flatMap(({ code }) => code.map((one) => `    ${textOf(one)}`))
    .join('\n');
}

const unpack = (names: readonly string[], from: string): string =>
  wrapped(`    `, names, ` = ${from}`);

const give = (before: string, names: readonly string[]): string =>
  before.includes(',')
    ? wrapped(`    ${before}`, names, '', true)
    : wrapped(`    ${before}`, names, '');

/** Names in a tuple, in parentheses where it must be one or does not fit on a line. */
function wrapped(before: string, names: readonly string[], after: string, always = false): string {
  const list = names.length === 1 ? `${names[0]},` : names.join(', ');
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
