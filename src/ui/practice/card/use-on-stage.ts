import { useEffect, useRef } from 'react';
import { keyOf } from '../../../notation/symbol.ts';
import type { Instance, Setting } from '../../../practice/exercise.ts';

/**
 * Shows the step of an exercise on the stage, without the number that is asked for, which is in the tensor `key`. What it
 * returns shows that number too.
 */
export type OnShow = (id: string, setting: Setting, key: string) => () => void;

/** Shows an exercise on the stage, its answer only when it is done; null where it cannot be shown. */
export function useOnStage(
  id: string,
  instance: Instance,
  done: boolean,
  onShow: OnShow | null,
): (() => void) | null {
  const reveal = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (done) reveal.current?.();
  }, [done]);
  useEffect(() => () => reveal.current?.(), []);
  if (!onShow || instance.kind !== 'number' || !instance.setting || !instance.asks) return null;
  const { setting, asks } = instance;
  return () => {
    reveal.current?.();
    reveal.current = onShow(id, setting, keyOf(asks.sym));
    if (done) reveal.current();
  };
}
