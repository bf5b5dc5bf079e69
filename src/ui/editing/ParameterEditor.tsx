import type { ReactNode } from 'react';
import { IconButton } from '../controls/IconButton.tsx';
import { lazy } from '../islands/lazy.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import { undoSoon } from './undo-soon.ts';
import * as styles from './ParameterEditor.module.css';

export const LazyValueEditor = lazy(async () => (await import('./ValueEditor.tsx')).ValueEditor);
export const LazyLossChange = lazy(async () => (await import('./LossChange.tsx')).LossChange);

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
          <p className={styles.hint}>
            {children
              ? 'Drag or click an edge or a number to change it.'
              : 'Choose a weight, a bias or a pixel to change it.'}
          </p>
          {children}
        </>
      )}
      {canUndo && <LazyLossChange />}
      <span className={styles.tools}>
        <IconButton
          icon="undo"
          label="Undo"
          keys="u"
          disabled={!canUndo}
          onClick={() => void undoSoon(store, 'undo')}
        />
        <IconButton
          icon="redo"
          label="Redo"
          keys="r"
          disabled={!canRedo}
          onClick={() => void undoSoon(store, 'redo')}
        />
      </span>
    </div>
  );
}
