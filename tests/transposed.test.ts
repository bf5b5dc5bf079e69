import { expect, test } from 'vitest';
import { equations } from '../chapters/07-backpropagation/equations.ts';
import { traceAt } from '../src/experiment/replay.ts';
import { sceneOf } from '../src/state/scene.ts';
import { at } from '../src/tensor/tensor.ts';
import { sheetLayout, sheetsIn } from '../src/ui/tensors/layout.ts';
import { experimentOf, twoSamples, workedFile } from './networks.ts';

test('in a transposed operand the cells that the chosen one is computed from are marked where they lie', () => {
  let met = 0;
  for (const file of [workedFile, twoSamples]) {
    const experiment = experimentOf(file);
    const trace = traceAt(experiment, 0);
    trace.steps.forEach((step, s) => {
      const { shape } = trace.at(step.writes[0]!, s + 1)!;
      for (let chosen = 0; chosen < (shape[0] ?? 1); chosen++) {
        const scene = sceneOf({
          network: experiment.network,
          trace,
          moment: { t: 0, step: s + 1, cell: null },
          sample: file.X.length - 1,
          chosen,
          equations: Object.values(equations),
        });
        if (!scene.statement) continue;
        for (const sheet of sheetsIn(sheetLayout(scene, scene.statement))) {
          if (!sheet.transposed || sheet.key === step.writes[0]) continue;
          met++;
          const tensor = trace.at(sheet.key, s)!;
          const where = `step ${s + 1}, cell ${chosen + 1}, ${sheet.key}`;
          const sources = scene.sources.filter(({ key }) => key === sheet.key);
          expect(sources.length, where).toBeGreaterThan(0);
          sheet.squares.forEach((square, n) => {
            const [r, c] = [Math.floor(n / sheet.columns), n % sheet.columns];
            // Row r, column c of the transpose is row c, column r of the tensor.
            const place = sheet.key.startsWith('W')
              ? [c, r]
              : [c, sheet.samples ? r : scene.sample];
            expect(square.cell, where).toEqual(place);
            expect(square.value, where).toBe(at(tensor, place));
            const read = sources.some(({ cell }) => cell.join() === place.join());
            expect(square.source, `${where} at ${place.join(' ')}`).toBe(read);
          });
        }
      }
    });
  }
  expect(met).toBeGreaterThan(40);
});
