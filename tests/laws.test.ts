import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { symOf, type Graph, type Names } from '../src/engine/graph.ts';
import { graphFrom } from '../src/engine/make-graph.ts';
import type { Attributes, Operation, Rule, Values } from '../src/engine/operation.ts';
import { rolesRead, rolesWritten, statementsOf } from '../src/engine/instruction.ts';
import { inferShapes } from '../src/engine/shapes.ts';
import { allocate } from '../src/engine/trace.ts';
import { activationNames, activations } from '../src/notation/activations/list.ts';
import type { Env } from '../src/notation/env.ts';
import { role as named } from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import type { Statement } from '../src/notation/expression.ts';
import { functionEntry } from '../src/notation/functions.ts';
import { expand, expandStatement } from '../src/notation/evaluation/expand.ts';
import { describe as entryOf } from '../src/notation/symbol.ts';
import { largestPart, valueOf } from '../src/notation/evaluation/value.ts';
import { training } from '../src/ops/training/training.ts';
import {
  cellAt,
  cells,
  offset,
  size,
  tensor,
  zeros,
  type Shape,
  type Tensor,
} from '../src/tensor/tensor.ts';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'forward' in value;

/** Every operation that a file of src/ops exports, on its own or in a record. */
const modules = import.meta.glob<Record<string, unknown>>('../src/ops/**/*.ts', { eager: true });
const operations = [
  ...new Set(
    Object.values(modules)
      .flatMap((module) => Object.values(module))
      .flatMap((value) =>
        isOperation(value) || typeof value !== 'object' || value === null
          ? [value]
          : Object.values(value),
      )
      .filter(isOperation),
  ),
];

type Lengths = Readonly<Record<string, number>>;

const ANY: Shape = [4, 3]; // of an operation that works on any shape

const attributesOf = ({ attributes }: Operation, lengths: Lengths): Attributes =>
  Object.fromEntries(attributes.map((name) => [name, lengths[name]!]));

/** Lengths of all axes, those that only outputs have included. */
const allLengths = (operation: Operation, lengths: Lengths): Lengths => ({
  ...lengths,
  ...operation.lengths?.(lengths, attributesOf(operation, lengths)),
});

const shapeBy = (codes: string, lengths: Lengths): Shape =>
  codes === '*' ? ANY : [...codes].map((code) => lengths[code]!);

/** Codes of the axes of the inputs, and of those that nothing derives. */
const codesOf = ({ axes, inputs, outputs, lengths }: Operation): string[] => {
  const from = lengths ? inputs : [...inputs, ...outputs];
  return [
    ...new Set(
      from
        .map((role) => axes[role]!)
        .join('')
        .replaceAll('*', ''),
    ),
  ];
};

/** Lengths for the codes of an operation: random ones, no two equal, or, where attributes say which fit, an example. */
const lengthsOf = (operation: Operation): fc.Arbitrary<Lengths> => {
  if (operation.attributes.length > 0) return fc.constantFrom(...operation.examples);
  const codes = codesOf(operation);
  return fc
    .shuffledSubarray([2, 3, 4, 5, 6], { minLength: codes.length, maxLength: codes.length })
    .map((lengths) => Object.fromEntries(codes.map((code, n) => [code, lengths[n]!])));
};

/** Away from 0, where ReLU has a kink, and no two so close that a maximum moves in a difference. */
const away = fc
  .tuple(fc.double({ min: 0.3, max: 1.5, noNaN: true }), fc.boolean())
  .map(([value, negative]) => (negative ? -value : value));

const positive = away.map(Math.abs);
/** A power of a number below 1. */
const decay = fc.double({ min: 0.1, max: 0.9, noNaN: true });

/** Roles whose values cannot be any number: counts, targets, means of squares. */
const ofRole: Readonly<Record<string, fc.Arbitrary<number>>> = {
  N: positive,
  y: positive,
  q: positive,
  mT: decay,
  qT: decay,
};

