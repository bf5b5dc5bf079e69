/** Training steps in a second, at training step t. */
const rates = {
  'slow, then faster': (t: number) => Math.max(10, 0.7 * t),
  '1 step/s': () => 1,
  '10 steps/s': () => 10,
  '100 steps/s': () => 100,
  '1000 steps/s': () => 1000,
  'full speed': () => Infinity,
} as const;

export type Speed = keyof typeof rates;
export const speeds = Object.keys(rates) as Speed[];

/** The first step is not waited for; what a page cannot keep up with for so many seconds is left out. */
const [FIRST, LAG] = [1, 0.25];

/** Says how far a run may go that keeps to a speed: asked again and again, with the time in milliseconds. */
export class Pacer {
  speed: Speed = 'slow, then faster';
  #allowed = 0;
  #asked = 0;

  start(t: number, now: number): void {
    this.#allowed = t + FIRST;
    this.#asked = now;
  }

  /** The training step to reach next, where t is reached. */
  next(t: number, now: number): number {
    const rate = rates[this.speed](t);
    const since = now - this.#asked;
    this.#asked = now;
    if (rate === Infinity) {
      this.#allowed = t;
      return Infinity;
    }
    const furthest = t + Math.max(FIRST, rate * LAG);
    this.#allowed = Math.min(furthest, this.#allowed + (rate * since) / 1000);
    return Math.max(t, Math.floor(this.#allowed));
  }
}
