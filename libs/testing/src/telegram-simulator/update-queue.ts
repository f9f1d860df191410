import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebhookInfo } from 'telegraf/types';
import { ApiError, badRequest } from './api-error';
import { inSeconds, type Update, type UpdateContent } from './wire';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;

interface Webhook {
  url: string;
  secretToken?: string;
  stop: AbortController;
  delivering: boolean;
  lastError?: { last_error_date: number; last_error_message: string };
}

/** A bot's updates on their way out, by long polling or by webhook, never by both. */
export class UpdateQueue {
  private pending: Update[] = [];
  // Begins later each time it is started, as Telegram's go on: what was seen once does not come again.
  private nextId = Math.floor(Date.now() / 1_000);
  private allowed: string[] = [];
  private poll?: { wake: () => void; refuse: (error: ApiError) => void };
  private webhook?: Webhook;

  /** A webhook may call one method in its answer; Telegram ignores how that call ends, and so does the queue. */
  constructor(private readonly callInAnswer: (call: Record<string, unknown>) => Promise<unknown>) {}

  add(content: UpdateContent): void {
    const wanted = Object.keys(content).every((type) => this.allowed.includes(type));
    if (this.allowed.length > 0 && !wanted) return;
    this.pending.push({ update_id: this.nextId++, ...content });
    this.poll?.wake();
    if (this.webhook) void this.deliver(this.webhook);
  }

  async take(
    { offset = 0, limit = 100, timeout = 0, allowed }: TakeOptions,
    gone: AbortSignal,
  ): Promise<readonly Update[]> {
    if (this.webhook) {
      const advice = 'use deleteWebhook to delete the webhook first';
      throw new ApiError(409, `Conflict: can't use getUpdates method while webhook is active; ${advice}`);
    }
    this.endPoll('other getUpdates request; make sure that only one bot instance is running');
    this.allowed = allowed ?? this.allowed;
    this.pending =
      offset < 0 ? this.pending.slice(offset) : this.pending.filter(({ update_id }) => update_id >= offset);
    if (this.pending.length === 0 && timeout > 0) await this.somethingNew(timeout, gone);
    return this.pending.slice(0, Math.min(Math.max(limit, 1), 100));
  }

  setWebhook(url: string, { secretToken, allowed, dropPending }: WebhookOptions): void {
    if (url && !/^https?:\/\//.test(url)) throw badRequest('bad webhook: invalid URL specified');
    if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken))
      throw badRequest('secret token contains unallowed characters');
    this.webhook?.stop.abort();
    if (dropPending) this.pending = [];
    this.allowed = allowed ?? this.allowed;
    this.webhook = url ? { url, secretToken, stop: new AbortController(), delivering: false } : undefined;
    if (!this.webhook) return;
    this.endPoll('setWebhook request');
    void this.deliver(this.webhook);
  }

  webhookInfo(): WebhookInfo {
    return {
      url: this.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.pending.length,
      ...(this.webhook && { max_connections: 1, ...this.webhook.lastError }),
      ...(this.allowed.length > 0 && { allowed_updates: this.allowed }),
    };
  }

  close(): void {
    this.webhook?.stop.abort();
    this.webhook = undefined;
    this.poll?.wake();
  }

  private endPoll(by: string): void {
    this.poll?.refuse(new ApiError(409, `Conflict: terminated by ${by}`));
  }

  private async somethingNew(seconds: number, gone: AbortSignal): Promise<void> {
    const stop = new AbortController();
    const poll = new Promise<void>((wake, refuse) => {
      this.poll = { wake, refuse };
      gone.addEventListener('abort', () => wake(), { signal: stop.signal });
      const timer = setTimeout(wake, Math.min(seconds, 50) * 1000);
      stop.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    const mine = this.poll;
    await poll.finally(() => {
      stop.abort();
      if (this.poll === mine) this.poll = undefined;
    });
  }

  private async deliver(hook: Webhook): Promise<void> {
    if (hook.delivering) return;
    hook.delivering = true;
    let retryIn = FIRST_RETRY_MS;
    for (let update; this.webhook === hook && (update = this.pending[0]);) {
      const failure = await this.post(hook, update);
      if (this.webhook !== hook) return;
      if (failure === undefined) {
        this.pending.shift();
        retryIn = FIRST_RETRY_MS;
        continue;
      }
      hook.lastError = { last_error_date: inSeconds(Date.now()), last_error_message: failure };
      await wait(retryIn, undefined, { signal: hook.stop.signal }).catch(() => undefined);
      retryIn = Math.min(retryIn * 2, LONGEST_RETRY_MS);
    }
    hook.delivering = false;
  }

  /** Resolves to what went wrong, in Telegram's words, or to nothing. */
  private async post({ url, secretToken, stop }: Webhook, update: Update): Promise<string | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secretToken && { 'x-telegram-bot-api-secret-token': secretToken }),
        },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      const answer = await response.text();
      if (!response.ok)
        return `Wrong response from the webhook: ${response.status} ${STATUS_CODES[response.status] ?? ''}`.trim();
      await this.callFrom(answer);
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return cause instanceof Error && cause.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection failed';
    }
  }

  private async callFrom(answer: string): Promise<void> {
    if (!answer.startsWith('{')) return;
    try {
      await this.callInAnswer(JSON.parse(answer) as Record<string, unknown>);
    } catch {
      return;
    }
  }
}

interface TakeOptions {
  offset?: number;
  limit?: number;
  timeout?: number;
  allowed?: string[];
}

interface WebhookOptions {
  secretToken?: string;
  allowed?: string[];
  dropPending?: boolean;
}
