let busy = false;

/** Whether training runs: what only asks this need not fetch the runner. */
export const isTraining = (): boolean => busy;

export const setTraining = (on: boolean): void => void (busy = on);