/** Values of one tensor: a target is a distribution without zeros, which would hide what is read. */
function valuesOf(role: string, shape: Shape): fc.Arbitrary<number[]> {
  const length = size(shape);
  const entry = ofRole[role] ?? away;
  const values = fc.array(entry, { minLength: length, maxLength: length });
  if (role !== 'y') return values;
  const samples = shape[1] ?? 1;
  return values.map((all) =>
    all.map((value, c) => {
      const column = all.filter((_, other) => other % samples === c % samples);
      return value / column.reduce((sum, one) => sum + one, 0);
    }),
  );
}

/** Numbers of which no two in a window are equal, where a maximum is taken: at a tie its derivative jumps. */
const untied = ({ name }: Operation, numbers: readonly number[]): readonly number[] =>
  name === 'max pooling' ? numbers.map((value, n) => value + n / 100) : numbers;

const rolesOf = (operation: Operation): string[] => Object.keys(operation.axes);

/** What an operation is tried on: its attributes, and its inputs with gradients sent into its outputs. */
interface Case {
  readonly attributes: Attributes;
  readonly lengths: Lengths;
  readonly given: Values;
}

/** An operation's inputs at random, and random gradients sent into its outputs. */
function drawn(operation: Operation): fc.Arbitrary<Case> {
  return lengthsOf(operation).chain((some) => {
    const lengths = allLengths(operation, some);
    const all = rolesOf(operation).map((role): [string, Shape] => {
      const shape = shapeBy(operation.axes[role]!, lengths);
      return [operation.outputs.includes(role) ? `d${role}` : role, shape];
    });
    const values = all.map(([role, shape]) =>
      valuesOf(role, shape).map((numbers) => tensor(shape, untied(operation, numbers))),
    );
    return fc.tuple(...values).map((tensors) => ({
      attributes: attributesOf(operation, some),
      lengths,
      given: Object.fromEntries(all.map(([role], n) => [role, tensors[n]!])),
    }));
  });
}

/** Shapes of every role, gradients included. */
const shapesFor =
  (operation: Operation, { lengths }: Case) =>
  (role: string): Shape =>
    shapeBy(operation.axes[role] ?? operation.axes[role.slice(1)]!, lengths);

const SELF: Names = new Proxy({}, { get: (_, role) => role });

/** What a rule writes and keeps, into fresh buffers full of NaN. */
function apply(rule: Rule, known: Values, operation: Operation, one: Case): Record<string, Tensor> {
  const out = allocate({ rule, names: SELF }, shapesFor(operation, one));
  for (const { data } of Object.values(out)) data.fill(Number.NaN);
  rule.compute(out, known, one.attributes);
  return out;
}

/** The inputs and all that the forward rules make of them. */
const forward = (operation: Operation, one: Case, given = one.given): Values =>
  operation.forward.reduce<Values>(
    (known, rule) => ({ ...known, ...apply(rule, known, operation, one) }),
    given,
  );

const backwardOf = (operation: Operation): [string, Rule][] =>
  operation.inputs.flatMap((role): [string, Rule][] => {
    const rule = operation.backward[role];
    return rule && !('none' in rule) ? [[role, rule]] : [];
  });

const localOf = ({ local }: Operation): [string, Rule][] =>
  local.map((rule) => [rolesWritten(rule)[0]!.slice(1), rule]);

const rulesOf = (operation: Operation): Rule[] => [
  ...operation.forward,
  ...backwardOf(operation).map(([, rule]) => rule),
  ...operation.local,
];

/** The statements of a rule, its roles being tensors with the axes that the operation gives them. */
const bound = (rule: Rule, operation: Operation, { attributes }: Case): readonly Statement[] =>
  statementsOf(rule, SELF, attributes, (role) => {
    const codes = operation.axes[role] ?? operation.axes[role.slice(1)];
    const axes = codes === '*' ? 'in' : codes?.toLowerCase();
    return { id: role, layer: null, ...(axes !== undefined && { axes }) };
  });

const envOf = (known: Values, sample = 0): Env => ({
  sample,
  tensor: ({ id }) => known[id]!,
  jacobian: () => Number.NaN,
});

