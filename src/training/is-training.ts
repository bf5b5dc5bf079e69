let running: (() => void) | null = null;

/** Whether training runs: what only asks this need not fetch the runner. */
export const isTraining = (): boolean => running !== null;

/** Stops it where it is. */
export const pauseTraining = (): void => running?.();

/** Says that training runs, and how it is paused; null when it rests. */
export const setTraining = (pause: (() => void) | null): void => void (running = pause);
