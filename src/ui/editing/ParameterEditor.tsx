import { print } from '../../notation/number.ts';
import { redo, undo } from '../../state/undo.ts';
import { batchLoss } from '../../experiment/loss.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { lazy } from '../islands/lazy.tsx';
import { SymbolName } from '../maths/Maths.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';

export const LazyValueEditor = lazy(async () => (await import('./ValueEditor.tsx')).ValueEditor);

/** The number that is edited: typed, nudged, dragged; what that does to the loss; undo and redo. */
export function ParameterEditor() {
  const { store } = usePage();
  const held = useReader((state) => state.editing);
  const canUndo = useReader((state) => state.past.length > 0);
  const canRedo = useReader((state) => state.future.length > 0);
  return (
    <div className="hand needs-js" role="group" aria-label="Bend a number">
      {held ? (
        <LazyValueEditor held={held} />
      ) : (
        <p className="hint">Choose a weight, a bias, an input or the target to bend it.</p>
      )}
      <LossChange />
      <span className="history">
        <IconButton
          icon="undo"
          label="Undo"
          keys="u"
          disabled={!canUndo}
          onClick={() => undo(store)}
        />
        <IconButton
          icon="redo"
          label="Redo"
          keys="r"
          disabled={!canRedo}
          onClick={() => redo(store)}
        />
      </span>
    </div>
  );
}

/** The loss before the last change and now, with the parameters that the present training step starts from. */
function LossChange() {
  const experiment = useReader((state) => state.experiment);
  const former = useReader((state) => state.past.at(-1));
  const t = useReader((state) => state.moment.t);
  if (!former || former.network !== experiment.network) return null;
  const [before, now] = [batchLoss(former, t), batchLoss(experiment, t)];
  const change = now - before;
  return (
    <p className="loss-change" aria-live="polite">
      <SymbolName named={{ kind: 'symbol', sym: { id: 'L', layer: null }, at: null }} />{' '}
      <Printed value={before} /> → <b data-value={now}>{print(now)}</b> ({change < 0 ? '' : '+'}
      <Printed value={change} />)
    </p>
  );
}
