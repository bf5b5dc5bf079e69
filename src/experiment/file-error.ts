/** A file that cannot be used: what is wrong, and where in it. */
export class FileError extends Error {
  readonly what: string;
  /** A place in the file, in words; empty where the whole is meant. */
  readonly where: string;

  constructor(what: string, where = '') {
    super(where ? `${where}: ${what}` : what);
    this.name = 'FileError';
    this.what = what;
    this.where = where;
  }
}
