import { toJson } from '../../src/experiment/replay.ts';
import type { Env } from '../../src/notation/env.ts';
import type { Expr } from '../../src/notation/expression.ts';
import { piecesText, write } from '../../src/notation/printing/inline-layout.ts';
import { print } from '../../src/notation/printing/number.ts';
import { keyOf, parseKey } from '../../src/notation/symbol.ts';
import type { Exercise, Instance, Setting, Text } from '../../src/practice/exercise.ts';
import type { NestedNumbers } from '../../src/experiment/experiment.ts';

/** An exercise of a chapter by the name of its file. */
export interface Found {
  readonly chapter: string;
  readonly id: string;
  readonly exercise: Exercise;
}

const files = import.meta.glob<Exercise>('../../chapters/*/exercises/*.ts', {
  eager: true,
  import: 'default',
});

export const exercises: readonly Found[] = Object.entries(files).map(([path, exercise]) => {
  const [chapter, , name] = path.split('/').slice(-3);
  return { chapter: chapter!, id: name!.replace('.ts', ''), exercise };
});

/** Words as they are read. */
const wordsOf = (text: Text): string =>
  text
    .map((part) =>
      typeof part === 'string'
        ? part
        : 'value' in part
          ? print(part.value)
          : ascii(piecesText(write(part.expr, null))),
    )
    .join('');

/** Superscripts as digits: `∂L/∂W1`. */
const ascii = (text: string): string =>
  text.replaceAll(/[⁰¹²³⁴-⁹]/g, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)));

type Printed = string | readonly Printed[];

const printed = (value: NestedNumbers): Printed =>
  typeof value === 'number' ? print(value) : value.map(printed);

/** The network of an exercise about a number of a step. */
function networkOf({ experiment }: Setting) {
  const { network, checkpoints } = experiment;
  const [{ data, parameters, rate }] = checkpoints;
  if (!('layers' in network)) throw new Error('an exercise is of a list of layers');
  return {
    layers: network.layers,
    shape: network.input,
    parameters,
    inputs: data.X,
    targets: data.Y,
    rate,
  };
}

/** The network of three layers behind formulas, read from its tensors. */
function networkIn(env: Env) {
  const read = (key: string): NestedNumbers => toJson(env.tensor(parseKey(key)));
  const names = [1, 2, 3].flatMap((m) => [`W${m}`, `b${m}`]);
  const rows = (key: string) => [(read(key) as number[][]).map(([first]) => first)];
  const hidden = [1, 2].flatMap(() => [{ type: 'dense' }, { type: 'sigmoid' }]);
  const inputs = rows('a0');
  return {
    layers: [...hidden, { type: 'dense' }, { type: 'softmax' }],
    shape: [inputs[0]!.length],
    parameters: Object.fromEntries(names.map((key) => [key, read(key)])),
    inputs,
    targets: rows('y'),
  };
}

/** What a reader sees of an instance, as JSON for `reference.py`. */
export function seen({ chapter, id, exercise }: Found, instance: Instance) {
  const words = wordsOf(instance.statement);
  const common = { chapter, exercise: id, words };
  switch (instance.kind) {
    case 'number': {
      const { asks, setting, env, given } = instance;
      if (!asks || !setting || !env) return { ...common, kind: 'count' };
      const shown = given.map(({ sym }) => [
        sym.layer ? keyOf(sym) : sym.id,
        printed(toJson(env.tensor(sym))),
      ]);
      return {
        ...common,
        kind: 'cell',
        at: asks.at,
        asks: { family: asks.sym.id, layer: asks.sym.layer?.plus ?? null },
        shown: Object.fromEntries(shown) as Record<string, Printed>,
        ...networkOf(setting),
      };
    }
    case 'choice': {
      const formula = (text: Text): Expr | undefined =>
        text.flatMap((part) => (typeof part === 'object' && 'expr' in part ? [part.expr] : []))[0];
      if (exercise.kind !== 'line')
        return {
          ...common,
          kind: 'choice',
          options: instance.options.map((one) => wordsOf(one.text)),
          names: instance.options.map(({ hint }) => hint?.id ?? 'right'),
          formulas: instance.options.map((one) => formula(one.text) ?? null),
        };
      return {
        ...common,
        kind: 'line',
        left: instance
          .lines!.slice(0, 1 + instance.lines!.findIndex(({ right }) => !right))
          .findLast(({ left }) => left)!.left,
        options: instance.options.map((one) => formula(one.text)),
        ...networkIn(instance.env!),
      };
    }
    case 'compose':
      return { ...common, kind: 'equation', asks: instance.asks };
    case 'bug':
      return {
        ...common,
        kind: 'bug',
        lines: instance.lines.map(({ lhs, rhs }) => ({ lhs, rhs: rhs[0]! })),
        wrong: instance.wrong,
        repairs: instance.repairs.map(({ expr }) => expr),
        ...networkIn(instance.env!),
      };
  }
}
