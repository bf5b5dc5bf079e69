/** A set of the book that did not come: the network's fault, not the reader's. */
export class NotFetched extends Error {
  constructor(file: string, why: string) {
    super(`${file} could not be loaded (${why})`);
    this.name = 'NotFetched';
  }
}
