import { Injectable } from '@nestjs/common';
import { apiPrefix } from '@guestflow/http';
import { Settings, SETTINGS } from '@guestflow/service';
import { BotTokens } from './bot-tokens';

/** The API has answered, and it was no. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** What the problem says beside its code: which rule, which alternatives. */
    readonly extra: Record<string, unknown>,
  ) {
    super(`The API refuses: ${status} ${code}`);
    this.name = 'ApiRefusal';
  }
}

/** It cannot be reached, or says that something is wrong with it. */
export class ApiAway extends Error {
  constructor(readonly why: string) {
    super(`The API does not answer: ${why}`);
    this.name = 'ApiAway';
  }
}

export interface ApiRequest {
  query?: Record<string, string | number | undefined>;
  body?: object;
  /** So that what is asked once more, after a crash, is done once. */
  idempotencyKey?: string;
}

const timeLimitMs = 15_000;

/** The platform's API, used through the gateway like by any other client, in the name of a venue's bot. */
@Injectable()
export class VenueApi {
  constructor(
    private readonly tokens: BotTokens,
    @SETTINGS() private readonly settings: Pick<Settings, 'gatewayUrl'>,
  ) {}

  async request<T>(bot: { id: string; venueId: string }, method: string, path: string, asked: ApiRequest = {}) {
    const answer = await this.send(bot, method, path, asked);
    // Signed by a key that is no longer taken, or ended with the venue's suspension: a new one says which.
    if (answer.status === 401) {
      this.tokens.forget(bot.id);
      return this.read<T>(await this.send(bot, method, path, asked));
    }
    return this.read<T>(answer);
  }

  private async send(
    bot: { id: string; venueId: string },
    method: string,
    path: string,
    { query = {}, body, idempotencyKey }: ApiRequest,
  ): Promise<Response> {
    const url = new URL(`${this.settings.gatewayUrl}/${apiPrefix}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const token = await this.tokens.ofBot(bot).catch((error: Error) => {
      throw new ApiAway(error.message);
    });
    try {
      return await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': 'application/json' }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(timeLimitMs),
      });
    } catch (error) {
      throw new ApiAway((error as Error).name);
    }
  }

  private async read<T>(answer: Response): Promise<T> {
    const told = (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined;
    if (answer.ok) return told as T;
    if (answer.status >= 500 || answer.status === 429 || !told) throw new ApiAway(String(answer.status));
    const { code, ...extra } = told;
    throw new ApiRefusal(answer.status, String(code), extra);
  }
}
