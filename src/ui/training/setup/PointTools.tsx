import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { remarksOn } from '../../../experiment/data/points.ts';
import type { Data } from '../../../experiment/experiment.ts';
import { className, classOf } from '../../../training/predictions.ts';
import { Icon } from '../../controls/Icon.tsx';
import { usePage, useReader } from '../../islands/use-reader.ts';
import { ClassMark } from '../charts/ClassMark.tsx';
import { pointEditing, pointEditor } from './edit-points.ts';
import * as styles from './PointTools.module.css';

/** Begins and ends the editing of points. */
export function EditSwitch({ on }: { readonly on: boolean }) {
  const editor = pointEditor(usePage());
  return (
    <button
      type="button"
      className="quiet needs-js"
      aria-pressed={on}
      onClick={() => (on ? editor.stop() : editor.start())}
    >
      {on ? (
        'Done'
      ) : (
        <>
          Edit<span className="sr-only"> points</span>
        </>
      )}
    </button>
  );
}

interface PointToolsProps {
  readonly data: Data;
  readonly selected: number | null;
}

/** The class of new points or of the selected one, what else can be done with it, and what was done last. */
export function PointTools({ data, selected }: PointToolsProps) {
  const editor = pointEditor(usePage());
  const bar = useRef<HTMLDivElement>(null);
  const label = useStore(pointEditing, (state) => state.label);
  const said = useStore(pointEditing, (state) => state.said);
  const canUndo = useReader(({ past }) => past.length > 0);
  // The classes of other data are not these.
  useEffect(() => () => pointEditing.setState({ selected: null }), []);
  useEffect(() => {
    bar.current!.scrollIntoView({ block: 'nearest' });
  }, []);
  const classes = data.Y[0]!.length;
  const current = selected === null ? Math.min(label, classes - 1) : classOf(data, selected);
  const choose = (n: number): void => {
    if (selected === null) pointEditing.setState({ label: n });
    else editor.relabel(selected, n);
  };
  return (
    <div ref={bar} className={styles.bar} role="group" aria-label="Points by hand">
      <div className={styles.row}>
        <span>{selected === null ? 'New points' : `Sample ${selected + 1}`}</span>
        {Array.from({ length: classes }, (_, n) => (
          <button
            key={n}
            type="button"
            aria-pressed={n === current}
            aria-label={
              selected === null
                ? `New points are ${className(data, n)}`
                : `Make sample ${selected + 1} ${className(data, n)}`
            }
            title={className(data, n)}
            onClick={() => choose(n)}
          >
            <ClassMark place={n} />
          </button>
        ))}
        {selected !== null && (
          <button type="button" onClick={() => editor.remove(selected)}>
            Delete
          </button>
        )}
        <button
          type="button"
          className="quiet"
          disabled={!canUndo}
          aria-label="Undo the last change of points"
          onClick={() => editor.undo()}
        >
          <Icon name="undo" />
        </button>
      </div>
      <p role="status">
        {said || 'Press in the plane to add a point, drag one to move it, press one to select it.'}
      </p>
      {remarksOn(data).map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </div>
  );
}
