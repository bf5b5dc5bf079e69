/** The sets of points in the plane that are drawn from a seed. */
export type DrawnName = 'blobs' | 'rings' | 'spirals' | 'moons' | 'checkerboard' | 'xor';

/** The sets that the book brings: fetched with it, or drawn from a seed. */
export type SetName = 'iris' | 'wine' | 'digits' | DrawnName;

/** What of a drawn set can be chosen besides its seed. */
export interface Drawing {
  /** Points of each class. */
  readonly size: number;
  /** Standard deviation of what is added to each coordinate. */
  readonly noise: number;
}

export interface Attribution {
  readonly by: string;
  readonly work: string;
  /** When, where it was found, and its licence. */
  readonly from: string;
}

/** Measured samples in classes, before they are split and scaled. */
export interface DataSet {
  readonly name: SetName | 'csv';
  readonly title: string;
  readonly features: readonly string[];
  readonly classes: readonly string[];
  /** [sample][feature], as measured */
  readonly measures: readonly (readonly number[])[];
  /** Class of each sample, 0-based. */
  readonly labels: readonly number[];
  /** By which every measure is divided; null where each feature is standardized over the training samples. */
  readonly divisor: number | null;
  /** Null for what nobody measured, or the reader did. */
  readonly attribution: Attribution | null;
  /** Present where the samples are drawn. */
  readonly drawing?: Drawing;
}

/** A set and who of it is kept from training. */
export interface Split {
  readonly set: DataSet;
  /** Decides who is held out, and, where the samples are drawn, the samples. */
  readonly seed: number;
  /** Share of every class that is held out, from 0 up to, but not, 1. */
  readonly share: number;
}
