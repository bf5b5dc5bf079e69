import { parseKey, wordsFor } from '../notation/symbol.ts';
import { print } from '../notation/number.ts';
import { bend, LIMIT, retarget, withShare } from '../reader/bend.ts';
import { commit, endGesture, redo, undo } from '../reader/history.ts';
import { lossOf } from '../reader/measure.ts';
import { follow } from '../reader/travel.ts';
import { store } from '../reader/store.ts';
import type { Place } from '../engine/thread.ts';
import { IconButton } from './IconButton.tsx';
import { SymbolName } from './Maths.tsx';
import { NumberField } from './NumberField.tsx';
import { useReader, useScene } from './use-reader.ts';

/** The number in hand: typed, nudged, dragged; what that does to the loss; undo and redo. */
export function Hand() {
  const held = useReader((state) => state.held);
  const canUndo = useReader((state) => state.past.length > 0);
  const canRedo = useReader((state) => state.future.length > 0);
  return (
    <div className="hand needs-js" role="group" aria-label="Bend a number">
      {held ? (
        held.key === 'y' ? (
          <Target held={held} />
        ) : (
          <Knob held={held} />
        )
      ) : (
        <p className="hint">Choose a weight, a bias, an input or the target to bend it.</p>
      )}
      <LossChange />
      <span className="history">
        <IconButton icon="undo" label="Undo" keys="u" disabled={!canUndo} onClick={undo} />
        <IconButton icon="redo" label="Redo" keys="r" disabled={!canRedo} onClick={redo} />
      </span>
    </div>
  );
}

function Knob({ held }: { readonly held: Place }) {
  const { trace } = useScene();
  const t = useReader((state) => state.moment.t);
  const tensor = trace.at(held.key, 0);
  const value =
    tensor?.data[held.cell.reduce((sum, index, axis) => sum * tensor.shape[axis]! + index, 0)];
  if (value === undefined) return null;
  const sym = parseKey(held.key);
  const shown = held.key === 'a0' ? held.cell.slice(0, 1) : held.cell;
  const label = `${wordsFor(sym)}, ${shown.map((index) => index + 1).join(' ')}`;
  const reach = Math.max(2, 2 ** Math.ceil(Math.log2(Math.abs(value) + 1e-9)));
  const name = `${held.key} ${held.cell.join(' ')}`;
  const set = (wanted: number, gesture?: string): void =>
    commit(bend(store.getState().experiment, t, held.key, held.cell, wanted), gesture);
  return (
    <>
      <SymbolName named={{ kind: 'symbol', sym, at: shown }} /> =
      <NumberField
        key={name}
        label={label}
        value={value}
        min={-LIMIT}
        max={LIMIT}
        nudge={0.01}
        onChange={(wanted) => set(wanted)}
      />
      <input
        type="range"
        min={-reach}
        max={reach}
        step="any"
        value={value}
        onChange={(event) => set(Math.round(event.target.valueAsNumber * 1000) / 1000, name)}
        onPointerUp={endGesture}
        aria-label={`${label}, by dragging`}
      />
      {held.key !== 'a0' && (
        <button type="button" className="quiet" onClick={() => follow(held)}>
          Follow it back
        </button>
      )}
      <LetGo />
    </>
  );
}

/** A class, or shares of several that keep summing to 1. */
function Target({ held }: { readonly held: Place }) {
  const { trace, sample } = useScene();
  const t = useReader((state) => state.moment.t);
  const y = trace.at('y', 0)!;
  const samples = y.shape[1] ?? 1;
  const target = Array.from({ length: y.shape[0]! }, (_, i) => y.data[i * samples + sample]!);
  const set = (wanted: readonly number[], gesture?: string): void =>
    commit(retarget(store.getState().experiment, t, sample, wanted), gesture);
  const symbol = { kind: 'symbol', sym: { family: 'y', layer: null } } as const;
  return (
    <>
      <div className="target">
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
              aria-label={`Share of class ${i + 1}`}
              onChange={(event) => set(withShare(target, i, event.target.valueAsNumber), `y ${i}`)}
              onPointerUp={endGesture}
            />
            <output>{print(share, { digits: 2 })}</output>
          </label>
        ))}
      </div>
      <LetGo />
    </>
  );
}

const LetGo = () => (
  <IconButton
    icon="close"
    label="Let go"
    keys="Escape"
    onClick={() => store.setState({ held: null, gesture: null })}
  />
);

/** The loss before the last change and now, with the parameters that the present training step starts from. */
function LossChange() {
  const experiment = useReader((state) => state.experiment);
  const former = useReader((state) => state.past.at(-1));
  const t = useReader((state) => state.moment.t);
  if (!former || former.network !== experiment.network) return null;
  const [before, now] = [lossOf(former, t), lossOf(experiment, t)];
  const change = now - before;
  return (
    <p className="loss-change" aria-live="polite">
      <SymbolName named={{ kind: 'symbol', sym: { family: 'L', layer: null }, at: null }} />{' '}
      {print(before)} → <b data-value={now}>{print(now)}</b> ({change < 0 ? '' : '+'}
      {print(change)})
    </p>
  );
}
