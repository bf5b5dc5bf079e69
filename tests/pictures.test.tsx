import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EXAMPLE } from '../chapters/07-backpropagation/model.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { sceneOf } from '../src/state/scene.ts';
import { cells } from '../src/tensor/tensor.ts';
import { NetworkDiagram } from '../src/ui/diagram/NetworkDiagram.tsx';
import { FlowingNetwork } from '../src/ui/motion/FlowingNetwork.tsx';

const trace = traceAt(EXAMPLE, 0);
const { network } = EXAMPLE;
const nothing = (): void => undefined;

/** Values of an attribute on the elements of a tensor, in the order of its cells. */
function valuesIn(html: string, tensor: string, attribute: string): number[] {
  const elements = html.match(new RegExp(`<g[^>]*data-ref="${tensor}"[^>]*>`, 'g')) ?? [];
  const found = elements.flatMap((element) => {
    const cell = /data-cell="([^"]*)"/.exec(element)?.[1];
    const value = new RegExp(`${attribute}="([^"]*)"`).exec(element)?.[1];
    return cell !== undefined && value !== undefined ? [[cell, Number(value)] as const] : [];
  });
  const byCell = new Map(found);
  return cells(trace.at(tensor, trace.steps.length)!.shape).flatMap((cell) => {
    const name = (tensor.startsWith('d') ? cell.slice(0, 1) : cell).map((n) => n + 1).join(' ');
    return byCell.get(name) ?? [];
  });
}

test('the flowing network is complete before it flows, and singles nothing out', () => {
  const html = renderToString(
    <FlowingNetwork network={network} trace={trace} width={784} height={440} playing={false} />,
  );
  const end = trace.steps.length;
  expect(valuesIn(html, 'dz1', 'data-value')).toEqual([...trace.at('dz1', end)!.data]);
  expect(valuesIn(html, 'W3', 'data-value')).toEqual([...trace.at('W3', 0)!.data]);
  expect(html).not.toMatch(/data-(?:chosen|source|on-path)=/);
});

test('edges show by how much an update has changed them: −α times the gradient', () => {
  const end = trace.steps.length;
  const scene = sceneOf({
    network,
    trace,
    moment: { t: 0, step: end, cell: null },
    sample: 0,
    chosen: 0,
    equations: [],
  });
  const changes = Object.fromEntries(
    trace.graph.parameters.map((key) => {
      const [before, after] = [trace.at(key, 0)!, trace.at(key, end)!];
      return [key, { ...after, data: after.data.map((value, n) => value - before.data[n]!) }];
    }),
  );
  const html = renderToString(
    <NetworkDiagram scene={scene} edges={changes} plain onHold={nothing} onChoose={nothing} />,
  );
  const alpha = trace.at('alpha', 0)!.data[0]!;
  for (const layer of [1, 2, 3]) {
    const gradient = trace.at(`dW${layer}`, end)!.data;
    const shown = valuesIn(html, `W${layer}`, 'data-change-by');
    expect(shown.length).toBe(gradient.length);
    for (const [n, change] of shown.entries()) {
      expect(change).toBeCloseTo(-alpha * gradient[n]!, 14);
    }
    expect(valuesIn(html, `W${layer}`, 'data-value')).toEqual([]);
  }
});
