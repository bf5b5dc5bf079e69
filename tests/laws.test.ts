import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Graph, Names } from '../src/engine/graph.ts';
import type { Operation, Rule, Tensors } from '../src/engine/operation.ts';
import { inferShapes } from '../src/engine/shapes.ts';
import type { FunctionName } from '../src/notation/expression.ts';
import { symbols } from '../src/notation/expression.ts';
import { functions } from '../src/notation/functions.ts';
import { openStatement, valueOf, type Env } from '../src/notation/open.ts';
import { describe as entryOf, type Family } from '../src/notation/symbol.ts';
import { cellAt, cells, offset, size, tensor, zeros, type Shape } from '../src/tensor/tensor.ts';

/** Every operation that a file of src/ops exports. */
const modules = import.meta.glob<Record<string, unknown>>('../src/ops/*.ts', { eager: true });
const operations = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(
    (value): value is Operation =>
      typeof value === 'object' && value !== null && 'forward' in value,
  );

type Lengths = Readonly<Record<string, number>>;

const ANY: Shape = [4, 3]; // of an operation that works on any shape

const shapeBy = (letters: string, lengths: Lengths): Shape =>
  letters === '*' ? ANY : [...letters].map((letter) => lengths[letter]!);

/** Random lengths, no two equal, for the letters of an operation. */
const lengthsOf = ({ axes }: Operation): fc.Arbitrary<Lengths> => {
  const letters = [...new Set(Object.values(axes).join('').replaceAll('*', ''))];
  return fc
    .shuffledSubarray([2, 3, 4, 5, 6], { minLength: letters.length, maxLength: letters.length })
    .map((lengths) => Object.fromEntries(letters.map((letter, n) => [letter, lengths[n]!])));
};

/** Away from nought, where ReLU has a kink. */
const away = fc
  .tuple(fc.double({ min: 0.3, max: 1.5, noNaN: true }), fc.boolean())
  .map(([value, negative]) => (negative ? -value : value));

