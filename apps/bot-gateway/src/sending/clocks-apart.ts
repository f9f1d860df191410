/** Clocks go apart by less: in a second by a thousandth of it. */
const drift = 0.001;

/**
 * How far this process's clock is ahead of the database's. What the database says comes here some time after it was so,
 * and much after when the process was busy: the least that was seen is nearest to the truth.
 */
export class ClocksApart {
  private least = Infinity;
  private seenAt = 0;

  /** `there` is what the database's clock was, `here` what this one is as that is heard. */
  apart(there: number, here: number): number {
    this.least = Math.min(this.least + (here - this.seenAt) * drift, here - there);
    this.seenAt = here;
    return this.least;
  }
}
