import { Caller } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { Booked } from '../testing/booked';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { SetReminderRulesDto } from './reminders.dto';
import { RemindersService } from './reminders.service';

interface Notice {
  rule: string;
  due_at: Date;
  state: string;
  reason: string | null;
}

describe('when a venue reminds its guests', () => {
  let house: OpenedMessaging;
  let reminders: RemindersService;
  let here: Caller;
  let guestId: string;

  beforeAll(async () => {
    house = await openMessaging();
    reminders = new RemindersService(house.transactions, house.forgetting, house.channels, house.clock);
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    now('2027-03-20T09:00:00Z');
    here = await house.open({ timezone: 'Europe/Berlin', language: 'en' });
    guestId = (await house.reachable(here)).id;
  });

  const now = (iso: string) => (house.clock.at = new Date(iso));
  const at = async (iso: string) => {
    now(iso);
    await house.scheduler().run();
  };
  const booked = (booked_at: string) =>
    Booked.make(house, here, { guest_id: guestId, booked_at: new Date(booked_at).toISOString() });
  const said = (...offsets: number[]): SetReminderRulesDto => ({
    rules: offsets.map((offset_minutes) => ({ offset_minutes, is_active: true })),
    ...{ quiet_from: '23:00', quiet_to: '08:00' },
  });
  const set = (...offsets: number[]) => reminders.setRules(here, said(...offsets));
  const kinds = async () => (await house.queued(here)).map(({ kind }) => kind);
  const notices = async () =>
    Object.fromEntries(
      (await house.rows<Notice>(here, 'notices', 'rule, due_at, state, reason')).map(
        ({ rule, due_at, state, reason }) => [rule, `${reason ?? state} ${due_at.toISOString().slice(5, 16)}`],
      ),
    );

  it('is an hour ahead until it says otherwise, which is told', async () => {
    expect(await reminders.rules(here)).toMatchObject({
      ...{ version: 1, rules: [{ offset_minutes: 60, is_active: true }], quiet_from: '23:00', updated_at: null },
    });
    const changed = await reminders.setRules(here, said(60, 1_440), 1);
    expect(changed).toMatchObject({ version: 2, rules: [{ offset_minutes: 1_440 }, { offset_minutes: 60 }] });
    expect(await reminders.rules(here)).toEqual(changed);
    await expect(reminders.setRules(here, said(60), 1)).rejects.toMatchObject({ status: 412 });
    const { rows } = await house.admin.query<{ after: object }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox
        WHERE type = 'reminder_rules.changed.v1' AND subject = $1`,
      [here.venueId],
    );
    expect(rows).toEqual([{ after: { ...changed, id: here.venueId } }]);
  });

  it.each<[string, Partial<SetReminderRulesDto>]>([
    ['the same twice', { rules: said(60, 60).rules }],
    ['half of the quiet hours', { quiet_from: null }],
    ['quiet hours that never end', { quiet_to: '23:00' }],
  ])('is not %s', async (_, wrong) => {
    await expect(reminders.setRules(here, { ...said(60), ...wrong })).rejects.toMatchObject({ status: 400 });
  });

  it('is a day and a week before by its clocks, over the days that they make shorter and longer', async () => {
    await set(1_440, 10_080);
    await booked('2027-03-28T19:00:00+02:00');
    expect(await notices()).toEqual({
      ...{ 'reminder:1440': 'planned 03-27T18:00', 'reminder:10080': 'planned 03-21T18:00' },
    });
    for (const time of ['21T17:59', '21T18:00', '21T18:01']) await at(`2027-03-${time}:00Z`);
    expect(await kinds()).toEqual(['reminder']);
    for (const time of ['27T17:59', '27T18:00', '27T18:01']) await at(`2027-03-${time}:00Z`);
    expect((await house.queued(here)).map(({ text }) => text)).toEqual([
      expect.stringContaining('Sunday 28 March at 19:00'),
      expect.stringContaining('Sunday 28 March at 19:00'),
    ]);
  });

  it('is by the new rules for what is booked already: what would have been due is not made up for', async () => {
    await booked('2027-03-21T19:00:00+01:00');
    await at('2027-03-20T20:00:00Z');
    await set(60, 240, 1_440);
    expect(await notices()).toEqual({ reminder_60min: 'planned 03-21T17:00', 'reminder:240': 'planned 03-21T14:00' });
    await at('2027-03-21T14:00:00Z');
    expect(await kinds()).toEqual(['reminder']);
    // What was said was said; what is switched off is not; what is switched on again is, as far as it is ahead.
    await reminders.setRules(here, {
      ...said(240),
      rules: [
        { offset_minutes: 240, is_active: true },
        { offset_minutes: 60, is_active: false },
      ],
    });
    expect(await notices()).toMatchObject({ reminder_60min: 'not_meant 03-21T17:00' });
    await set(60, 240);
    expect(await notices()).toEqual({ reminder_60min: 'planned 03-21T17:00', 'reminder:240': 'sent 03-21T14:00' });
    await at('2027-03-21T17:00:00Z');
    expect(await kinds()).toEqual(['reminder', 'reminder']);
  });

  it('leaves what is due as the rules change to be said, once', async () => {
    await set(60, 240);
    const visit = await booked('2027-03-20T15:00:00Z');
    now('2027-03-20T11:00:05Z');
    await set(60, 300);
    expect(await notices()).toMatchObject({ 'reminder:240': 'planned 03-20T11:00' });
    await at('2027-03-20T11:00:06Z');
    expect(await notices()).toEqual({ reminder_60min: 'planned 03-20T14:00', 'reminder:240': 'sent 03-20T11:00' });
    await visit.step('booking.changed', { guests_count: 3 });
    expect(await kinds()).toEqual(['reminder']);
  });

  it('goes by its new clocks where it changes them', async () => {
    await set(60, 1_440);
    const visit = await booked('2027-03-29T19:00:00+02:00');
    expect(await notices()).toMatchObject({ 'reminder:1440': 'planned 03-28T17:00' });
    now('2027-03-27T09:00:00Z');
    const moved = {
      id: here.venueId!,
      version: 2,
      slug: 'v',
      name: 'Ель',
      timezone: 'America/New_York',
      country: 'US',
    };
    await house.tell(here, 'venue.changed', { ...moved, language: 'en', contacts: {}, status: 'active' } as VenueState);
    // Clocks have not changed there between the two days.
    expect(await notices()).toEqual({ 'reminder:1440': 'planned 03-28T17:00', reminder_60min: 'planned 03-29T16:00' });
    await set(60, 840);
    // Seven in the morning there, which was quiet in neither: at eleven there it is one o’clock in the night before.
    expect(await notices()).toMatchObject({
      'reminder:840': 'planned 03-29T12:00',
      'reminder:1440': 'not_meant 03-28T17:00',
    });
    await at('2027-03-29T12:00:00Z');
    await visit.step('booking.changed', { guests_count: 4 });
    await at('2027-03-29T16:00:00Z');
    expect(await kinds()).toEqual(['reminder', 'reminder']);
  });

  it('reminds of what is moved about once, and by the last time; made up for after a standstill as far as it is meant', async () => {
    await set(60, 240, 1_440);
    const visit = await booked('2027-03-22T18:00:00Z');
    for (const hour of [20, 16, 17, 21, 19]) await visit.moved(`2027-03-22T${hour}:00:00.000Z`);
    expect(await notices()).toEqual({
      ...{ reminder_60min: 'planned 03-22T18:00', 'reminder:240': 'planned 03-22T15:00' },
      ...{ 'reminder:1440': 'planned 03-21T19:00' },
    });
    await at('2027-03-21T19:00:00Z');
    // For three hours nobody was there: of two that are due by then it is the nearer one.
    await at('2027-03-22T18:00:00Z');
    expect(await notices()).toEqual({
      ...{ reminder_60min: 'sent 03-22T18:00', 'reminder:240': 'too_late 03-22T15:00' },
      ...{ 'reminder:1440': 'sent 03-21T19:00' },
    });
    await visit.moved('2027-03-25T19:00:00.000Z');
    await visit.moved('2027-03-22T19:30:00.000Z');
    for (const day of [23, 24, 25]) await at(`2027-03-${day}T18:30:00Z`);
    expect(await kinds()).toEqual(['reminder', 'reminder']);
  });

  it('is what its words are switched on for when it is due', async () => {
    await booked('2027-03-20T15:00:00Z');
    const turn = (on: boolean) =>
      house.admin.query(`UPDATE messaging.notification_templates SET is_active = $2 WHERE venue_id = $1`, [
        ...[here.venueId, on],
      ]);
    await turn(false);
    await booked('2027-03-20T16:00:00Z');
    await at('2027-03-20T14:00:00Z');
    await turn(true);
    await at('2027-03-20T15:00:00Z');
    expect((await house.rows<Notice>(here, 'notices', 'reason', 'due_at')).map(({ reason }) => reason)).toEqual([
      ...['switched_off', null],
    ]);
  });

  it('is at once where somebody asks for it, and says what became of it', async () => {
    await booked('2027-03-20T15:00:00Z');
    const gone = await house.card(here);
    await Booked.make(house, here, { guest_id: gone.id, booked_at: '2027-03-20T15:00:00.000Z' });
    await Booked.make(house, here, { guest_id: crypto.randomUUID(), booked_at: '2027-03-20T15:00:00.000Z' });
    now('2027-03-20T14:00:00Z');
    expect(await reminders.run(here)).toEqual({ sent: 1, dropped: 1, waiting: 1 });
    expect(await reminders.run(here)).toEqual({ sent: 0, dropped: 0, waiting: 0 });
  });

  it('follows for ten thousand bookings within seconds, whatever is booked and said meanwhile', async () => {
    await house.admin.query(
      `INSERT INTO messaging.bookings (venue_id, booking_id, card_id, guest_id, starts_at, guests_count, status, source,
                                       stands_since, version)
       SELECT $1, gen_random_uuid(), $2, $2, '2027-03-20T10:00:00Z'::timestamptz + n * interval '3 minutes', 2, 'confirmed',
              'bot', '2027-03-19T09:00:00Z', 1 FROM generate_series(1, 10000) n`,
      [here.venueId, guestId],
    );
    await set(60);
    // Those of the next five hours are due while the rules change.
    now('2027-03-20T14:00:00Z');
    const began = performance.now();
    const meanwhile = [house.scheduler().run(), house.scheduler().run()];
    const booking = Array.from({ length: 5 }, () => booked('2027-03-25T19:00:00+01:00'));
    await Promise.all([set(60, 240, 1_440), ...meanwhile, ...booking]);
    const seconds = (performance.now() - began) / 1_000;
    console.log(`10000 bookings planned anew within ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(30);
    await house.scheduler().run();
    const { rows } = await house.admin.query(
      `SELECT rule, COALESCE(reason, state) AS state, count(*)::integer AS count FROM messaging.notices
        WHERE venue_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
      [here.venueId],
    );
    // Whose visit had not begun by then was reminded; nobody of what was due before there was a rule for it.
    expect(rows).toEqual([
      { rule: 'reminder:1440', state: 'planned', count: 9_445 },
      { rule: 'reminder:240', state: 'planned', count: 9_845 },
      { rule: 'reminder_60min', state: 'planned', count: 9_905 },
      { rule: 'reminder_60min', state: 'sent', count: 20 },
      { rule: 'reminder_60min', state: 'too_late', count: 80 },
    ]);
    expect(await house.queued(here)).toHaveLength(20);
  });
});
