import { readFileSync } from 'node:fs';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { openNetwork } from '../src/export/network-file.ts';
import { envAt } from '../src/engine/env.ts';
import { symOf } from '../src/engine/graph.ts';
import { paths, waypoints } from '../src/engine/gradient-path.ts';
import type { Expr } from '../src/notation/expression.ts';
import { symbols } from '../src/notation/traverse.ts';
import { expandStatement } from '../src/notation/evaluation/expand.ts';
import { isColumn } from '../src/notation/symbol.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { shownCells } from '../src/experiment/columns.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { piecesText, write } from '../src/notation/printing/inline-layout.ts';
import { valueOf } from '../src/notation/evaluation/value.ts';
import { sceneOf, type Scene } from '../src/state/scene.ts';
import { at, size } from '../src/tensor/tensor.ts';
import { OpenedSum } from '../src/ui/maths/OpenedSum.tsx';
import { Operands } from '../src/ui/tensors/Operands.tsx';
import { sheetOf } from '../src/ui/tensors/sheet.ts';
import { optimized } from './optimized.ts';

/** Of each kind of layer, head, stride, padding and window that a file can have. */
const models = [
  'average-pool-first',
  'average-pool-stride-2',
  'conv-flatten-softmax',
  'conv-one-sample',
  'conv-padding-1',
  'conv-soft-multi-label',
  'conv-squared-error',
  'dense-1-1-squared-error',
  'dense-multi-label',
  'dense-softplus-soft-labels',
  'max-pool-gaps',
  'max-pool-overlap',
].map((name): [string, Experiment] => {
  const file = new URL(`fixtures/models/${name}.json`, import.meta.url);
  return [
    name,
    openNetwork(JSON.stringify((JSON.parse(readFileSync(file, 'utf8')) as Model).network)),
  ];
});

interface Model {
  readonly network: object;
}

const all = Object.values(equations);
const nothing = (): void => undefined;

describe.each([...models, ...optimized])('%s', (_, experiment) => {
  const trace = traceAt(experiment, 0);
  const samples = trace.at('N', 0)!.data[0]!;
  const sceneAt = (step: number, chosen: number): Scene =>
    sceneOf({
      network: experiment.network,
      trace,
      moment: { t: 0, step, cell: null },
      sample: samples - 1,
      chosen,
      equations: all,
    });

  test('every step can be looked at, and the sum behind a cell is the cell', () => {
    for (const [s, { id, writes }] of trace.steps.entries()) {
      const key = writes[0]!;
      const value = trace.at(key, s + 1)!;
      const shown = shownCells(trace.graph, key, value, samples - 1);
      for (const chosen of new Set([0, Math.floor(shown.length / 2), shown.length - 1])) {
        const scene = sceneAt(s + 1, chosen);
        const expected = at(value, shown[chosen]!);
        const opened = valueOf(scene.opened!, scene.before);
        const what = `step ${s + 1}, ${id}, ${key}`;
        expect(Math.abs(opened - expected), what).toBeLessThanOrEqual(
          1e-12 * Math.max(1, Math.abs(expected)),
        );
        const sheet = sheetOf(scene, key, { role: 'result' })!;
        const square = sheet.squares.find((one) => one.chosen);
        expect(square?.cell, what).toEqual(shown[chosen]);
        expect(square?.value, what).toBe(expected);
      }
      const html = renderToString(
        <>
          <Operands scene={sceneAt(s + 1, 0)} onChoose={nothing} onHold={nothing} />
          <OpenedSum scene={sceneAt(s + 1, 0)} />
        </>,
      );
      expect(html, id).toContain('role="grid"');
      const { indexed } = sceneAt(s + 1, 0);
      expect(piecesText(write(indexed!.rhs[0]!, null)), id).not.toMatch(/undefined|NaN/);
    }
  });

  test('a tensor that is drawn in part says so', () => {
    for (const name of Object.keys(trace.graph.tensors)) {
      const sheet = sheetOf(sceneAt(trace.steps.length, 0), name, { role: 'now' })!;
      const whole = trace.at(name, trace.steps.length)!.shape;
      const sym = symOf(trace.graph, name);
      const own = sheet.shape;
      expect(size(own), name).toBe(size(sym.axes?.endsWith('n') ? whole.slice(0, -1) : whole));
      expect(sheet.note !== null, name).toBe(sheet.squares.length < size(own));
      const tensor = trace.at(name, trace.steps.length)!;
      expect(sheet.squares.filter(({ cell, value }) => value !== at(tensor, cell))).toEqual([]);
    }
  });
});

describe('the path of a gradient through convolution, pooling and flattening', () => {
  const traceOf = (name: string) => traceAt(models.find(([one]) => one === name)![1], 0);

  test.each([
    ['conv-one-sample', 'dW2', [2, 3, 0, 1]],
    ['conv-padding-1', 'dW2', [3, 4, 2, 1]],
    ['conv-flatten-softmax', 'dW2', [3, 1, 1, 0]],
    ['max-pool-gaps', 'db1', [2]],
    ['average-pool-stride-2', 'db1', [4]],
  ] as const)('%s, %s: its paths sum to the gradient of the sample', (name, key, cell) => {
    const trace = traceOf(name);
    const all = [...paths(trace, { key, cell }, 0)];
    const sum = all.reduce(
      (total, path) => total + path.reduce((product, { value }) => product * value, 1),
      0,
    );
    const step = trace.steps.findIndex(({ writes }) => writes.includes(key));
    const { statements } = trace.steps[step]!;
    const opened = expandStatement(statements[0]!, cell, envAt(trace, step, 0));
    const ofSample = addends(opened).filter((one) =>
      symbols(one).every(({ sym, at: place }) => !isColumn(sym) || place!.at(-1) === 0),
    );
    const wanted = ofSample.reduce((total, one) => total + valueOf(one, envAt(trace, step, 0)), 0);
    expect(all.length).toBeGreaterThan(2);
    expect(Math.abs(sum - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
    const [first] = waypoints(trace, { key, cell }, 0);
    expect(trace.steps[first!.step - 1]!.id).toBe('loss.dz');
  });
});

const addends = (expr: Expr): readonly Expr[] =>
  expr.kind === 'sum' ? expr.terms.flatMap(({ of }) => addends(of)) : [expr];
