import type { ReactNode } from 'react';
import { print } from '../../notation/printing/number.ts';
import { redo, undo } from '../../state/undo.ts';
import { batchLoss } from '../../experiment/loss.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { lazy } from '../islands/lazy.tsx';
import { SymbolName } from '../maths/Maths.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import { Printed } from '../maths/Printed.tsx';
import * as styles from './ParameterEditor.module.css';

export const LazyValueEditor = lazy(async () => (await import('./ValueEditor.tsx')).ValueEditor);

/** The number that is edited: typed, nudged, dragged; what that does to the loss; undo and redo. While none is edited, its children. */
export function ParameterEditor({ children }: { readonly children: ReactNode }) {
  const { store } = usePage();
  const held = useReader((state) => state.editing);
  const canUndo = useReader((state) => state.past.length > 0);
  const canRedo = useReader((state) => state.future.length > 0);
  return (
    <div className={`${styles.editor} needs-js`} role="group" aria-label="Change a number">
      {held ? (
        <LazyValueEditor held={held} />
      ) : (
        <>
          <p className={styles.hint}>Drag or click an edge or a number to change it.</p>
          {children}
        </>
      )}
      <LossChange />
      <span className={styles.tools}>
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
    <p className={styles.loss} aria-live="polite">
      <SymbolName named={{ kind: 'symbol', sym: { id: 'L', layer: null }, at: null }} />{' '}
      <Printed value={before} /> → <b data-value={now}>{print(now)}</b> ({change < 0 ? '' : '+'}
      <Printed value={change} />)
    </p>
  );
}
