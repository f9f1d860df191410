import { PulseAnswer, PulseQuestion, pulsePath } from '@guestflow/access';
import { Logger, Metrics } from '@guestflow/observability';

const timeLimitMs = 2_000;

/** Takes part in the pulse: adds to what is asked, and hears the answer. */
export interface PulsePart {
  ask?(now: number): Partial<PulseQuestion>;
  hear(answer: PulseAnswer, now: number): void;
}

/**
 * Asks identity, beat by beat, what changed since the last one. While identity cannot be reached, what was known stays
 * known and the gateway goes on.
 */
export class Pulse {
  private cursor?: number;
  private timer?: NodeJS.Timeout;
  private beating?: Promise<void>;
  private failing = false;
  private readonly ending = new AbortController();

  constructor(
    private readonly identityUrl: string,
    private readonly everyMs: number,
    private readonly parts: PulsePart[],
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** Resolves after the first beat, whether it was answered or not. */
  async start(): Promise<void> {
    const began = Date.now();
    this.beating = this.beat();
    await this.beating;
    if (this.ending.signal.aborted) return;
    this.timer = setTimeout(() => void this.start(), Math.max(0, began + this.everyMs - Date.now())).unref();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    await this.beating;
  }

  private async beat(): Promise<void> {
    try {
      const asked = Date.now();
      const question: PulseQuestion = { since: this.cursor };
      for (const part of this.parts) Object.assign(question, part.ask?.(asked));
      const answer = await this.exchange(question);
      const now = Date.now();
      for (const part of this.parts) part.hear(answer, now);
      this.cursor = answer.cursor;
      this.metrics.pulseHeard.set(now / 1_000);
      if (this.failing) this.logger.info('identity is heard from again');
      this.failing = false;
    } catch (error) {
      if (this.failing || this.ending.signal.aborted) return;
      this.failing = true;
      this.logger.warn({ err: error }, 'identity is not heard from: what was revoked before stays revoked');
    }
  }

  private async exchange(question: PulseQuestion): Promise<PulseAnswer> {
    const answer = await fetch(`${this.identityUrl}/${pulsePath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal: AbortSignal.any([this.ending.signal, AbortSignal.timeout(timeLimitMs)]),
    });
    if (!answer.ok) throw new Error(`The pulse was answered with ${answer.status}`);
    const told = (await answer.json()) as Partial<PulseAnswer>;
    const lists = [told.sessions, told.suspended_venues, told.totals?.keys, told.totals?.slots, told.totals?.counts];
    if (!Number.isFinite(told.cursor) || !lists.every(Array.isArray) || typeof told.salt !== 'string') {
      throw new Error('The pulse was answered with something else');
    }
    return told as PulseAnswer;
  }
}
