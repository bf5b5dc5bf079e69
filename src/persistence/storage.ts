/** Under which earlier editions saved everything, when the book had one chapter. */
export const FORMER_KEY = 'backpropagation';

/** Under which the kept runs of a page are saved. */
export const runsKeyOf = ({ name }: { readonly name: string }): string =>
  `${FORMER_KEY}.runs.${name}`;

/** What is left undone where the browser keeps nothing. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
