const keptMs = 10_000;
const mostKept = 10_000;
const perSecond = 50;

/**
 * Ids that were looked for and are no bot's. Whoever calls the webhook with such ones, the same or always new ones, makes
 * the database be asked no more than so often.
 */
export class Strangers {
  private readonly until = new Map<string, number>();
  private second = 0;
  private met = 0;

  /** Whether it is known for one, or so many were met in this second that no more are asked for. */
  isOne(id: string, nowMs: number): boolean {
    return (this.until.get(id) ?? 0) > nowMs || (this.second === secondOf(nowMs) && this.met >= perSecond);
  }

  add(id: string, nowMs: number): void {
    if (this.second !== secondOf(nowMs)) [this.second, this.met] = [secondOf(nowMs), 0];
    this.met++;
    this.until.delete(id);
    this.until.set(id, nowMs + keptMs);
    // The first of a map is the one that was added first.
    if (this.until.size > mostKept) this.until.delete(this.until.keys().next().value!);
  }

  forget(id: string): void {
    this.until.delete(id);
  }
}

const secondOf = (ms: number) => Math.floor(ms / 1_000);
