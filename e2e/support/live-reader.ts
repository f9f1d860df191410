import { eventually } from '@guestflow/testing';

export interface LiveMessage {
  id?: string;
  event: string;
  data: Record<string, unknown>;
  /** When it was read. */
  at: number;
}

export interface LiveWishes {
  lastEventId?: string;
  venueId?: string;
  headers?: Record<string, string>;
}

/** Reads what is told live, as a page does. */
export class LiveReader {
  readonly messages: LiveMessage[] = [];
  /** Where it stands: what it resumes from. */
  lastEventId?: string;
  /** Comments and ids without data: signs of life. */
  beats = 0;
  ended = false;
  private readonly leaving = new AbortController();

  private constructor(readonly answer: Response) {}

  /** Resolves when the answer has begun: a stream, or a refusal. */
  static async open(
    url: string,
    token: string | undefined,
    { lastEventId, venueId, headers }: LiveWishes = {},
  ): Promise<LiveReader> {
    const leaving = new AbortController();
    const answer = await fetch(`${url}/api/v1/live${venueId ? `?venue_id=${venueId}` : ''}`, {
      signal: leaving.signal,
      headers: {
        accept: 'text/event-stream',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(lastEventId && { 'last-event-id': lastEventId }),
        ...headers,
      },
    });
    const reader = new LiveReader(answer);
    leaving.signal.addEventListener('abort', () => (reader.ended = true));
    reader.leaving.signal.addEventListener('abort', () => leaving.abort());
    if (answer.ok) void reader.read().catch(() => (reader.ended = true));
    return reader;
  }

  get facts(): LiveMessage[] {
    return this.messages.filter(({ event }) => event === 'fact');
  }

  factsOf(subject: string): LiveMessage[] {
    return this.facts.filter(({ data }) => data.subject === subject);
  }

  hello(): Promise<LiveMessage> {
    return eventually(() => {
      const [first] = this.messages;
      if (first?.event !== 'hello') throw new Error(`no hello, but ${first?.event}`);
      return first;
    });
  }

  leave(): void {
    this.leaving.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    for await (const chunk of this.answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) this.take(block);
    }
    this.ended = true;
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name, value.join(': ')];
      }),
    );
    const [id, data] = [fields.get('id'), fields.get('data')];
    if (id !== undefined) this.lastEventId = id;
    if (data === undefined) this.beats++;
    else {
      const event = fields.get('event') ?? 'message';
      this.messages.push({ id, event, data: JSON.parse(data) as Record<string, unknown>, at: Date.now() });
    }
  }
}