const close = (actual: number, expected: number, tolerance: number): void => {
  const limit = tolerance * Math.max(1, Math.abs(expected));
  // Not one expectation a cell: there are very many.
  if (!(Math.abs(actual - expected) <= limit)) expect.fail(`${actual} is not ${expected}`);
};

/** A value kept for the way back is read under the name of what it was made from. */
const readAs = (role: string): string => entryOf(role).viewOf ?? role;

const isMask = (role: string): boolean => entryOf(role).mask ?? false;

/** Values that a forward rule fills beside those that it has equations for: they follow from its inputs. */
const keptBy = (operation: Operation): string[] =>
  operation.outputs.filter(
    (role) => !operation.forward.some((rule) => rolesWritten(rule).includes(role)),
  );

/** p sums to 1 over a column: an equation that names one entry may be computed with 1 less the entry, the sum of the others. */
const isComplement = (read: string, cellsNamed: readonly string[]): boolean =>
  read.startsWith('p ') &&
  !cellsNamed.includes(read) &&
  cellsNamed.some((one) => one.startsWith('p ') && one.split(' ')[2] === read.split(' ')[2]);

/** Cells that an opened expression is computed from: of a maximum, the one that is it. */
function cellsRead(opened: ReturnType<typeof expand>, env: Env): string[] {
  const all = opened.kind === 'largestOf' ? symbols(largestPart(opened, env)) : symbols(opened);
  return all
    .filter(({ sym }) => !isMask(sym.id))
    .map(
      ({ sym, at }) =>
        `${readAs(sym.id)} ${at!.filter((index) => typeof index === 'number').join(' ')}`,
    );
}

