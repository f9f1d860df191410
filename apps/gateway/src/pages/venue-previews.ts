import { apiPrefix } from '@guestflow/http';
import { Preview } from './venue-document';

const rememberedMs = 60_000;
const mostRemembered = 2_000;
/** Nobody waits longer for a name: the page comes without it. */
const timeLimitMs = 500;
/** Who makes addresses up asks booking no more than so often. */
const mostASecond = 50;

/** What venues are called, as booking says to everybody. What it does not say in time is done without. */
export class VenuePreviews {
  private readonly known = new Map<string, { until: number; preview: Promise<Preview | undefined> }>();
  private second = 0;
  private asked = 0;

  constructor(
    private readonly bookingUrl: string,
    private readonly now: () => number = Date.now,
  ) {}

  of(slug: string): Promise<Preview | undefined> {
    const now = this.now();
    const known = this.known.get(slug);
    if (known && known.until > now) return known.preview;
    if (!this.mayAsk(now)) return Promise.resolve(undefined);
    const preview = this.ask(slug).catch(() => undefined);
    this.known.delete(slug);
    this.known.set(slug, { until: now + rememberedMs, preview });
    // Those that were asked for longest ago come first.
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostRemembered) break;
      this.known.delete(oldest);
    }
    return preview;
  }

  private mayAsk(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) [this.second, this.asked] = [second, 0];
    return ++this.asked <= mostASecond;
  }

  private async ask(slug: string): Promise<Preview | undefined> {
    const answer = await fetch(`${this.bookingUrl}/${apiPrefix}/public/venues/${slug}`, {
      signal: AbortSignal.timeout(timeLimitMs),
    });
    const said = (await answer.json()) as Preview;
    return answer.ok ? said : undefined;
  }
}
