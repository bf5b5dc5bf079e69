/** Under which earlier editions saved everything, when the book had one chapter. */
export const FORMER_KEY = 'backpropagation';

/** What is left undone where the browser keeps nothing. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
