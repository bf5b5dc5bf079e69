import { useEffect } from 'react';
import { keyOf } from '../../../notation/symbol.ts';
import type { Instance, Setting } from '../../../practice/exercise.ts';

/** The stage of the page that an exercise is on. */
export interface ExerciseStage {
  /** Shows the step of an exercise, without the number that is asked for, which is in the tensor `key`. */
  show(id: string, setting: Setting, key: string): void;
  /** Shows that number too. */
  reveal(id: string): void;
}

/** Shows an exercise on the stage, its answer only when it is done; null where it cannot be shown. */
export function useOnStage(
  id: string,
  instance: Instance,
  done: boolean,
  stage: ExerciseStage | null,
): (() => void) | null {
  useEffect(() => {
    if (done) stage?.reveal(id);
  }, [stage, id, done]);
  useEffect(() => () => stage?.reveal(id), [stage, id]);
  if (!stage || instance.kind !== 'number' || !instance.setting || !instance.asks) return null;
  const { setting, asks } = instance;
  return () => {
    stage.show(id, setting, keyOf(asks.sym));
    if (done) stage.reveal(id);
  };
}
