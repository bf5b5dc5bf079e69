import type { ReaderStore } from './store.ts';
import { stepForward } from './navigation.ts';

/** Takes a step after each pause while the reader has pressed Play. */
export function keepPlaying(store: ReaderStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (): void => {
    clearTimeout(timer);
    const { playing, speed } = store.getState();
    if (playing) {
      timer = setTimeout(() => {
        stepForward(store);
        schedule();
      }, 1000 / speed);
    }
  };
  store.subscribe((state, before) => {
    if (state.playing !== before.playing || state.speed !== before.speed) schedule();
  });
}
