import { useEffect, useLayoutEffect, useRef } from 'react';
import { hasHidden, isSumHidden, type Scene } from '../../state/scene.ts';
import type { ReaderState } from '../../state/store.ts';
import { usePage } from '../islands/use-reader.ts';
import { fetchedPlayer, fetchPlayer } from './fetch-player.ts';
import * as styles from './StepMotion.module.css';

/** How long a step moves at most, in ms, at a speed of one step a second or less. */
const LONGEST = 600;

/**
 * Shows how a step that was reached by going forwards is computed, over everything in the same parent. The parent already shows the result: the motion covers it while it runs and leaves nothing behind. A press ends it.
 */
export function StepMotion({ scene }: { readonly scene: Scene }) {
  const { store } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const before = useRef(scene);

  useEffect(() => {
    const parent = canvas.current!.parentElement!;
    const fetch = (): void => void fetchPlayer().catch(() => undefined);
    const events = ['pointerenter', 'focusin'];
    for (const name of events) parent.addEventListener(name, fetch, { once: true });
    return () => {
      for (const name of events) parent.removeEventListener(name, fetch);
    };
  }, []);

  useLayoutEffect(() => {
    const from = goesOn(before.current, scene, store.getState()) ? before.current : null;
    before.current = scene;
    // What a prediction hides is not shown by what flies there.
    const hidden = hasHidden(scene, scene.step?.writes[0]) || isSumHidden(scene);
    if ((!from && scene.moment.cell === null) || hidden || isStill()) return;
    // Asked last: the browser has to lay out the page for it.
    if (!canvas.current!.checkVisibility()) return;
    const player = fetchedPlayer();
    if (!player) {
      void fetchPlayer().catch(() => undefined);
      return;
    }
    const duration = LONGEST / Math.max(1, store.getState().speed);
    const playing = player.play(canvas.current!, scene, { from, duration });
    if (!playing) return;
    const presses = ['pointerdown', 'keydown', 'wheel'];
    for (const name of presses)
      addEventListener(name, playing.finish, { capture: true, passive: true });
    return () => {
      for (const name of presses) removeEventListener(name, playing.finish, { capture: true });
      playing.finish();
      playing.clear();
    };
  }, [scene, store]);

  return (
    <canvas ref={canvas} className={styles['layer']} width={0} height={0} aria-hidden="true" />
  );
}

const isStill = (): boolean =>
  document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether a scene is the next operation, or the next of its cells, and was reached by continuing. */
function goesOn(before: Scene, { moment, trace }: Scene, { trail }: ReaderState): boolean {
  const last = before.moment;
  if (moment === last || trail.at(-1) !== last) return false;
  if (moment.step === last.step && moment.t === last.t) return last.cell !== null;
  if (last.cell !== null && last.step + 1 !== moment.step) return false;
  return moment.t === last.t
    ? moment.step === last.step + 1
    : moment.step === 1 && last.step === before.trace.steps.length && trace !== before.trace;
}
