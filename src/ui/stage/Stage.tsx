import { useState } from 'react';
import { takeOver, unkeptWords } from '../../persistence/local-storage.ts';
import { usePrediction } from '../questions/Prediction.tsx';
import { Dock } from './Dock.tsx';
import { LazyValueEditor } from '../editing/ParameterEditor.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { openTab, panelOf } from './panels/panels.tsx';
import { Strip, useDrag } from './Strip.tsx';
import { Tabs, tabs, type SheetState } from './Tabs.tsx';
import { ThisStep, LazyGradientPathPanel } from './ThisStep.tsx';
import { Transport } from './Transport.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import * as styles from './Stage.module.css';

/** Everything live about the network: the diagram, the step, its numbers, and time. */
export function Stage() {
  const tab = useReader((state) => state.tab);
  const asking = usePrediction() !== null;
  const following = useReader((state) => state.gradientPath !== null);
  const [sheet, setSheet] = useState<SheetState>('closed');
  return (
    <div
      className={styles.stage}
      data-sheet={sheet}
      data-tab={tab}
      data-asking={asking || following || undefined}
      onPointerEnter={fetchSoon}
      onFocus={fetchSoon}
    >
      <Notice open={() => setSheet((now) => (now === 'closed' ? 'numbers' : now))} />
      <Strip onOpen={() => setSheet('network')} />
      <div className={styles.sheet}>
        <Grip onClose={() => setSheet('closed')} />
        <Tabs sheet={sheet} setSheet={setSheet} />
        {/* Each panel opens at its top. */}
        <div
          key={tab}
          className={styles.panel}
          role="tabpanel"
          id="stage-panel"
          aria-label={tabs[tab]}
        >
          {tab === 'step' && <ThisStep />}
          {panelOf(tab)}
        </div>
        <Transport />
      </div>
      <Dock sheet={sheet} setSheet={setSheet} />
    </div>
  );
}

/** Pressed or dragged down, it closes the sheet. */
const Grip = ({ onClose }: { readonly onClose: () => void }) => (
  <button
    type="button"
    className={styles.grip}
    aria-label="Close the stage"
    tabIndex={-1}
    {...useDrag(1, onClose)}
  />
);

/** What one press on the stage may lead to. */
function fetchSoon(): void {
  LazyValueEditor.fetch();
  LazyGradientPathPanel.fetch();
}

/** What the page has to say, and what can be done about it. */
function Notice({ open }: { readonly open: () => void }) {
  const page = usePage();
  const { store } = page;
  const notice = useReader((state) => state.notice);
  const unkept = useReader((state) => state.unkept);
  if (notice !== null || unkept === null) {
    return (
      <p className={styles.notice} role="alert">
        {notice}
        {notice && (
          <IconButton
            icon="close"
            label="Dismiss"
            onClick={() => store.setState({ notice: null })}
          />
        )}
      </p>
    );
  }
  const dismiss = (): void => store.setState({ unkept: null });
  const act = (words: string, action: () => void) => (
    <button type="button" className="quiet" onClick={action}>
      {words}
    </button>
  );
  return (
    <p className={styles.notice} role="alert">
      {unkeptWords[unkept]}
      {unkept === 'refused' &&
        act('Files ›', () => {
          dismiss();
          open();
          void openTab(store, 'files');
        })}
      {unkept === 'behind' &&
        act('Keep this one', () => {
          if (takeOver(page)) dismiss();
        })}
      {unkept === 'behind' && act('Take the newer one', () => location.reload())}
      <IconButton icon="close" label="Dismiss" onClick={dismiss} />
    </p>
  );
}
