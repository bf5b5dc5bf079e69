import { isOutcome } from '../engine/moment.ts';
import { traceAt } from '../experiment/replay.ts';
import type { ReaderStore } from './store.ts';
import { stepForward } from './navigation.ts';

/** Takes a step after each pause while the reader has pressed Play, up to the outcome of the training step. */
export function keepPlaying(store: ReaderStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (): void => {
    clearTimeout(timer);
    const { playing, speed } = store.getState();
    if (playing) {
      timer = setTimeout(() => {
        stepForward(store);
        const { moment, experiment, size } = store.getState();
        const done = isOutcome(moment, traceAt(experiment, moment.t));
        if (done && size !== 'training step') store.setState({ playing: false });
        else schedule();
      }, 1000 / speed);
    }
  };
  store.subscribe((state, before) => {
    if (state.playing !== before.playing || state.speed !== before.speed) schedule();
  });
}
