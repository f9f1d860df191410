import { Caller } from '@guestflow/access';
import { GuestState, VenueState, WaitlistState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';

describe('what is said beside bookings', () => {
  let house: OpenedMessaging;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    now('2027-05-06T09:00:00Z');
    here = await house.open();
  });

  const now = (iso: string) => (house.clock.at = new Date(iso));
  const at = async (iso: string) => {
    now(iso);
    await house.scheduler().run();
  };
  const reasons = async () =>
    (await house.rows<{ said: string }>(here, 'notices', 'COALESCE(reason, state) AS said')).map(({ said }) => said);

  describe('an offer of room', () => {
    const offered = {
      ...({ version: 2, status: 'offered', offered_starts_at: '2027-05-06T16:30:00.000Z' } as const),
      offer_expires_at: '2027-05-06T09:15:00.000Z',
    };
    const wait = async (change: Partial<WaitlistState>): Promise<WaitlistState> => {
      const place = house.place(change);
      await house.tell(here, 'waitlist.joined', place);
      const { contact: _, ...known } = place;
      return known;
    };

    it('is told at once, with until when it holds and what can be answered', async () => {
      const guest = await house.reachable(here);
      const place = await wait({ guest_id: guest.id });
      await house.tell(here, 'waitlist.offered', { ...place, ...offered });
      await at('2027-05-06T09:00:01Z');
      await at('2027-05-06T09:00:02Z');
      expect(await house.queued(here)).toEqual([
        expect.objectContaining({
          ...{ kind: 'booking', guest_id: guest.id, booking_id: null, waitlist_id: place.id },
          ...{ send_before: offered.offer_expires_at, urgency: 'urgent' },
          text: expect.stringMatching(/четверг, 6 мая в 19:30, гостей: 2\..* 12:15/) as string,
          buttons: [
            expect.objectContaining({ action: 'accept_offer' }),
            expect.objectContaining({ action: 'decline_offer' }),
          ] as object[],
        }),
      ]);
    });

    it('is told anew where there is another', async () => {
      const guest = await house.reachable(here);
      const place = await wait({ guest_id: guest.id });
      await house.tell(here, 'waitlist.offered', { ...place, ...offered });
      await at('2027-05-06T09:00:01Z');
      await house.tell(here, 'waitlist.passed', { ...place, version: 3, status: 'waiting' });
      await house.tell(here, 'waitlist.offered', { ...place, ...offered, version: 4 });
      await at('2027-05-06T09:00:02Z');
      expect(await house.queued(here)).toHaveLength(2);
    });

    it('is not told where it holds no longer', async () => {
      const guest = await house.reachable(here);
      const [late, taken] = [await wait({ guest_id: guest.id }), await wait({ guest_id: guest.id })];
      for (const place of [late, taken]) await house.tell(here, 'waitlist.offered', { ...place, ...offered });
      await house.tell(here, 'waitlist.booked', { ...taken, version: 3, status: 'booked', booking_id: newId() });
      await at('2027-05-06T09:15:00Z');
      expect((await reasons()).sort()).toEqual(['not_meant', 'too_late']);
      expect(await house.queued(here)).toEqual([]);
    });

    it('reaches whoever is known by the phone, and whichever card theirs is part of', async () => {
      const phone = '+79160000077';
      const place = await wait({ contact: { name: 'Берта', phone } });
      await house.tell(here, 'waitlist.offered', { ...place, ...offered });
      await at('2027-05-06T09:00:01Z');
      const merged = await house.card(here, { phone, name: 'Берта' });
      const kept = await house.reachable(here, { name: 'Анна' });
      await house.tell(here, 'guest.merged', { ...merged, version: 2, merged_into_id: kept.id });
      await at('2027-05-06T09:00:02Z');
      expect(await house.queued(here)).toMatchObject([{ guest_id: kept.id, telegram_id: kept.telegram_id }]);
    });
  });

  describe('a birthday', () => {
    const agreed = async (change: Partial<GuestState> = {}) => {
      const guest = await house.reachable(here, { birthday: '1990-05-07', ...change });
      for (const purpose of ['personal_data', 'marketing'] as const) {
        const line = { id: newId(), version: 1, guest_id: guest.id, purpose, channel: null, way: 'bot' };
        const told = { ...line, text_version: null, at: '2027-05-01T09:00:00Z', given: true };
        await house.tell(here, 'consent.given', told as never);
      }
      return guest;
    };
    const switchOn = () =>
      house.admin.query(
        `UPDATE messaging.notification_templates SET is_active = true, message_text = 'С днём рождения, {guest_name}!'
          WHERE venue_id = $1 AND type = 'birthday'`,
        [here.venueId],
      );
    const look = async (iso: string) => {
      now(iso);
      await Promise.all([1, 2, 3].map(() => house.birthdays().run()));
      await house.scheduler().run();
    };
    const wished = async () => (await house.queued(here)).map(({ guest_id }) => guest_id);

    it('is wished once in a year, in the morning of the day, however many look', async () => {
      await switchOn();
      const guest = await agreed();
      await agreed({ birthday: '1990-05-08' });
      await look('2027-05-07T06:59:59Z');
      expect(await wished()).toEqual([]);
      await look('2027-05-07T07:00:00Z');
      await look('2027-05-07T08:00:00Z');
      expect(await house.queued(here)).toMatchObject([
        {
          ...{ guest_id: guest.id, text: 'С днём рождения, Анна!', kind: 'campaign', urgency: 'bulk' },
          send_before: '2027-05-07T21:00:00.000Z',
        },
      ]);
      await look('2028-05-07T07:00:00Z');
      expect(await wished()).toEqual([guest.id, guest.id]);
    });

    it('is not wished where the venue does not, nor to who has not agreed to be written to or is not welcome', async () => {
      await agreed();
      await look('2027-05-07T07:00:00Z');
      expect(await reasons()).toEqual([]);
      here = await house.open();
      await switchOn();
      await house.reachable(here, { birthday: '1990-05-07' });
      const unwelcome = await agreed();
      const entry = { id: newId(), version: 1, guest_id: unwelcome.id, phone: null, removed_at: null };
      await house.tell(here, 'blacklist.added', entry as never);
      await look('2027-05-07T07:00:00Z');
      expect((await reasons()).sort()).toEqual(['blacklisted', 'no_consent']);
      expect(await wished()).toEqual([]);
    });

    it('is made up for on the same day, and not on the next', async () => {
      await switchOn();
      const late = await agreed();
      await agreed({ birthday: '1990-05-09' });
      await look('2027-05-06T09:00:00Z');
      await look('2027-05-07T17:00:00Z');
      expect(await wished()).toEqual([late.id]);
      await look('2027-05-09T21:00:00Z');
      expect(await wished()).toEqual([late.id]);
    });

    it('of 29 February is wished on the 28th where there is none', async () => {
      await switchOn();
      const guest = await agreed({ birthday: '2000-02-29' });
      await look('2028-02-28T09:00:00Z');
      expect(await wished()).toEqual([]);
      await look('2028-02-29T09:00:00Z');
      await look('2029-02-28T09:00:00Z');
      expect(await wished()).toEqual([guest.id, guest.id]);
    });

    it('of a guest with two cards is one, also where they become one on the day', async () => {
      await switchOn();
      const [first, second] = [await agreed(), await agreed({ birthday: null })];
      await look('2027-05-07T07:00:00Z');
      expect(await wished()).toEqual([first.id]);
      await house.tell(here, 'guest.merged', { ...first, version: 2, merged_into_id: second.id });
      const changed = { ...second, version: 2, birthday: '1990-05-07' } as GuestState;
      await house.tell(here, 'guest.changed', changed);
      // Other clocks: it is looked anew on the same day.
      const venue = { id: here.venueId!, version: 2, slug: 'v', name: 'Ель', timezone: 'Europe/Samara', country: 'RU' };
      await house.tell(here, 'venue.changed', {
        ...venue,
        language: 'ru',
        contacts: {},
        status: 'active',
      } as VenueState);
      await look('2027-05-07T09:00:00Z');
      expect(await wished()).toEqual([first.id]);
    });

    const quietUntilNoon = () =>
      house.admin.query(
        `INSERT INTO messaging.reminder_rules (venue_id, rules, quiet_from, quiet_to, version, updated_at)
         VALUES ($1, '[]', '22:00', '12:00', 2, now())`,
        [here.venueId],
      );

    it('of cards that become one before he is wished well is one', async () => {
      await switchOn();
      const [first, second, third] = [await agreed(), await agreed(), await agreed()];
      await quietUntilNoon();
      await look('2027-05-07T07:00:00Z');
      await house.tell(here, 'guest.merged', { ...first, version: 2, merged_into_id: second.id });
      await house.tell(here, 'guest.merged', { ...third, version: 2, merged_into_id: second.id });
      now('2027-05-07T09:00:00Z');
      await Promise.all([1, 2, 3].map(() => house.scheduler().run()));
      expect(await wished()).toEqual([second.id]);
      expect((await reasons()).sort()).toEqual(['sent', 'too_late', 'too_late']);
    });

    it('waits until quiet hours are over', async () => {
      await switchOn();
      const guest = await agreed();
      await quietUntilNoon();
      await look('2027-05-07T07:00:00Z');
      await at('2027-05-07T08:59:59Z');
      expect(await wished()).toEqual([]);
      await at('2027-05-07T09:00:00Z');
      expect(await wished()).toEqual([guest.id]);
    });
  });

  it('of what has nothing left to say to one guest, the others hear all the same', async () => {
    await house.admin.query(
      `UPDATE messaging.notification_templates SET message_text = '{guest_name}'
        WHERE venue_id = $1 AND type = 'booking_confirmation'`,
      [here.venueId],
    );
    const [nameless, anna] = [await house.reachable(here, { name: null }), await house.reachable(here)];
    for (const { id } of [nameless, anna]) {
      await house.tell(here, 'booking.confirmed', house.booking({ guest_id: id }), { actor: 'user:1' });
    }
    await at('2027-05-06T09:00:01Z');
    expect(await house.queued(here)).toMatchObject([{ guest_id: anna.id, text: 'Анна' }]);
    expect(await reasons()).toContain('switched_off');
  });

  it('a request that was not made in the bot is told of, and one that was answered meanwhile is not', async () => {
    const guest = await house.reachable(here);
    const asked = (source: 'web' | 'bot') => house.booking({ guest_id: guest.id, status: 'new', source });
    const [web, bot, answered] = [asked('web'), asked('bot'), asked('web')];
    for (const each of [web, bot, answered]) await house.tell(here, 'booking.requested', each, { actor: 'anonymous' });
    await house.tell(here, 'booking.confirmed', { ...answered, version: 2, status: 'confirmed' }, { before: answered });
    await at('2027-05-06T09:00:01Z');
    const told = (await house.queued(here)).map(({ booking_id, text }) => [booking_id, text.includes('подтверждена')]);
    expect(told.sort()).toEqual(
      [
        [web.id, false],
        [answered.id, true],
      ].sort(),
    );
  });
});
