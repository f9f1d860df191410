import type { ServerResponse } from 'node:http';
import { AccessClaims, permissionsOf } from '@guestflow/access';
import { parseType } from '@guestflow/contracts';
import { Hears, Notice } from '@guestflow/event-bus';
import { Metrics } from '@guestflow/observability';
import { Forbidden, RateLimited, Unavailable } from '@guestflow/problems';
import { Revocations } from '../access/revocations';
import { LiveStream, Reader } from './live-stream';
import { Keeping, RecentFacts, ToldFact } from './recent-facts';
import { permissionToHear, toldTo } from './told-to';

export interface LiveSettings {
  heartbeatMs: number;
  /** At once, in this gateway. */
  mostStreams: number;
  /** Of them those of one venue, which makes people and keys as it likes: it shall not keep out the others. */
  mostOfVenue: number;
  mostOfOne: number;
  /** Bytes that wait for a reader. More than all that is kept of a venue, which who resumes is told in one piece. */
  mostBuffered: number;
  /** Bytes that wait for all of them together. */
  mostWaiting: number;
  keeping: Keeping;
}

export const defaultLive: LiveSettings = {
  heartbeatMs: 15_000,
  mostStreams: 2_000,
  mostOfVenue: 200,
  mostOfOne: 10,
  mostBuffered: 1024 * 1024,
  mostWaiting: 64 * 1024 * 1024,
  keeping: { perVenue: 2_000, total: 50_000, ms: 5 * 60_000 },
};

const checkMs = 1_000;
const againSeconds = 10;

/** Everybody who reads live at this gateway, and what he is told. */
export class LiveStreams implements Hears {
  private readonly ofVenue = new Map<string, Set<LiveStream>>();
  private readonly ofPerson = new Map<string, number>();
  private readonly recent: RecentFacts;
  private readonly timers: NodeJS.Timeout[];
  private open = 0;
  private closed = false;

  constructor(
    private readonly settings: LiveSettings,
    private readonly revocations: Revocations,
    private readonly metrics: Metrics,
  ) {
    this.recent = new RecentFacts(settings.keeping);
    this.timers = [
      setInterval(() => this.beat(), settings.heartbeatMs).unref(),
      setInterval(() => this.check(), checkMs).unref(),
    ];
  }

  notice(notice: Notice): void {
    const fact = toldFact(notice);
    if (!fact || !this.recent.add(fact, Date.now())) return;
    let told = 0;
    for (const stream of this.ofVenue.get(fact.venueId) ?? []) told += stream.tell([fact]);
    this.metrics.liveFacts.inc(told);
  }

  gap(): void {
    this.recent.forget();
    for (const stream of this.all()) stream.reset(this.recent.newest(stream.reader.venueId));
  }

  /** Whether there is anything at all that this caller may hear. */
  admit(claims: AccessClaims): void {
    const held = new Set<string>(permissionsOf(claims));
    if (!Object.values(toldTo).some((permission) => held.has(permission))) throw new Forbidden();
    if (this.closed) throw new Unavailable('This gateway is going away', 1);
    if ((this.ofPerson.get(claims.sub) ?? 0) >= this.settings.mostOfOne) throw new RateLimited(againSeconds);
    if (this.open >= this.settings.mostStreams) throw new Unavailable('Too many read live at once', againSeconds);
  }

  /** Whether there is room for one more of the venue. */
  admitAt(venueId: string): void {
    if ((this.ofVenue.get(venueId)?.size ?? 0) >= this.settings.mostOfVenue) throw new RateLimited(againSeconds);
  }

  /** From the first message on; the head of the answer is written. */
  begin(response: ServerResponse, reader: Reader): void {
    // Who hung up while he was let in has said goodbye already.
    if (response.destroyed) return;
    const { venueId, lastEventId } = reader;
    const stream: LiveStream = new LiveStream(response, reader, this.settings.mostBuffered, (why) => {
      this.remove(stream);
      this.metrics.liveStreamsEnded.inc({ why });
    });
    this.add(stream);
    const missed = lastEventId === undefined ? [] : this.recent.since(venueId, lastEventId, Date.now());
    const resumed = lastEventId !== undefined && missed !== undefined;
    // Who resumes stands where he stood until he has been told all that came since.
    stream.hello(resumed ? lastEventId : this.recent.newest(venueId), resumed, this.settings.heartbeatMs);
    if (missed) this.metrics.liveFacts.inc(stream.tell(missed));
    else stream.reset(this.recent.newest(venueId));
    if (stream.waiting > 0) this.relieve();
  }

  /** Those whose token has expired, or would not be taken any more. */
  endRefused(now = Date.now()): void {
    for (const stream of this.all()) {
      const { claims } = stream.reader;
      if (claims.exp * 1_000 <= now) stream.end('expired');
      else if (this.revocations.verdictOn(claims)) stream.end('revoked');
    }
  }

  close(): void {
    this.closed = true;
    this.timers.forEach(clearInterval);
    for (const stream of this.all()) stream.end('shutdown');
  }

  private check(): void {
    this.endRefused();
    this.relieve();
  }

  /** Those for whom most waits are cut off first, until there is room for what waits for the others. */
  private relieve(): void {
    const all = this.all();
    let waiting = all.reduce((sum, stream) => sum + stream.waiting, 0);
    if (waiting <= this.settings.mostWaiting) return;
    for (const stream of all.sort((one, other) => other.waiting - one.waiting)) {
      if (waiting <= this.settings.mostWaiting) return;
      waiting -= stream.waiting;
      stream.cutOff();
    }
  }

  private beat(): void {
    for (const stream of this.all()) stream.beat(this.recent.newest(stream.reader.venueId));
  }

  private all(): LiveStream[] {
    return [...this.ofVenue.values()].flatMap((streams) => [...streams]);
  }

  private add(stream: LiveStream): void {
    const { venueId, claims } = stream.reader;
    const streams = this.ofVenue.get(venueId) ?? new Set();
    this.ofVenue.set(venueId, streams.add(stream));
    this.ofPerson.set(claims.sub, (this.ofPerson.get(claims.sub) ?? 0) + 1);
    this.metrics.liveStreams.set(++this.open);
  }

  private remove(stream: LiveStream): void {
    const { venueId, claims } = stream.reader;
    const streams = this.ofVenue.get(venueId);
    streams?.delete(stream);
    if (streams?.size === 0) this.ofVenue.delete(venueId);
    const left = (this.ofPerson.get(claims.sub) ?? 1) - 1;
    if (left > 0) this.ofPerson.set(claims.sub, left);
    else this.ofPerson.delete(claims.sub);
    this.metrics.liveStreams.set(--this.open);
  }
}

/** Of a venue, and heard of by somebody; undefined when it is not. */
function toldFact({ id, type, subject, version, time, venueid: venueId }: Notice): ToldFact | undefined {
  const name = parseType(type)?.name;
  const permission = name === undefined ? undefined : permissionToHear(name);
  if (!permission || venueId === undefined || !/^[\w-]+$/.test(id)) return undefined;
  const data = JSON.stringify({ type: name, subject, version, time });
  return { id, venueId, permission, message: `id: ${id}\nevent: fact\ndata: ${data}\n\n` };
}
