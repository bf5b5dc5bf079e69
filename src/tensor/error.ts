/** A tensor that is not what it must be: says which, what was expected and what came. */
export class TensorError extends Error {
  readonly tensor: string;
  readonly expected: string;
  readonly actual: string;

  constructor(tensor: string, expected: string, actual: string) {
    super(`${tensor}: expected ${expected}, got ${actual}`);
    this.name = 'TensorError';
    this.tensor = tensor;
    this.expected = expected;
    this.actual = actual;
  }
}
