import { symOf } from '../../engine/graph.ts';
import { headOf, isClassifier } from '../../layers/network.ts';
import { sigmoidCrossEntropy } from '../../ops/sigmoid-cross-entropy.ts';
import { placeAxes, symbolWords } from '../../notation/printing/glyphs.ts';
import { isColumn } from '../../notation/symbol.ts';
import { print } from '../../notation/printing/number.ts';
import { VALUE_LIMIT, setTarget, setTargetShare } from '../../experiment/change.ts';
import { commit, endGesture } from '../../state/undo.ts';
import { followGradient } from '../../state/navigation.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { SymbolName } from '../maths/Maths.tsx';
import { changeNumber } from './change-number.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import * as styles from './ValueEditor.module.css';

interface ValueEditorProps {
  readonly held: CellRef;
}

/** What changes the number that is edited; targets of classes keep summing to 1. */
export function ValueEditor({ held }: ValueEditorProps) {
  const { network, trace } = useScene();
  return trace.graph.targets.includes(held.key) && isClassifier(network) ? (
    <TargetEditor held={held} />
  ) : (
    <NumberEditor held={held} />
  );
}

function NumberEditor({ held }: ValueEditorProps) {
  const { store } = usePage();
  const { trace, network } = useScene();
  const tensor = trace.at(held.key, 0);
  const value =
    tensor?.data[held.cell.reduce((sum, index, axis) => sum * tensor.shape[axis]! + index, 0)];
  if (value === undefined) return null;
  const sym = symOf(trace.graph, held.key);
  const shown = held.cell.slice(0, placeAxes(sym).length);
  const label = symbolWords({ kind: 'symbol', sym, at: shown });
  const isTarget = trace.graph.targets.includes(held.key);
  const share = isTarget && headOf(network) === sigmoidCrossEntropy;
  const reach = share ? 1 : Math.max(2, 2 ** Math.ceil(Math.log2(Math.abs(value) + 1e-9)));
  const least = share ? 0 : -VALUE_LIMIT;
  const name = `${held.key} ${held.cell.join(' ')}`;
  const set = (wanted: number, gesture?: string): void =>
    changeNumber(store, held, wanted, gesture);
  return (
    <>
      <SymbolName named={{ kind: 'symbol', sym, at: shown }} /> =
      <NumberField
        key={name}
        label={label}
        value={value}
        min={least}
        max={share ? 1 : VALUE_LIMIT}
        nudge={0.01}
        onChange={(wanted) => set(wanted)}
      />
      <input
        type="range"
        className={styles.slider}
        min={share ? 0 : -reach}
        max={reach}
        step="any"
        value={value}
        onChange={(event) => set(Math.round(event.target.valueAsNumber * 1000) / 1000, name)}
        onPointerUp={() => endGesture(store)}
        aria-label={`${label}, by dragging`}
      />
      {!isColumn(sym) && (
        <button type="button" className="quiet" onClick={() => followGradient(store, held)}>
          Follow its gradient path
        </button>
      )}
      <DoneButton />
    </>
  );
}

/** A class, or shares of several that keep summing to 1. */
function TargetEditor({ held }: ValueEditorProps) {
  const { store } = usePage();
  const { trace, sample } = useScene();
  const t = useReader((state) => state.moment.t);
  const y = trace.at('y', 0)!;
  const samples = y.shape[1] ?? 1;
  const target = Array.from({ length: y.shape[0]! }, (_, i) => y.data[i * samples + sample]!);
  const set = (wanted: readonly number[], gesture?: string): void =>
    commit(store, setTarget(store.getState().experiment, t, sample, wanted), gesture);
  const symbol = { kind: 'symbol', sym: { id: 'y', layer: null } } as const;
  return (
    <>
      <div className={styles.target}>
        {target.map((share, i) => (
          <label key={i} data-held={held.cell[0] === i || undefined}>
            <button
              type="button"
              aria-pressed={share === 1}
              aria-label={`Class ${i + 1}`}
              onClick={() => set(target.map((_, j) => (i === j ? 1 : 0)))}
            >
              <SymbolName named={{ ...symbol, at: [i] }} />
            </button>
            <input
              type="range"
              min={0}
              max={1}
              step={0.01}
              value={share}
              aria-label={`Probability of class ${i + 1}`}
              onChange={(event) =>
                set(setTargetShare(target, i, event.target.valueAsNumber), `y ${i}`)
              }
              onPointerUp={() => endGesture(store)}
            />
            <output data-value={share}>{print(share, { digits: 2 })}</output>
          </label>
        ))}
      </div>
      <DoneButton />
    </>
  );
}

function DoneButton() {
  const { store } = usePage();
  const letGo = (): void => store.setState({ editing: null, gesture: null });
  return <IconButton icon="close" label="Done" keys="Escape" onClick={letGo} />;
}