/** Values of one tensor: a target is a distribution without noughts, which would hide what is read. */
function valuesOf(role: Family, shape: Shape): fc.Arbitrary<number[]> {
  const length = size(shape);
  const entry = role === 'N' || role === 'y' ? away.map(Math.abs) : away;
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

const rolesOf = (operation: Operation): Family[] => Object.keys(operation.axes) as Family[];

/** An operation's inputs at random, and random gradients sent into its outputs. */
function drawn(operation: Operation): fc.Arbitrary<Tensors> {
  return lengthsOf(operation).chain((lengths) => {
    const named = rolesOf(operation).flatMap((role): [Family, Shape][] => {
      const shape = shapeBy(operation.axes[role]!, lengths);
      const isOutput = operation.outputs.includes(role);
      return isOutput ? [[`d${role}` as Family, shape]] : [[role, shape]];
    });
    const values = named.map(([role, shape]) =>
      valuesOf(role, shape).map((all) => tensor(shape, all)),
    );
    return fc
      .tuple(fc.constant(lengths), ...values)
      .map(
        ([, ...tensors]) =>
          Object.fromEntries(named.map(([role], n) => [role, tensors[n]!])) as Tensors,
      );
  });
}

/** Shapes of every role, gradients included. */
function shapesFor(operation: Operation, known: Tensors): (role: Family) => Shape {
  const lengths: Record<string, number> = {};
  for (const role of rolesOf(operation)) {
    const shape = (known[role] ?? known[`d${role}` as Family]).shape;
    [...operation.axes[role]!].forEach((letter, axis) => (lengths[letter] = shape[axis]!));
  }
  return (role) => {
    const letters = operation.axes[role] ?? operation.axes[role.slice(1) as Family]!;
    return shapeBy(letters, lengths);
  };
}

const written = (rule: Rule): Family[] => rule.statements.map(({ lhs }) => lhs.sym.family);

/** What a rule writes, into fresh buffers full of NaN. */
function apply(rule: Rule, known: Tensors, shapeOf: (role: Family) => Shape): Tensors {
  const out = Object.fromEntries(
    written(rule).map((role) => {
      const buffer = zeros(shapeOf(role));
      buffer.data.fill(Number.NaN);
      return [role, buffer];
    }),
  ) as Tensors;
  rule.compute(out, known);
  return out;
}

/** The inputs and all that the forward rules make of them. */
function forward(operation: Operation, known: Tensors): Tensors {
  const shapeOf = shapesFor(operation, known);
  return operation.forward
    .filter((rule) => written(rule).every((role) => operation.outputs.includes(role)))
    .reduce((all, rule) => ({ ...all, ...apply(rule, all, shapeOf) }), known);
}

const backwardOf = (operation: Operation): [Family, Rule][] =>
  operation.inputs.flatMap((role): [Family, Rule][] => {
    const rule = operation.backward[role];
    return rule && !('none' in rule) ? [[role, rule]] : [];
  });

const localOf = ({ local }: Operation): [Family, Rule][] =>
  local.map((rule) => [written(rule)[0]!.slice(1) as Family, rule]);

const rulesOf = (operation: Operation): Rule[] => [
  ...operation.forward,
  ...backwardOf(operation).map(([, rule]) => rule),
  ...operation.local,
];

const envOf = (known: Tensors, sample = 0): Env => ({
  sample,
  tensor: ({ family }) => known[family],
  jacobian: () => Number.NaN,
});

const close = (actual: number, expected: number, tolerance: number): void => {
  const limit = tolerance * Math.max(1, Math.abs(expected));
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(limit);
};

/** A value kept for the way back is read under the name of what it was made from. */
const readAs = (role: Family): Family => entryOf(role).viewOf ?? role;

/** p sums to 1 over a column: an equation that names one entry may be computed with 1 less the entry, the sum of the others. */
const isComplement = (read: string, named: readonly string[]): boolean =>
  read.startsWith('p ') &&
  !named.includes(read) &&
  named.some((one) => one.startsWith('p ') && one.split(' ')[2] === read.split(' ')[2]);

test('operations are found', () => expect(operations.length).toBeGreaterThanOrEqual(7));

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (_, operation) => {
    const runs = { numRuns: 25 };
    const draw = drawn(operation);

    test('examples have no two lengths alike', () => {
      expect(operation.examples.length).toBeGreaterThan(0);
      for (const lengths of operation.examples)
        expect(new Set(Object.values(lengths)).size).toBe(Object.keys(lengths).length);
    });

    test('says in how few words each step is told', () => {
      for (const { short, says } of rulesOf(operation)) {
        expect(short.length).toBeLessThanOrEqual(24);
        expect(says).toMatch(/\.$/);
      }
    });

    test('every rule fills its buffers, of the shapes that its axes say', () => {
      fc.assert(
        fc.property(draw, (inputs) => {
          const known = forward(operation, inputs);
          for (const rule of rulesOf(operation)) {
            const shapeOf = shapesFor(operation, inputs);
            for (const [role, { shape, data }] of Object.entries(apply(rule, known, shapeOf))) {
              expect(shape).toEqual(shapeOf(role as Family));
              expect([...data].every(Number.isFinite), role).toBe(true);
            }
          }
        }),
        runs,
      );
    });

    test('every rule gives the same where a buffer is the one that is read', () => {
      fc.assert(
        fc.property(draw, (inputs) => {
          const known = forward(operation, inputs);
          for (const rule of rulesOf(operation)) {
            const apart = apply(rule, known, shapesFor(operation, inputs));
            const inPlace = structuredClone({ ...apart, ...known });
            rule.compute(inPlace, inPlace);
            for (const role of written(rule)) expect(inPlace[role]).toEqual(apart[role]);
          }
        }),
        runs,
      );
    });

    test('every statement, opened at every cell, is what was computed', () => {
      fc.assert(
        fc.property(draw, (inputs) => {
          const known = forward(operation, inputs);
          for (const rule of rulesOf(operation)) {
            const out = apply(rule, known, shapesFor(operation, inputs));
            for (const statement of rule.statements) {
              const { shape, data } = out[statement.lhs.sym.family];
              for (const cell of cells(shape)) {
                statement.rhs.forEach((_form, form) => {
                  const opened = openStatement(statement, cell, envOf(known), form);
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
        fc.property(draw, (inputs) => {
          const known = forward(operation, inputs);
          const shapeOf = shapesFor(operation, inputs);
          for (const rule of rulesOf(operation)) {
            const found = dependencies(rule, known, shapeOf);
            for (const statement of rule.statements) {
              const role = statement.lhs.sym.family;
              for (const cell of cells(shapeOf(role))) {
                const named = symbols(openStatement(statement, cell, envOf(known))).map(
                  ({ sym, at }) => `${readAs(sym.family)} ${at!.join(' ')}`,
                );
                const read = [...(found.get(`${role} ${cell.join(' ')}`) ?? [])];
                expect([...new Set(named)].toSorted(), `${role} at ${cell.join(' ')}`).toEqual(
                  read.filter((one) => !isComplement(one, named)).toSorted(),
                );
              }
            }
          }
        }),
        { numRuns: 5 },
      );
    });

    test.each([...backwardOf(operation), ...localOf(operation)])(
      'the gradient by %s agrees with central differences',
      (role, rule) => {
        fc.assert(
          fc.property(draw, (inputs) => {
            const known = forward(operation, inputs);
            const asked = rule.statements.flatMap(({ rhs }) => rhs.flatMap(symbols));
            const sent = operation.outputs.filter((output) =>
              asked.some(({ sym }) => sym.family === `d${output}`),
            );
            // A head sends none in: its loss is what all gradients are of.
            const projected = (all: Tensors): number =>
              (sent.length ? sent : (['L'] as const)).reduce((sum, output) => {
                const weight = (n: number) =>
                  sent.length ? known[`d${output}` as Family].data[n]! : 1;
                return all[output].data.reduce(
                  (partial, value, n) => partial + weight(n) * value,
                  sum,
                );
              }, 0);
            const { [`d${role}`]: gradient } = apply(
              rule,
              known,
              shapesFor(operation, inputs),
            ) as Record<string, Tensors[Family]>;
            const h = 1e-5;
            const moved = (n: number, by: number): number => {
              const { shape, data } = inputs[role];
              const changed = tensor(shape, data.with(n, data[n]! + by));
              return projected(forward(operation, { ...inputs, [role]: changed }));
            };
            gradient!.data.forEach((value, n) =>
              close((moved(n, h) - moved(n, -h)) / (2 * h), value, 1e-8),
            );
          }),
          runs,
        );
      },
    );

    test('shapes are inferred from its axes, and a wrong one is named', () => {
      fc.assert(
        fc.property(draw, (inputs) => {
          if (Object.values(operation.axes).includes('*')) return;
          const names: Names = Object.fromEntries(rolesOf(operation).map((role) => [role, role]));
          const graph = {
            nodes: [{ operation, layer: 1, names }],
            parameters: [],
            given: [],
          } as unknown as Graph;
          const given = Object.fromEntries(operation.inputs.map((role) => [role, inputs[role]]));
          const shapeOf = inferShapes(graph, given);
          for (const role of operation.outputs)
            expect(shapeOf(role)).toEqual(shapesFor(operation, inputs)(role));
          for (const role of operation.inputs) {
            const { shape } = inputs[role];
            const wrong = zeros([...shape, 2]);
            expect(() => inferShapes(graph, { ...given, [role]: wrong })).toThrow(
              expect.objectContaining({ name: 'TensorError', tensor: role }),
            );
          }
        }),
        runs,
      );
    });
  },
);

/** For each cell that a rule writes, the cells whose change changes it. */
function dependencies(
  rule: Rule,
  known: Tensors,
  shapeOf: (role: Family) => Shape,
): Map<string, Set<string>> {
  const before = apply(rule, known, shapeOf);
  const found = new Map<string, Set<string>>();
  for (const role of Object.keys(known) as Family[]) {
    const { shape, data } = known[role];
    data.forEach((value, n) => {
      // The other sign crosses the kink of ReLU, the factor breaks the symmetry of slopes.
      const changed = { ...known, [role]: tensor(shape, data.with(n, -1.7 * value)) };
      const after = apply(rule, changed, shapeOf);
      for (const out of written(rule)) {
        after[out].data.forEach((now, c) => {
          if (Object.is(now, before[out].data[c])) return;
          const cell = `${out} ${cellAt(after[out].shape, c).join(' ')}`;
          const read = found.get(cell) ?? new Set();
          found.set(cell, read.add(`${readAs(role)} ${cellAt(shape, n).join(' ')}`));
        });
      }
    });
  }
  return found;
}

describe('what is kept for the way back', () => {
  const names = ['sigmoid', 'tanh', 'relu'] as const;

  test.each(names)('the slope of %s is its function’s, and that of its values', (name) => {
    const operation = operations.find((one) => one.name === name)!;
    fc.assert(
      fc.property(drawn(operation), (inputs) => {
        const { z, a, da_dz } = forward(operation, inputs);
        const [f, slope] = [functions[name].at!, functions[`${name}′` as FunctionName].at!];
        z.data.forEach((value, n) => {
          expect(a.data[n]).toBe(f(value));
          expect(da_dz.data[n]).toBe(slope(value));
          close((f(value + 1e-5) - f(value - 1e-5)) / 2e-5, slope(value), 1e-8);
        });
      }),
    );
  });

  test.each([
    ['sigmoid′', 40, 4.248354255291589e-18],
    ['sigmoid′', -40, 4.248354255291589e-18],
    ['sigmoid′', -800, 0],
    ['tanh′', 25, 7.714999391855671e-22],
    ['tanh′', -25, 7.714999391855671e-22],
    ['tanh′', 800, 0],
  ] as const)('%s(%d) keeps its digits', (name, z, expected) => {
    const value = functions[name].at!(z);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-14 * expected);
  });

  test('log p is the logarithm of p', () => {
    const operation = operations.find(({ kind }) => kind === 'head')!;
    fc.assert(
      fc.property(drawn(operation), (inputs) => {
        const { p, logp } = forward(operation, inputs);
        p.data.forEach((value, n) => close(logp.data[n]!, Math.log(value), 1e-12));
      }),
    );
  });
});
