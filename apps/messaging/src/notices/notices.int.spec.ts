import { Caller } from '@guestflow/access';
import { BookingState, VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { NoticeScheduler } from './notice-scheduler';
import { sendDue } from './send-due';

interface Notice {
  rule: string;
  due_at: Date;
  state: string;
  reason: string | null;
}

describe('what is said of bookings', () => {
  let house: OpenedMessaging;
  let scheduler: NoticeScheduler;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    scheduler = house.scheduler();
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    now('2027-05-06T09:00:00Z');
    here = await house.open();
  });

  const now = (iso: string) => (house.clock.at = new Date(iso));
  const at = async (iso: string) => {
    now(iso);
    await scheduler.run();
  };
  const texts = async () => (await house.queued(here)).map(({ text }) => text);
  const kinds = async () => (await house.queued(here)).map(({ kind }) => kind);
  const notices = async () =>
    Object.fromEntries(
      (await house.rows<Notice>(here, 'notices', 'rule, due_at, state, reason')).map(
        ({ rule, due_at, state, reason }) => [rule, `${reason ?? state} ${due_at.toISOString().slice(11, 16)}`],
      ),
    );

  /** A booking on its way through what is done with it. */
  async function booked(change: Partial<BookingState>, actor?: string) {
    let booking = house.booking(change);
    const first = booking.status === 'new' ? 'booking.requested' : 'booking.confirmed';
    await house.tell(here, first, booking, { actor });
    const step =
      (name: 'booking.confirmed' | 'booking.moved' | 'booking.cancelled' | 'booking.arrived' | 'booking.changed') =>
      async (change: Partial<BookingState>, by?: string) => {
        const before = booking;
        const updated_at = house.clock.now().toISOString();
        booking = { ...before, version: before.version + 1, updated_at, ...change };
        await house.tell(here, name, booking, { before, actor: by });
      };
    return {
      id: booking.id,
      confirmed: step('booking.confirmed'),
      moved: step('booking.moved'),
      cancelled: step('booking.cancelled'),
      arrived: step('booking.arrived'),
      changed: step('booking.changed'),
    };
  }

  it('is its confirmation by staff, a reminder, and after the visit the request for feedback, each once', async () => {
    const guest = await house.reachable(here);
    const visit = await booked({ guest_id: guest.id, status: 'new', source: 'bot' }, 'bot:1');
    await scheduler.run();
    expect(await kinds()).toEqual([]);
    await visit.confirmed({ status: 'confirmed' });
    await at('2027-05-06T09:00:01Z');
    await at('2027-05-06T13:59:59Z');
    expect(await kinds()).toEqual(['booking']);
    await at('2027-05-06T14:00:00Z');
    await at('2027-05-06T14:00:01Z');
    expect(await kinds()).toEqual(['booking', 'reminder']);
    now('2027-05-06T15:10:00Z');
    await visit.arrived({ status: 'arrived', arrived_at: '2027-05-06T15:10:00.000Z' });
    await at('2027-05-06T17:10:00Z');
    await at('2027-05-06T17:10:01Z');
    const queued = await house.queued(here);
    expect(queued).toMatchObject([
      {
        ...{ kind: 'booking', urgency: 'urgent', guest_id: guest.id, telegram_id: guest.telegram_id },
        ...{ booking_id: visit.id, send_before: '2027-05-06T15:00:00.000Z' },
        text: 'Анна, ваша бронь подтверждена: четверг, 6 мая в 18:00, гостей: 2. Ждём вас в «Берёза»!',
        buttons: [{ text: 'Отменить бронь', action: 'cancel' }],
      },
      { kind: 'reminder', buttons: [{ action: 'coming' }, { action: 'late' }, { action: 'cancel' }] },
      { kind: 'feedback_request', send_before: '2027-05-07T17:10:00.000Z' },
    ]);
    const kept = await house.rows<{ id: string; state: string; text: string }>(here, 'messages', '*', 'created_at');
    expect(kept).toMatchObject(
      queued.map(({ id, text, kind }) => ({ id, text, kind, state: 'queued', direction: 'out' })),
    );
  });

  it('is not what the guest did in the bot, which has told him', async () => {
    const guest = await house.reachable(here);
    const visit = await booked({ guest_id: guest.id, source: 'bot' }, 'bot:1');
    await visit.moved({ booked_at: '2027-05-06T16:00:00.000Z' }, 'bot:1');
    await visit.cancelled({ status: 'cancelled', cancelled_by: 'guest' }, 'bot:1');
    await at('2027-05-06T15:30:00Z');
    expect(await kinds()).toEqual([]);
    expect(await notices()).toEqual({ reminder_60min: 'not_meant 15:00' });
  });

  it('is another time that staff gave it, and that they cancelled it', async () => {
    const guest = await house.reachable(here, { language: 'en' });
    const visit = await booked({ guest_id: guest.id, source: 'bot' }, 'bot:1');
    await visit.moved({ booked_at: '2027-05-06T16:30:00.000Z' });
    await at('2027-05-06T09:00:01Z');
    await visit.moved({ booked_at: '2027-05-06T17:00:00.000Z' });
    await at('2027-05-06T09:00:02Z');
    await visit.cancelled({ status: 'cancelled', cancelled_by: 'staff' });
    await at('2027-05-06T16:30:00Z');
    expect(await texts()).toEqual([
      expect.stringMatching(/^Анна, your booking has a new time: Thursday,? 6 May at 19:30 for 2\./),
      expect.stringContaining('at 20:00'),
      expect.stringContaining('had to be cancelled'),
    ]);
  });

  it('confirmed and moved before anything was said is one message, with the time it has', async () => {
    const guest = await house.reachable(here);
    const visit = await booked({ guest_id: guest.id, status: 'new' });
    await visit.confirmed({ status: 'confirmed' });
    await visit.moved({ booked_at: '2027-05-06T16:30:00.000Z' });
    await at('2027-05-06T09:00:01Z');
    expect(await texts()).toEqual([expect.stringContaining('подтверждена: четверг, 6 мая в 19:30')]);
  });

  it('is one message also where that it was moved is told before that it was confirmed', async () => {
    const guest = await house.reachable(here);
    const asked = house.booking({ guest_id: guest.id, status: 'new' });
    const confirmed = { ...asked, version: 2, status: 'confirmed' } as const;
    const moved = { ...confirmed, version: 3, booked_at: '2027-05-06T16:30:00.000Z' };
    await house.tell(here, 'booking.moved', moved, { before: confirmed });
    await house.tell(here, 'booking.confirmed', confirmed, { before: asked });
    await at('2027-05-06T09:00:01Z');
    expect(await texts()).toEqual([expect.stringContaining('подтверждена: четверг, 6 мая в 19:30')]);
    expect(await notices()).toMatchObject({ booking_moved: 'not_meant 09:00' });
  });

  it('moved five times is reminded of once, an hour before the time it has', async () => {
    const guest = await house.reachable(here);
    const visit = await booked({ guest_id: guest.id, source: 'bot' }, 'bot:1');
    for (const hour of [18, 20, 17, 21, 19]) {
      await visit.moved({ booked_at: `2027-05-06T${hour}:00:00.000Z` }, 'bot:1');
      expect(await notices()).toEqual({ reminder_60min: `planned ${hour - 1}:00` });
    }
    for (const time of ['14:00', '16:00', '17:59']) await at(`2027-05-06T${time}:00Z`);
    expect(await kinds()).toEqual([]);
    await at('2027-05-06T18:00:00Z');
    // Back and forth after it was sent.
    await visit.moved({ booked_at: '2027-05-07T18:00:00.000Z' }, 'bot:1');
    await visit.moved({ booked_at: '2027-05-06T20:00:00.000Z' }, 'bot:1');
    for (const time of ['06T19:00', '07T17:00']) await at(`2027-05-${time}:00Z`);
    expect(await kinds()).toEqual(['reminder']);
  });

  it('is no reminder ten minutes ahead, none of what was moved so near, and none after the beginning', async () => {
    const guest = await house.reachable(here);
    now('2027-05-06T14:50:00Z');
    const near = await booked({ guest_id: guest.id, source: 'bot' }, 'bot:1');
    expect(await notices()).toEqual({});
    await near.moved({ booked_at: '2027-05-06T18:00:00.000Z' }, 'bot:1');
    expect(await notices()).toEqual({ reminder_60min: 'planned 17:00' });
    await near.moved({ booked_at: '2027-05-06T15:10:00.000Z' }, 'bot:1');
    expect(await notices()).toEqual({ reminder_60min: 'not_meant 17:00' });
    await near.moved({ booked_at: '2027-05-06T18:00:00.000Z' }, 'bot:1');
    await at('2027-05-06T18:00:00Z');
    expect(await notices()).toEqual({ reminder_60min: 'too_late 17:00' });
    expect(await kinds()).toEqual([]);
  });

  it('is made up for after a standstill, as far as it is still meant', async () => {
    const guest = await house.reachable(here);
    const early = await booked({ guest_id: guest.id, source: 'bot' }, 'bot:1');
    await early.arrived({ status: 'arrived', arrived_at: '2027-05-06T09:00:00.000Z' });
    await booked({ guest_id: guest.id, source: 'bot', booked_at: '2027-05-07T12:00:00.000Z' }, 'bot:1');
    await booked({ guest_id: guest.id, source: 'bot', booked_at: '2027-05-07T11:00:00.000Z' }, 'bot:1');
    await at('2027-05-07T11:30:00Z');
    expect(await kinds()).toEqual(['reminder']);
    expect((await house.rows<Notice>(here, 'notices', 'reason', 'reason')).map(({ reason }) => reason)).toEqual([
      ...['not_meant', 'too_late', 'too_late', null],
    ]);
  });

  it('tells the time by the clock that the venue has when it is sent', async () => {
    const guest = await house.reachable(here);
    await booked({ guest_id: guest.id, source: 'bot' }, 'bot:1');
    const venue = {
      ...{ id: here.venueId!, version: 2, slug: 'v', name: 'Ель', timezone: 'Asia/Vladivostok', country: 'RU' },
      ...{ language: 'ru', contacts: {}, status: 'active' },
    } as VenueState;
    await house.tell(here, 'venue.changed', venue);
    await at('2027-05-06T14:00:00Z');
    expect(await texts()).toEqual(['Анна, напоминаем: в 01:00 вас ждут в «Ель».']);
  });

  it('reaches whoever the card is part of when it is due', async () => {
    const [merged, kept] = [await house.card(here, { name: 'Аня' }), await house.reachable(here, { name: 'Анна' })];
    await booked({ guest_id: merged.id, card_id: merged.id, source: 'bot' }, 'bot:1');
    await house.tell(here, 'guest.merged', { ...merged, version: 2, merged_into_id: kept.id });
    await at('2027-05-06T14:00:00Z');
    expect(await house.queued(here)).toMatchObject([{ guest_id: kept.id, telegram_id: kept.telegram_id }]);
    await house.tell(here, 'guest.unmerged', { ...merged, version: 3, merged_into_id: null });
    expect(await house.rows(here, 'messages', 'guest_id')).toEqual([{ guest_id: merged.id }]);
  });

  it('waits for a card that is not known yet, also where the booking came by a phone', async () => {
    const id = newId();
    await booked({ guest_id: id });
    await booked({ contact: { name: 'Берта', phone: '+79160000001' } });
    await at('2027-05-06T09:00:01Z');
    expect(await kinds()).toEqual([]);
    await house.reachable(here, { id });
    await house.reachable(here, { phone: '+79160000001', name: 'Берта' });
    await at('2027-05-06T09:00:01Z');
    expect((await texts()).map((text) => text.split(',')[0]).sort()).toEqual(['Анна', 'Берта']);
  });

  it('is nothing to who blocked the bot, has none, or took back that his data are kept', async () => {
    const [blocked, silent, away] = [await house.reachable(here), await house.reachable(here), await house.card(here)];
    await house.tell(here, 'chat.blocked', { ...blocked.chat, version: 2, blocked_at: '2027-05-06T09:00:00Z' });
    const line = { id: newId(), version: 1, guest_id: silent.id, purpose: 'personal_data', channel: null, way: 'bot' };
    const said = { ...line, text_version: null, at: '2027-05-06T09:00:00Z', given: false } as const;
    await house.tell(here, 'consent.withdrawn', said as never);
    for (const { id } of [blocked, silent, away]) await booked({ guest_id: id });
    await at('2027-05-06T09:00:01Z');
    expect(await kinds()).toEqual([]);
    const dropped = await house.rows<Notice>(here, 'notices', 'reason', 'reason');
    expect(dropped.flatMap(({ reason }) => reason ?? [])).toEqual(['blocked', 'no_consent', 'no_telegram']);
  });

  it('follows the newest of a booking, in whichever order it is told', async () => {
    const guest = await house.reachable(here);
    const first = house.booking({ guest_id: guest.id, source: 'bot' });
    const moved = { ...first, version: 2, booked_at: '2027-05-06T17:00:00.000Z' };
    await house.tell(here, 'booking.cancelled', { ...moved, version: 3, status: 'cancelled', cancelled_by: 'staff' });
    await house.tell(here, 'booking.moved', moved, { before: first });
    await house.tell(here, 'booking.confirmed', first, { actor: 'bot:1' });
    await at('2027-05-06T16:00:00Z');
    expect(await texts()).toEqual([expect.stringContaining('пришлось отменить')]);
  });

  describe('when many look at once', () => {
    const many = async (count: number) => {
      const guest = await house.reachable(here);
      await house.admin.query(
        `WITH said AS (SELECT gen_random_uuid() AS id FROM generate_series(1, $3)), kept AS (
           INSERT INTO messaging.bookings (venue_id, booking_id, card_id, guest_id, starts_at, guests_count, status, source,
                                           stands_since, version)
           SELECT $1, id, $2, $2, '2027-05-06T15:00:00Z', 2, 'confirmed', 'bot', '2027-05-06T09:00:00Z', 1 FROM said)
         INSERT INTO messaging.notices (id, venue_id, booking_id, rule, due_at, look_at, state, created_at, updated_at)
         SELECT gen_random_uuid(), $1, id, 'reminder_60min', '2027-05-06T14:00:00Z', '2027-05-06T14:00:00Z', 'planned',
                now(), now() FROM said`,
        [here.venueId, guest.id, count],
      );
    };
    const said = async () => {
      const ids = (await house.queued(here)).map(({ booking_id }) => booking_id);
      return { sent: ids.length, bookings: new Set(ids).size };
    };

    it('three say each of five hundred once', async () => {
      await many(500);
      now('2027-05-06T14:00:00Z');
      const three = [house.scheduler(), house.scheduler(), house.scheduler()];
      await Promise.all(three.map((each) => each.run()));
      await scheduler.run();
      expect(await said()).toEqual({ sent: 500, bookings: 500 });
      expect(await house.rows(here, 'notices', 'DISTINCT state')).toEqual([{ state: 'sent' }]);
    });

    it('what a killed one had in hand is said by another, once', async () => {
      await many(250);
      now('2027-05-06T14:00:00Z');
      let pid = 0;
      const killed = house.transactions.inVenue(here, async (tx) => {
        expect(await sendDue(tx, house, 100, house.clock.now())).toMatchObject({ claimed: 100, sent: 100 });
        pid = (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]!.pid;
        // What is in hand is left alone by who looks meanwhile.
        await scheduler.run();
        expect(await said()).toEqual({ sent: 150, bookings: 150 });
        await house.admin.query('SELECT pg_terminate_backend($1)', [pid]);
      });
      await expect(killed).rejects.toThrow();
      // This side hears of its end before PostgreSQL has let go of what it had locked.
      await eventually(async () => {
        const { rows } = await house.admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]);
        expect(rows).toEqual([]);
      });
      expect(await said()).toEqual({ sent: 150, bookings: 150 });
      await scheduler.run();
      expect(await said()).toEqual({ sent: 250, bookings: 250 });
      expect(await house.rows(here, 'messages', 'count(*)::integer')).toEqual([{ count: 250 }]);
    });
  });

  it('is a venue’s own', async () => {
    const there = here;
    const guest = await house.reachable(there);
    await booked({ guest_id: guest.id });
    here = await house.open();
    for (const table of ['bookings', 'chats', 'consents', 'guests', 'messages', 'notices']) {
      const seen = await house.transactions.inVenue(here, (tx) => tx.query(`SELECT * FROM ${table}`));
      expect([table, seen]).toEqual([table, []]);
    }
    await booked({ guest_id: guest.id });
    await at('2027-05-06T09:01:00Z');
    expect(await house.queued(here)).toEqual([]);
    expect(await house.queued(there)).toHaveLength(1);
  });
});
