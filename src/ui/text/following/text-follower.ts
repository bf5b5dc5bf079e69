/** Where the reading line is, as a share of the height of the window. */
export const LINE = 0.4;

/** A place in the text that stays the same where the window has another size: a part, and px from it to the line. */
export interface TextPlace {
  readonly part: number;
  readonly below: number;
}

/** Where the reader is in the text, and how to get there. */
export interface TextFollower {
  /** Null before the reader has done anything. */
  place(): TextPlace | null;
  /** Puts the text where it was: nothing of it is the reader's scrolling, nor a step what `change` does to the store. */
  putBack(place: TextPlace | null, change: () => void): void;
  /** Brings the equation of the step in view at once, where text and stage follow each other. */
  showEquation(): void;
}
