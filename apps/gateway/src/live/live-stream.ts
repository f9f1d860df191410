import type { ServerResponse } from 'node:http';
import { AccessClaims, Permission, permissionsOf } from '@guestflow/access';
import { ToldFact } from './recent-facts';

export type WhyEnded = 'left' | 'expired' | 'revoked' | 'slow' | 'shutdown';

export interface Reader {
  claims: AccessClaims;
  venueId: string;
  /** The last message he has. */
  lastEventId?: string;
}

const letGoMs = 5_000;

/** One reader's stream, from its first byte to its last. */
export class LiveStream {
  private readonly may: ReadonlySet<Permission>;
  private ended = false;
  /** The last id he was told. */
  private at = '';

  constructor(
    private readonly response: ServerResponse,
    readonly reader: Reader,
    private readonly mostBuffered: number,
    private readonly onEnded: (why: WhyEnded) => void,
  ) {
    this.may = new Set(permissionsOf(reader.claims));
    response.once('close', () => this.leave('left'));
    response.on('error', () => undefined);
  }

  /** Bytes that he has not read yet. */
  get waiting(): number {
    return this.response.writableLength;
  }

  /** The first message: where the reader stands from here on. */
  hello(id: string, resumed: boolean, heartbeatMs: number): void {
    this.at = id;
    this.write(message('hello', { resumed, heartbeat_ms: heartbeatMs }, id));
  }

  /** He may have missed something: he asks everything anew, and stands here. */
  reset(id: string): void {
    this.at = id;
    this.write(message('reset', {}, id));
  }

  /** In one piece; returns how many of them he may hear. */
  tell(facts: ToldFact[]): number {
    const heard = facts.filter(({ permission }) => this.may.has(permission));
    if (heard.length === 0) return 0;
    this.at = heard.at(-1)!.id;
    this.write(heard.map((fact) => fact.message).join(''));
    return heard.length;
  }

  /**
   * Keeps what lies between from closing a quiet connection. Who hears little is told how far he is, so that his place is
   * still known when he comes back: an id without data is no event.
   */
  beat(newest: string): void {
    this.write(newest === this.at ? ':\n\n' : `id: ${newest}\n\n`);
    this.at = newest;
  }

  end(why: Exclude<WhyEnded, 'left' | 'slow'>): void {
    if (!this.leave(why)) return;
    const { response } = this;
    response.end();
    // Who reads nothing any more would keep the end waiting.
    setTimeout(() => response.writableFinished || response.destroy(), letGoMs).unref();
  }

  /** What he has not read yet would be kept for him here for as long as he likes. He resumes when he can. */
  cutOff(): void {
    this.leave('slow');
    this.response.destroy();
  }

  private write(text: string): void {
    if (this.ended) return;
    if (this.waiting <= this.mostBuffered) this.response.write(text);
    else this.cutOff();
  }

  private leave(why: WhyEnded): boolean {
    if (this.ended) return false;
    this.ended = true;
    this.onEnded(why);
    return true;
  }
}

const message = (event: string, data: object, id: string): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
