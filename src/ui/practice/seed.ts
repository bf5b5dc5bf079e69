/** The seed of the numbers that every reader sees first. */
export const FIRST_SEED = 1;

/** A seed of the reader's own. */
export const randomSeed = (): number => Math.floor(Math.random() * 1e6);
