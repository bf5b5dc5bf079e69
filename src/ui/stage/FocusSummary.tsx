import { symOf } from '../../engine/graph.ts';
import { cellWords, placeAxes } from '../../notation/printing/glyphs.ts';
import { isColumn, wordsFor } from '../../notation/symbol.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import type { Focus } from '../../state/store.ts';
import { showShape } from '../../tensor/tensor.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { Printed } from '../maths/Printed.tsx';

interface FocusSummaryProps {
  readonly focus: Focus;
  readonly scene: Scene;
}

/** What the reader points at, in one line: its name in words, and its number, or its shape. */
export function FocusSummary({ focus: { key, cell }, scene }: FocusSummaryProps) {
  const sym = symOf(scene.trace.graph, key);
  const tensor = scene.trace.at(key, scene.moment.step);
  const where = cell && isColumn(sym) ? [...cell, scene.sample] : cell;
  const value = where
    ? valueNow(scene, key, where)
    : tensor?.data.length === 1
      ? valueNow(
          scene,
          key,
          tensor.shape.map(() => 0),
        )
      : undefined;
  const shape = tensor ? showShape(tensor.shape) : 'not computed yet';
  return (
    <>
      <span>
        <SymbolName named={{ kind: 'symbol', sym, at: cell }} />{' '}
        {value === undefined ? (
          shape
        ) : (
          <>
            = <Printed value={value} digits={4} />
          </>
        )}
      </span>
      <span>
        {wordsFor(sym)}
        {cell && placeAxes(sym).length > 2 && `, ${cellWords(sym, cell)}`}
      </span>
    </>
  );
}
