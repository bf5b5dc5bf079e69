import { useStore } from 'zustand';
import type { Measurement } from '../../../experiment/run/measurement.ts';
import type { Divergence } from '../../../experiment/run/training-run.ts';
import { keptRunsOf, type KeptRun } from '../../../state/training/kept-runs.ts';
import {
  differingSettings,
  runSettings,
  settingNames,
  type Run,
  type SettingName,
} from '../../../training/run-settings.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { usePage } from '../../islands/use-reader.ts';
import { shownValue } from '../charts/curves/lines.ts';
import * as styles from './RunsTable.module.css';

/** A run as a row: a kept one, or null for the one on the page. */
export interface TableRow {
  readonly run: KeptRun | null;
  readonly at: Run;
  readonly measured: Measurement;
  readonly divergence: Divergence | null;
}

interface RunsTableProps {
  readonly now: TableRow;
  readonly rows: readonly TableRow[];
  /** Whether the network on the page tells classes apart. */
  readonly classes: boolean;
  /** Numbers of the runs that are not saved. */
  readonly unsaved: readonly number[];
}

/** Results and settings of the run on the page and of those that are kept; settings other than on the page are marked. */
export function RunsTable({ now, rows, classes, unsaved }: RunsTableProps) {
  const own = runSettings(now.at);
  const all = [now, ...rows].map((row) => {
    const settings = runSettings(row.at);
    return { row, settings, differing: differingSettings(settings, own) };
  });
  const differs = (name: SettingName): boolean =>
    all.some(({ differing }) => differing.includes(name));
  // What differs is read first.
  const columns = (Object.keys(settingNames) as SettingName[]).toSorted(
    (one, other) => Number(differs(other)) - Number(differs(one)),
  );
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Table of the runs">
      <table className={styles.runs}>
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col">steps</th>
            <th scope="col">training loss</th>
            <th scope="col">held-out loss</th>
            {classes && <th scope="col">accuracy</th>}
            {classes && <th scope="col">held out</th>}
            {columns.map((name) => (
              <th key={name} scope="col" data-same={!differs(name) || undefined}>
                {settingNames[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(({ row, settings, differing }) => (
            <tr key={row.run?.id ?? 0} data-run={row.run?.id ?? 'now'}>
              <th scope="row">
                {row.run ? (
                  <Kept run={row.run} saved={!unsaved.includes(row.run.id)} />
                ) : (
                  <b>this run</b>
                )}
              </th>
              <td data-label="steps" data-value={row.at.t}>
                {row.at.t}
                {row.run && row.run.t < row.run.goal && <> of {row.run.goal}</>}
                {row.divergence && <small>diverges</small>}
              </td>
              <td data-label="training loss" data-value={row.measured.loss}>
                {shownValue(row.measured.loss, false)}
              </td>
              <td data-label="held-out loss">{shownValue(row.measured.heldLoss, false)}</td>
              {classes && <td data-label="accuracy">{shownValue(row.measured.right, true)}</td>}
              {classes && <td data-label="held out">{shownValue(row.measured.heldRight, true)}</td>}
              {columns.map((name) => (
                <td
                  key={name}
                  data-label={settingNames[name]}
                  data-setting={name}
                  data-same={!differs(name) || undefined}
                  data-differs={differing.includes(name) || undefined}
                >
                  {settings[name]}
                  {differing.includes(name) && <span className="sr-only"> (differs)</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The name of a kept run, to be changed, and what can be done with it. */
function Kept({ run, saved }: { readonly run: KeptRun; readonly saved: boolean }) {
  const kept = keptRunsOf(usePage());
  const compared = useStore(kept.state, ({ compared: one }) => one === run.id);
  const done = run.t >= run.goal;
  return (
    <span className={styles.kept}>
      <input
        aria-label="Name of the run"
        defaultValue={run.name}
        key={run.name}
        maxLength={60}
        autoComplete="off"
        onBlur={({ target }) => {
          const name = target.value.trim();
          if (name && name !== run.name) kept.rename(run.id, name);
          else target.value = run.name;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.value = run.name;
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {!saved && <span title="not saved">*</span>}
      <button
        type="button"
        className="quiet"
        aria-pressed={compared}
        aria-label={`Compare with ${run.name}`}
        onClick={() => kept.state.setState({ compared: compared ? null : run.id })}
      >
        Compare
      </button>
      <button
        type="button"
        className="quiet"
        disabled={!done}
        aria-label={`Go back to ${run.name}`}
        onClick={() => kept.adopt(run)}
      >
        Go back to it
      </button>
      <IconButton icon="close" label={`Delete ${run.name}`} onClick={() => kept.remove(run.id)} />
    </span>
  );
}