test('operations are found', () => expect(operations.length).toBeGreaterThanOrEqual(7));

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (_, operation) => {
    const runs = { numRuns: 25 };
    const draw = drawn(operation);

    test('examples have no two lengths alike', () => {
      expect(operation.examples.length).toBeGreaterThan(0);
      for (const example of operation.examples) {
        for (const codes of operation.inputs.map((role) => operation.axes[role]!)) {
          const lengths = [...codes.replace('*', '')].map((code) => example[code]!);
          expect(new Set(lengths).size, codes).toBe(lengths.length);
        }
      }
    });

    test('says in how few words each step is told', () => {
      for (const { label, description } of rulesOf(operation)) {
        expect(label.length).toBeLessThanOrEqual(24);
        expect(description).toMatch(/\.$/);
      }
    });

    test('every rule fills its buffers, of the shapes that its axes say', () => {
      fc.assert(
        fc.property(draw, (one) => {
          const known = forward(operation, one);
          for (const rule of rulesOf(operation)) {
            for (const [role, { shape, data }] of Object.entries(
              apply(rule, known, operation, one),
            )) {
              expect(shape).toEqual(shapesFor(operation, one)(role));
              expect([...data].every(Number.isFinite), role).toBe(true);
            }
          }
        }),
        runs,
      );
    });

    test('every rule gives the same where a buffer is the one that is read', () => {
      fc.assert(
        fc.property(draw, (one) => {
          const known = forward(operation, one);
          for (const rule of rulesOf(operation)) {
            const apart = apply(rule, known, operation, one);
            const inPlace = structuredClone({ ...apart, ...known });
            rule.compute(inPlace, inPlace, one.attributes);
            for (const role of rolesWritten(rule)) expect(inPlace[role]).toEqual(apart[role]);
          }
        }),
        runs,
      );
    });

    test('every statement, opened at every cell, is what was computed', () => {
      fc.assert(
        fc.property(draw, (one) => {
          const known = forward(operation, one);
          for (const rule of rulesOf(operation)) {
            const out = apply(rule, known, operation, one);
            for (const statement of bound(rule, operation, one)) {
              const { shape, data } = out[statement.lhs.sym.id]!;
              for (const cell of cells(shape)) {
                statement.rhs.forEach((_form, form) => {
                  const opened = expandStatement(statement, cell, envOf(known), form);
                  close(valueOf(opened, envOf(known)), data[offset(shape, cell)]!, 1e-12);
                });
              }
            }
          }
        }),
        runs,
      );
    });

    test('every statement, opened, names exactly the cells that are read', () => {
      fc.assert(
        fc.property(draw, (one) => {
          const known = forward(operation, one);
          for (const rule of rulesOf(operation)) {
            const found = dependencies(rule, known, operation, one);
            for (const statement of bound(rule, operation, one)) {
              const role = statement.lhs.sym.id;
              for (const cell of cells(shapesFor(operation, one)(role))) {
                const sample = cell.at(-1) ?? 0;
                const opened = expandStatement(statement, cell, envOf(known, sample));
                const cellsNamed = [...new Set(cellsRead(opened, envOf(known)))];
                const read = [...(found.get(`${role} ${cell.join(' ')}`) ?? [])];
                expect(cellsNamed.toSorted(), `${role} at ${cell.join(' ')}`).toEqual(
                  read.filter((other) => !isComplement(other, cellsNamed)).toSorted(),
                );
              }
            }
          }
        }),
        { numRuns: operation.attributes.length ? 2 : 5 },
      );
    });

    test.each([...backwardOf(operation), ...localOf(operation)])(
      'the gradient by %s agrees with central differences',
      (role, rule) => {
        fc.assert(
          fc.property(draw, (one) => {
            const known = forward(operation, one);
            const sent = operation.outputs.filter((output) =>
              rolesRead(rule).includes(`d${output}`),
            );
            // A head sends none in: its loss is what all gradients are of.
            const projected = (all: Values): number =>
              (sent.length ? sent : [operation.loss!]).reduce((sum, output) => {
                const weight = (n: number) => (sent.length ? known[`d${output}`]!.data[n]! : 1);
                return all[output]!.data.reduce(
                  (partial, value, n) => partial + weight(n) * value,
                  sum,
                );
              }, 0);
            const gradient = apply(rule, known, operation, one)[`d${role}`]!;
            const h = 1e-5;
            const moved = (n: number, by: number): number => {
              const { shape, data } = one.given[role]!;
              const changed = tensor(shape, data.with(n, data[n]! + by));
              return projected(forward(operation, one, { ...one.given, [role]: changed }));
            };
            gradient.data.forEach((value, n) =>
              close((moved(n, h) - moved(n, -h)) / (2 * h), value, 1e-8),
            );
          }),
          runs,
        );
      },
    );

    test('shapes are inferred from its axes, and a wrong one is named', () => {
      fc.assert(
        fc.property(draw, (one) => {
          if (Object.values(operation.axes).every((codes) => codes === '*')) return;
          if (operation.outputs.length === 0) return;
          const graph = graphAround(operation, one.attributes);
          const given = Object.fromEntries(
            operation.inputs.map((role) => [role, one.given[role]!]),
          );
          const shapeOf = inferShapes(graph, given);
          for (const role of operation.outputs)
            expect(shapeOf(role)).toEqual(shapesFor(operation, one)(role));
          for (const role of operation.inputs) {
            if (operation.axes[role] === '*') continue;
            const { shape } = one.given[role]!;
            const wrong = zeros([...shape, 2]);
            expect(() => inferShapes(graph, { ...given, [role]: wrong })).toThrow(
              expect.objectContaining({ name: 'TensorError', tensor: role }),
            );
          }
        }),
        runs,
      );
    });

    test('its symbols have the axes that it gives them', () => {
      if (operation.outputs.length === 0) return;
      const graph = graphAround(operation, {});
      for (const role of rolesOf(operation)) {
        const codes = operation.axes[role]!;
        if (codes !== '*') expect(symOf(graph, role).axes).toBe(codes.toLowerCase());
      }
    });
  },
);

