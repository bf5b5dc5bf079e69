import { useState } from 'react';
import { LazyPredictionResult, useFirstQuestion } from '../questions/Prediction.tsx';
import { Dock } from './Dock.tsx';
import { LazyValueEditor } from '../editing/ParameterEditor.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { panelOf } from './panels/panels.tsx';
import { Strip, useDrag } from './Strip.tsx';
import { Tabs, tabs, type SheetState } from './Tabs.tsx';
import { ThisStep, LazyGradientPathPanel } from './ThisStep.tsx';
import { Transport } from './Transport.tsx';
import { lazy } from '../islands/lazy.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import * as styles from './Stage.module.css';

const LazyUnkeptNotice = lazy(async () => (await import('./UnkeptNotice.tsx')).UnkeptNotice);

/** Everything live about the network: the diagram, the step, its numbers, and time. */
export function Stage() {
  const tab = useReader((state) => state.tab);
  const asking = useFirstQuestion() !== null;
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
  void LazyValueEditor.fetch();
  void LazyGradientPathPanel.fetch();
  void LazyPredictionResult.fetch();
}

/** What the page has to say, and what can be done about it. */
function Notice({ open }: { readonly open: () => void }) {
  const { store } = usePage();
  const notice = useReader((state) => state.notice);
  const unkept = useReader((state) => state.unkept);
  return (
    <p className={styles.notice} role="alert">
      {notice !== null ? (
        <>
          {notice}
          <IconButton
            icon="close"
            label="Dismiss"
            onClick={() => store.setState({ notice: null })}
          />
        </>
      ) : (
        unkept && <LazyUnkeptNotice unkept={unkept} open={open} />
      )}
    </p>
  );
}
