import type { KeyboardEvent } from 'react';
import type { Tab } from '../../state/store.ts';
import { FollowSwitch } from './FollowSwitch.tsx';
import { fetchPanel, openTab } from './panels/panels.tsx';
import { usePage, useReader } from '../islands/use-reader.ts';
import { WhoseNumbers } from './WhoseNumbers.tsx';
import * as styles from './Tabs.module.css';

export const tabs: Readonly<Record<Tab, string>> = {
  step: 'This step',
  tensors: 'All tensors',
  code: 'Code',
  training: 'Training',
  files: 'Files',
};

/** Which part of the sheet is up on a narrow screen. */
export type SheetState = 'closed' | 'network' | 'numbers';

export interface SheetProps {
  readonly sheet: SheetState;
  readonly setSheet: (sheet: SheetState) => void;
}

const names = Object.keys(tabs) as Tab[];
const halves = { network: 'Network', numbers: 'Numbers' } as const;

/** The tabs of the stage. On a narrow screen This step is two: its network and its numbers. */
export function Tabs({ sheet, setSheet }: SheetProps) {
  const { store } = usePage();
  const tab = useReader((state) => state.tab);
  const onKeyDown = ({ key, target }: KeyboardEvent): void => {
    const stride = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!stride) return;
    const at = names.findIndex((name) => (target as Element).id === `tab-${name}`);
    const next = names[(at + stride + names.length) % names.length]!;
    void openTab(store, next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className={`${styles.tabs} needs-js`}>
      <div className={styles.halves} role="group" aria-label="This step">
        {(Object.keys(halves) as (keyof typeof halves)[]).map((half) => (
          <button
            key={half}
            type="button"
            aria-pressed={tab === 'step' && sheet === half}
            onClick={() => {
              void openTab(store, 'step');
              setSheet(half);
            }}
          >
            {halves[half]}
          </button>
        ))}
      </div>
      <div className={styles.list} role="tablist" aria-label="Stage" onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            data-tab={name}
            aria-selected={tab === name}
            aria-controls="stage-panel"
            onPointerEnter={() => void fetchPanel(name).catch(() => undefined)}
            onClick={() => void openTab(store, name)}
          >
            {tabs[name]}
          </button>
        ))}
      </div>
      <WhoseNumbers />
      <FollowSwitch />
    </div>
  );
}