/** A graph of one operation, its roles being the names of its tensors. */
function graphAround(operation: Operation, attributes: Attributes): Graph {
  const head = operation.loss ? {} : { loss: operation.outputs[0]! };
  const node = {
    operation: { ...operation, ...head },
    layer: 1,
    names: Object.fromEntries(rolesOf(operation).map((role) => [role, role])),
    attributes,
  };
  return graphFrom(
    { nodes: [node], inputs: operation.inputs, targets: [], parameters: [] },
    training,
  );
}

/** For each cell that a rule writes, the cells whose change changes it. */
function dependencies(
  rule: Rule,
  known: Values,
  operation: Operation,
  one: Case,
): Map<string, Set<string>> {
  const before = apply(rule, known, operation, one);
  const found = new Map<string, Set<string>>();
  const kept = keptBy(operation).filter((role) => !isMask(role));
  const isForward = operation.forward.includes(rule);
  for (const role of Object.keys(known)) {
    if (isMask(role) || kept.includes(role) || !(role in known)) continue;
    const { shape, data } = known[role]!;
    data.forEach((value, n) => {
      // The other sign crosses the kink of ReLU, the factor breaks the symmetry of slopes.
      const changed = {
        ...known,
        [role]: tensor(shape, data.with(n, moved(value, isForward, operation))),
      };
      if (!isForward && kept.length > 0 && operation.inputs.includes(role)) {
        const again = forward(operation, one, { ...one.given, [role]: changed[role]! });
        for (const other of kept) changed[other] = again[other]!;
      }
      const after = apply(rule, changed, operation, one);
      for (const out of rolesWritten(rule)) {
        after[out]!.data.forEach((now, c) => {
          if (Object.is(now, before[out]!.data[c])) return;
          const cell = `${out} ${cellAt(after[out]!.shape, c).join(' ')}`;
          const read = found.get(cell) ?? new Set();
          found.set(cell, read.add(`${readAs(role)} ${cellAt(shape, n).join(' ')}`));
        });
      }
    });
  }
  return found;
}

/** A change that shows whether a number is read; of a maximum one so small that another does not take its place. */
const moved = (value: number, isForward: boolean, { name }: Operation): number =>
  isForward && name === 'max pooling' ? value * (1 + 1e-12) : -1.7 * value;

describe('what is kept for the way back', () => {
  test.each(activationNames)(
    'the slope of %s is its function’s, and that of its values',
    (name) => {
      const operation = operations.find((one) => one.name === name)!;
      const { f, slope, derivative, kinks = [] } = activations[name];
      const z = named('z');
      fc.assert(
        fc.property(drawn(operation), (one) => {
          const all = forward(operation, one);
          all['z']!.data.forEach((value, n) => {
            expect(all['a']!.data[n]).toBe(f(value));
            expect(all['da_dz']!.data[n]).toBe(slope(value));
            expect(functionEntry(name).at!(value)).toBe(f(value));
            close((f(value + 1e-5) - f(value - 1e-5)) / 2e-5, slope(value), 1e-8);
            const env = envOf({ z: tensor([1, 1], [value]) });
            close(valueOf(expand(derivative(z), [0, 0], env), env), slope(value), 1e-12);
          });
        }),
      );
      for (const kink of kinks) expect(slope(kink - 1e-9)).not.toBe(slope(kink + 1e-9));
    },
  );

  test.each([
    ['sigmoid′', 40, 4.248354255291589e-18],
    ['sigmoid′', -40, 4.248354255291589e-18],
    ['sigmoid′', -800, 0],
    ['tanh′', 25, 7.714999391855671e-22],
    ['tanh′', -25, 7.714999391855671e-22],
    ['tanh′', 800, 0],
  ] as const)('%s(%d) keeps its digits', (name, z, expected) => {
    const value = functionEntry(name).at!(z);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-14 * expected);
  });

  test('log p is the logarithm of p', () => {
    const operation = operations.find(({ outputs }) => outputs.includes('logp'))!;
    fc.assert(
      fc.property(drawn(operation), (one) => {
        const { p, logp } = forward(operation, one);
        p!.data.forEach((value, n) => close(logp!.data[n]!, Math.log(value), 1e-12));
      }),
    );
  });
});
