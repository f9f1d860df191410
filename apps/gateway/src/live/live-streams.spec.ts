import { createServer, Server } from 'node:http';
import net, { AddressInfo, Socket } from 'node:net';
import { AccessClaims } from '@guestflow/access';
import { Notice } from '@guestflow/event-bus';
import { Metrics } from '@guestflow/observability';
import { Forbidden, RateLimited, Unavailable } from '@guestflow/problems';
import { eventually } from '@guestflow/testing';
import { Revocations } from '../access/revocations';
import { defaultLive, LiveStreams } from './live-streams';

const claims = (changed: Partial<AccessClaims> = {}): AccessClaims => ({
  sub: 'anna',
  role: 'manager',
  sid: 'a-session',
  gen: 1,
  venue_id: 'cafe',
  exp: 4_000_000_000,
  ...changed,
});

let number = 0;
const notice = (changed: Partial<Notice> = {}): Notice => ({
  id: `fact-${++number}`,
  type: 'booking.confirmed.v1',
  subject: 'a-booking',
  version: 3,
  time: '2026-11-22T14:00:00.000Z',
  venueid: 'cafe',
  ...changed,
});

describe('who reads live', () => {
  let server: Server;
  let streams: LiveStreams;
  let revocations: Revocations;
  let metrics: Metrics;
  let next: { claims: AccessClaims; lastEventId?: string };
  let sockets: Socket[];

  const setUp = (changed: Partial<typeof defaultLive> = {}) => {
    streams?.close();
    metrics = new Metrics('gateway');
    revocations = new Revocations();
    streams = new LiveStreams({ ...defaultLive, ...changed }, revocations, metrics);
  };

  beforeEach(async () => {
    sockets = [];
    setUp();
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      streams.begin(response, { ...next, venueId: next.claims.venue_id! });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    streams.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A reader, and all that has come to him. */
  async function reader(who: Partial<AccessClaims> = {}, lastEventId?: string) {
    next = { claims: claims(who), lastEventId };
    const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    const read = { text: '', closed: false, socket };
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (read.text += text)).on('error', () => undefined);
    socket.once('close', () => (read.closed = true));
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await eventually(() => expect(read.text).toContain('event: hello'));
    return read;
  }
  const idsIn = ({ text }: { text: string }) => [...text.matchAll(/id: (fact-\d+)\nevent: fact/g)].map(([, id]) => id);
  const placeIn = ({ text }: { text: string }) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)![1]!;
  const count = async (name: 'liveStreams' | 'liveFacts') => (await metrics[name].get()).values[0]?.value;
  const endings = async () =>
    Object.fromEntries((await metrics.liveStreamsEnded.get()).values.map(({ labels, value }) => [labels.why, value]));

  it('is told what happened, to what and when', async () => {
    const read = await reader();
    const told = notice();
    streams.notice(told);
    await eventually(() =>
      expect(read.text).toContain(
        `id: ${told.id}\nevent: fact\ndata: {"type":"booking.confirmed","subject":"a-booking","version":3,"time":"2026-11-22T14:00:00.000Z"}\n\n`,
      ),
    );
    expect([await count('liveStreams'), await count('liveFacts')]).toEqual([1, 1]);
  });

  it('is told nothing of another venue, of no venue, that his role may not know, that nobody may, or twice', async () => {
    const read = await reader({ role: 'receptionist' });
    const [first, last] = [notice(), notice()];
    streams.notice(first);
    streams.notice(notice({ venueid: 'bar' }));
    streams.notice(notice({ venueid: undefined }));
    streams.notice(notice({ type: 'campaign.paused.v1' }));
    streams.notice(notice({ type: 'user.signed_in.v1' }));
    streams.notice(notice({ type: 'nonsense' }));
    streams.notice(first);
    streams.notice(last);
    await eventually(() => expect(idsIn(read)).toEqual([first.id, last.id]));
  });

  it('and comes back is told what he missed, from wherever he stood', async () => {
    const read = await reader();
    const [first, second, third] = [notice(), notice(), notice()];
    const start = placeIn(read);
    for (const each of [first, second, third]) streams.notice(each);
    const fromTheFirst = await reader({}, first.id);
    const fromTheStart = await reader({}, start);
    await eventually(() => expect(idsIn(fromTheFirst)).toEqual([second.id, third.id]));
    await eventually(() => expect(idsIn(fromTheStart)).toEqual([first.id, second.id, third.id]));
    // Cut off before he has read on, he stands where he stood.
    expect(fromTheFirst.text).toContain(`id: ${first.id}\nevent: hello\ndata: {"resumed":true`);
    expect(fromTheStart.text).not.toContain('event: reset');
  });

  it('and comes back with an id that nobody knows is to ask everything anew, and stands at the newest', async () => {
    const told = notice();
    streams.notice(told);
    const read = await reader({}, 'of-another-replica');
    await eventually(() => expect(read.text).toContain(`id: ${told.id}\nevent: reset\ndata: {}\n\n`));
    expect(idsIn(read)).toEqual([]);
  });

  it('is to ask everything anew after a gap, and goes on from there', async () => {
    const read = await reader();
    streams.notice(notice());
    streams.gap();
    await eventually(() => expect(read.text).toContain('event: reset'));
    const place = placeIn(read);
    const later = notice();
    streams.notice(later);
    const back = await reader({}, place);
    await eventually(() => expect(idsIn(back)).toEqual([later.id]));
  });

  it('hears a sign of life when nothing happens, and how far he is when nothing was for him', async () => {
    setUp({ heartbeatMs: 50 });
    const read = await reader({ role: 'specialist' });
    await eventually(() => expect(read.text).toContain('\n:\n\n'));
    const told = notice();
    streams.notice(told);
    await eventually(() => expect(read.text).toContain(`id: ${told.id}\n\n`));
    expect(idsIn(read)).toEqual([]);
  });

  it.each<[string, Partial<AccessClaims>, () => void]>([
    ['his token has expired', { exp: 1_000 }, () => streams.endRefused(1_000_001)],
    ['his session has ended', { sid: 'gone' }, () => revocations.hear([{ sid: 'gone', gen: null }], [], 0)],
    ['his rights have changed', { sid: 'old' }, () => revocations.hear([{ sid: 'old', gen: 2 }], [], 0)],
    ['his venue is suspended', { venue_id: 'closed' }, () => revocations.hear([], ['closed'], 0)],
  ])('hears the end when %s, and the others go on', async (_why, who, happen) => {
    const [other, read] = [await reader({ sub: 'boris' }), await reader(who)];
    happen();
    streams.endRefused(500_000);
    await eventually(() => expect(read.text).toMatch(/\r\n0\r\n\r\n$/));
    const told = notice();
    streams.notice(told);
    await eventually(() => expect(idsIn(other)).toEqual([told.id]));
    expect(await count('liveStreams')).toBe(1);
  });

  it('hears the end when the gateway goes away, and nobody new begins', async () => {
    const read = await reader();
    streams.close();
    await eventually(() => expect(read.text).toMatch(/\r\n0\r\n\r\n$/));
    expect(() => streams.admit(claims())).toThrow(Unavailable);
    expect(await endings()).toEqual({ shutdown: 1 });
  });

  it('and leaves is forgotten', async () => {
    const read = await reader();
    read.socket.destroy();
    await eventually(async () => expect(await count('liveStreams')).toBe(0));
    expect(await endings()).toEqual({ left: 1 });
  });

  it('and does not read is dropped, before more than a little is kept for him; who reads is told everything', async () => {
    setUp({ mostBuffered: 64 * 1024 });
    const [slow, quick] = [await reader(), await reader({ sub: 'boris' })];
    slow.socket.pause();
    // More than the two ends of a connection hold by themselves.
    const told: string[] = [];
    for (let round = 0; round < 400; round++) {
      for (let index = 0; index < 200; index++) {
        const each = notice();
        told.push(each.id);
        streams.notice(each);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await endings()).toEqual({ slow: 1 });
    await eventually(() => expect(idsIn(quick)).toEqual(told));
    expect(await count('liveStreams')).toBe(1);
    // He comes back, too late for what was.
    const back = await reader({}, told[0]);
    await eventually(() => expect(back.text).toContain('event: reset'));
  });

  it('and does not read is dropped also where much waits for all of them together; who reads hears on', async () => {
    setUp({ mostWaiting: 1024 * 1024, mostBuffered: 64 * 1024 * 1024 });
    const [slow, quick] = [await reader(), await reader({ sub: 'boris', venue_id: 'bar' })];
    slow.socket.pause();
    for (let index = 0; index < 60_000; index++) streams.notice(notice());
    await eventually(async () => expect(await endings()).toEqual({ slow: 1 }));
    const told = notice({ venueid: 'bar' });
    streams.notice(told);
    await eventually(() => expect(idsIn(quick)).toEqual([told.id]));
  });

  it('and resumes without reading is told no more of what he missed than there is room for', async () => {
    setUp({ mostWaiting: 1024 * 1024, keeping: { ...defaultLive.keeping, perVenue: 50_000 } });
    const first = notice();
    streams.notice(first);
    for (let index = 0; index < 40_000; index++) streams.notice(notice());
    next = { claims: claims(), lastEventId: first.id };
    const sockets = Array.from({ length: 5 }, () => {
      const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
      socket.pause();
      socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
      return socket;
    });
    try {
      await eventually(async () => expect((await endings()).slow).toBe(5));
      expect(await count('liveStreams')).toBe(0);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  it('and may hear of nothing at all does not begin', () => {
    for (const role of ['guest', 'bot', 'app_guest'] as const) {
      expect(() => streams.admit(claims({ role }))).toThrow(Forbidden);
    }
    expect(() => streams.admit(claims({ role: 'partner', scopes: ['analytics.read'] }))).toThrow(Forbidden);
    streams.admit(claims({ role: 'partner', scopes: ['bookings.read'] }));
    streams.admit(claims({ role: 'specialist' }));
  });

  it('has so many streams at once, and the gateway so many of all', async () => {
    setUp({ mostOfOne: 2, mostStreams: 3 });
    await reader();
    const second = await reader();
    expect(() => streams.admit(claims())).toThrow(RateLimited);
    await reader({ sub: 'boris' });
    expect(() => streams.admit(claims({ sub: 'clara' }))).toThrow(Unavailable);
    second.socket.destroy();
    await eventually(async () => expect(await count('liveStreams')).toBe(2));
    streams.admit(claims());
  });

  it('has so many streams at a venue, which leaves room for those of the others', async () => {
    setUp({ mostOfVenue: 2 });
    await reader();
    const second = await reader({ sub: 'boris' });
    expect(() => streams.admitAt('cafe')).toThrow(RateLimited);
    streams.admitAt('bar');
    second.socket.destroy();
    await eventually(() => streams.admitAt('cafe'));
  });
});
