const tickMs = 20;
const rememberedMs = 1_000;

/** How long this process was kept from its work by others: what came one after the other meanwhile seems to come at once. */
export class Stalls {
  private looked = Date.now();
  private recent: { at: number; ms: number }[] = [];
  private readonly timer = setInterval(() => this.look(), tickMs).unref();

  /** The longest of the last second. */
  get longestMs(): number {
    this.look();
    return Math.max(0, ...this.recent.map(({ ms }) => ms));
  }

  close(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = Date.now();
    const ms = now - this.looked - tickMs;
    this.looked = now;
    this.recent = this.recent.filter(({ at }) => now - at < rememberedMs);
    if (ms > 0) this.recent.push({ at: now, ms });
  }
}
