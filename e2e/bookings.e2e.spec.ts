import { newId } from '@guestflow/persistence';
import { Pool } from 'pg';
import { BookingCardDto, BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { Answer, Api } from './support/api';
import { House, openHouse, StandingClock } from './support/house';
import { settled } from './support/settled';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

interface Refusal {
  code: string;
  detail: string;
  rule?: string;
  reason?: string;
  errors?: { field: string }[];
  conflicts?: Record<string, string>[];
  alternatives?: { date: string; time: string; starts_at: string }[];
}
type Booked = Answer<BookingDto>;

// A Wednesday, noon in Moscow.
const noon = '2027-05-05T09:00:00.000Z';
const day = '2027-05-05';

describe('a booking, as staff make it', () => {
  const clock = new StandingClock(new Date(noon));
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;
  let house: House;
  let other: House;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock });
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    [house, other] = [
      await openHouse(platform, { operator, sql }, { settings: { buffer_minutes: 15, default_visit_minutes: 90 } }),
      await openHouse(platform, { operator, sql }, { name: 'Кафе «Осина»' }),
    ];
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });
  beforeEach(() => clock.set(noon));

  const book = (body: object, api = house.receptionist) => api.post<BookingDto>('/bookings', body);
  const stored = async () =>
    Number((await sql.query<{ count: string }>('SELECT count(*) FROM booking.bookings')).rows[0]!.count);
  const occupying = async (id: string) =>
    (
      await sql.query<{ resource_id: string }>(
        'SELECT resource_id FROM booking.allocations WHERE owner_id = $1 ORDER BY resource_id',
        [id],
      )
    ).rows.map(({ resource_id }) => resource_id);
  const go = (id: string, verb: string, body: object = {}, api = house.receptionist) =>
    api.post<BookingDto>(`/bookings/${id}/${verb}`, body);
  const refusal = (answer: Answer<unknown>) => answer.body as Refusal;
  const events = async (id: string) => {
    await settled(sql);
    const { body } = await operator.get<{ event: string; new_value: object; old_value: object | null }[]>(
      `/audit-log?entity_type=booking&entity_id=${id}&sort=created_at:asc`,
    );
    return body;
  };

  it('takes a table for the visit and the buffer after it, by the instant or by the clock on the wall', async () => {
    const made = await book({
      ...{ table_id: house.tables['2'], booked_at: '2027-05-05T15:00:00Z', guests_count: 3 },
      ...{ guest_name: 'Пётр', guest_phone: '8 916 123-45-67', comment: 'У окна', notes: 'Постоянный', tags: ['vip'] },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...{ status: 'confirmed', source: 'manual', table_id: house.tables['2'], table_ids: [house.tables['2']] },
      ...{ booked_at: '2027-05-05T15:00:00.000Z', date: day, time: '18:00', duration_minutes: 90, buffer_minutes: 15 },
      ...{ guest_name: 'Пётр', guest_phone: '+79161234567', guests_count: 3, confirmed_at: noon, version: 1 },
    });
    expect(await occupying(made.body.id)).toEqual([house.tables['2']]);
    const later = await book({ table_id: house.tables['2'], date: day, time: '19:45', guests_count: 2 });
    expect([later.status, later.body.booked_at]).toEqual([201, '2027-05-05T16:45:00.000Z']);
    expect((await events(made.body.id)).map(({ event }) => event)).toEqual(['booking.confirmed.v1']);
  });

  it('tells who comes too late what stands in the way and what is free nearby; nothing is kept of it', async () => {
    const date = '2027-05-06';
    const first = await book({ table_id: house.tables['3'], date, time: '18:00', guests_count: 5 });
    const before = await stored();
    const lost = await book({ table_id: house.tables['3'], date, time: '19:30', guests_count: 5 });
    expect([lost.status, refusal(lost).code, refusal(lost).reason]).toEqual([409, 'conflict', 'taken']);
    expect(refusal(lost).conflicts).toEqual([
      {
        ...{ table_id: house.tables['3'], kind: 'booking', booking_id: first.body.id },
        ...{ from: '2027-05-06T15:00:00.000Z', to: '2027-05-06T16:45:00.000Z' },
      },
    ]);
    expect(refusal(lost).alternatives?.map(({ time }) => time)).toContain('20:00');
    expect(await stored()).toBe(before);
    // What touches does not collide.
    expect((await book({ table_id: house.tables['3'], date, time: '19:45', guests_count: 5 })).status).toBe(201);
  });

  it('is a request without a table until it is confirmed: with one, with several, or with whatever suits best', async () => {
    const date = '2027-05-07';
    const request = async (guests_count: number) => (await book({ date, time: '18:00', guests_count })).body;
    const [one, several, best, last] = [await request(2), await request(8), await request(2), await request(4)];
    expect(one).toMatchObject({ status: 'new', table_id: null, table_ids: [], confirmed_at: null });
    // Staff know of it: it is over at its own time, and no sooner.
    expect(one.lapses_at).toBe(one.booked_at);
    expect(refusal(await go(one.id, 'confirm')).errors?.map(({ field }) => field)).toEqual(['table_id']);
    expect((await go(one.id, 'confirm', { table_id: house.tables['2'] })).body).toMatchObject({
      ...{ status: 'confirmed', table_id: house.tables['2'], confirmed_at: noon, version: 2 },
    });
    // The smallest that fits, so that the large one stays free.
    expect((await go(best.id, 'confirm', { auto: true })).body.table_ids).toEqual([house.tables['1']]);
    expect((await go(last.id, 'confirm', { auto: true })).body.table_ids).toEqual([house.tables['3']]);
    expect((await go(several.id, 'confirm', { table_ids: [house.tables['2'], house.tables['3']] })).status).toBe(409);
    expect((await go(last.id, 'cancel')).body.status).toBe('cancelled');
    expect((await go(one.id, 'cancel', { reason: 'Передумали' })).body).toMatchObject({
      ...{ status: 'cancelled', cancelled_by: 'staff', cancellation_reason: 'Передумали', cancelled_at: noon },
    });
    const both = [house.tables['2']!, house.tables['3']!].sort();
    expect((await go(several.id, 'confirm', { table_ids: both })).body.table_ids).toEqual(both);
    expect(await occupying(several.id)).toEqual(both);
    expect(refusal(await go(several.id, 'confirm', { auto: true }))).toMatchObject({ rule: 'not_in_this_status' });
  });

  it('goes through its life: comes, goes, does not come, and is taken back', async () => {
    const at = { table_id: house.tables['1'], booked_at: '2027-05-05T10:00:00Z', guests_count: 2 };
    const { id } = (await book(at)).body;
    expect(refusal(await go(id, 'no-show'))).toMatchObject({ code: 'rule_violation', rule: 'too_early' });
    clock.set('2027-05-05T10:05:00Z');
    expect((await go(id, 'arrived')).body).toMatchObject({ status: 'arrived', arrived_at: '2027-05-05T10:05:00.000Z' });
    expect((await go(id, 'undo-arrival')).body).toMatchObject({ status: 'confirmed', arrived_at: null });
    expect((await go(id, 'no-show')).body).toMatchObject({ status: 'no_show' });
    expect(await occupying(id)).toEqual([]);
    expect((await go(id, 'reopen')).body).toMatchObject({ status: 'confirmed', no_show_at: null });
    expect(await occupying(id)).toEqual([house.tables['1']]);
    await go(id, 'arrived');
    expect((await go(id, 'complete')).body).toMatchObject({ status: 'completed', version: 7 });
    // The table is free before the time was over.
    const next = await book(at);
    expect(next.status).toBe(201);
    expect((await go(id, 'reopen')).status).toBe(409);
    // With nothing said at all, it is what it says.
    expect((await house.receptionist.post<BookingDto>(`/bookings/${next.body.id}/cancel`)).body.status).toBe(
      'cancelled',
    );
    expect((await go(id, 'reopen')).body.status).toBe('arrived');

    const card = (await house.receptionist.get<BookingCardDto>(`/bookings/${id}`)).body;
    expect(card.history.map(({ verb, status }) => `${verb} ${status}`)).toEqual([
      ...['create confirmed', 'arrive arrived', 'undo_arrival confirmed', 'no_show no_show', 'reopen confirmed'],
      ...['arrive arrived', 'complete completed', 'reopen arrived'],
    ]);
    expect(card.history[0]).toMatchObject({ by: 'user', at: noon });
    expect(card).toMatchObject({ allowed_moves: ['undo_arrival', 'complete'], blacklisted: null });
    expect((await events(id)).map(({ event }) => event.split('.')[1])).toEqual([
      ...['confirmed', 'arrived', 'arrival_undone', 'no_show', 'reopened', 'arrived', 'completed', 'reopened'],
    ]);
  });

  it('is there at once when somebody walks in, at the table that suits best', async () => {
    clock.set('2027-05-05T12:34:56Z');
    const { body, status } = await book({ source: 'walk_in', guests_count: 3 });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        ...{ status: 'arrived', source: 'walk_in', booked_at: '2027-05-05T12:34:00.000Z', guest_id: null },
        ...{ arrived_at: '2027-05-05T12:34:56.000Z', table_ids: [house.tables['2']] },
      }),
    ]);
    await go(body.id, 'complete');
  });

  it('is not moved to another day once the guests sit there', async () => {
    clock.set('2027-05-16T09:00:00Z');
    const here = { source: 'walk_in', guests_count: 2, table_id: house.tables['1'] };
    const { id } = (await book(here)).body;
    const later = (time: object) => house.receptionist.patch<BookingDto>(`/bookings/${id}`, time);
    expect(refusal(await later({ date: '2027-05-17', time: '12:00' }))).toMatchObject({ rule: 'too_early' });
    expect((await later({ date: '2027-05-16', time: '12:05' })).body).toMatchObject({
      status: 'arrived',
      time: '12:05',
    });
    await go(id, 'complete');
  });

  it('takes a table by its id however that is written, and answers as it is kept', async () => {
    const [one, two] = [house.tables['1']!, house.tables['2']!];
    const shouted = [one, two].map((id) => id.toUpperCase());
    const made = await book({ table_ids: shouted, date: '2027-05-15', time: '13:00', guests_count: 5 });
    expect([made.status, made.body.table_ids]).toEqual([201, [one, two].sort()]);
    const single = await book({
      ...{ table_id: shouted[0], table_ids: [one] },
      ...{ date: '2027-05-15', time: '16:00', guests_count: 2 },
    });
    expect([single.status, single.body.table_ids]).toEqual([201, [one]]);
  });

  it('moves in time, to other tables and in length, as far as nobody else is there', async () => {
    const date = '2027-05-08';
    const a = (await book({ table_id: house.tables['2'], date, time: '13:00', guests_count: 4 })).body;
    const b = (await book({ table_id: house.tables['2'], date, time: '18:00', guests_count: 4 })).body;
    const change = (id: string, body: object) => house.receptionist.patch<BookingDto>(`/bookings/${id}`, body);
    expect((await change(a.id, { time: '16:00', date })).body).toMatchObject({ time: '16:00', version: 2 });
    expect((await change(a.id, { duration_minutes: 120 })).status).toBe(409);
    expect((await change(a.id, { duration_minutes: 105 })).body).toMatchObject({ duration_minutes: 105 });
    // It may overlap with where it was itself.
    expect((await change(a.id, { time: '15:30', date, duration_minutes: 135 })).status).toBe(200);
    expect((await change(a.id, { time: '18:00', date })).status).toBe(409);
    expect((await change(a.id, { time: '18:00', date, table_id: house.tables['3'] })).body.table_ids).toEqual([
      house.tables['3'],
    ]);
    expect(await occupying(a.id)).toEqual([house.tables['3']]);
    expect((await change(b.id, { guests_count: 7 })).body).toMatchObject({ rule: 'over_capacity', capacity: 4 });
    expect((await change(b.id, { guests_count: 2, notes: 'Торт', tags: ['день рождения'] })).body).toMatchObject({
      ...{ guests_count: 2, notes: 'Торт', tags: ['день рождения'], table_ids: [house.tables['2']] },
    });
    expect((await events(a.id)).map(({ event }) => event.split('.')[1])).toEqual([
      ...['confirmed', 'moved', 'moved', 'moved', 'moved'],
    ]);
    const [told] = await events(b.id).then((all) => all.slice(-1));
    expect([told!.event, told!.old_value, told!.new_value]).toEqual([
      'booking.changed.v1',
      expect.objectContaining({ guests_count: 4, version: 1 }),
      expect.objectContaining({ guests_count: 2, version: 2 }),
    ]);
    expect(JSON.stringify(told)).not.toContain('Торт');
  });

  it('keeps the table it has, though that one takes no new bookings any more', async () => {
    const [table_id, date] = [house.tables['2']!, '2027-05-16'];
    const { id } = (await book({ table_id, date, time: '13:00', guests_count: 2 })).body;
    const other = (await book({ table_id: house.tables['1'], date, time: '13:00', guests_count: 2 })).body;
    await house.manager.patch(`/tables/${table_id}`, { is_active: false });
    const change = (body: object, which = id) => house.receptionist.patch<BookingDto>(`/bookings/${which}`, body);
    expect((await change({ guests_count: 3, duration_minutes: 120 })).body).toMatchObject({
      ...{ table_ids: [table_id], guests_count: 3, duration_minutes: 120 },
    });
    expect(await occupying(id)).toEqual([table_id]);
    expect((await change({ guests_count: 5 })).body).toMatchObject({ rule: 'over_capacity' });
    expect((await change({ date, time: '14:00' })).body).toMatchObject({ rule: 'table_inactive' });
    expect((await change({ table_id }, other.id)).body).toMatchObject({ rule: 'table_inactive' });
    expect((await change({ table_ids: [table_id, house.tables['1']] })).status).toBe(409);
    await house.manager.patch(`/tables/${table_id}`, { is_active: true });
    for (const each of [id, other.id]) await go(each, 'cancel');
  });

  it('changes only as it was seen', async () => {
    const { id } = (await book({ table_id: house.tables['1'], date: '2027-05-09', time: '13:00', guests_count: 2 }))
      .body;
    const seen = { 'if-match': '"1"' };
    expect((await house.receptionist.patch(`/bookings/${id}`, { notes: 'a' }, seen)).status).toBe(200);
    expect((await house.receptionist.patch(`/bookings/${id}`, { notes: 'b' }, seen)).status).toBe(412);
    // What changes nothing is no change.
    expect((await house.receptionist.patch<BookingDto>(`/bookings/${id}`, { notes: 'a' })).body.version).toBe(2);
    expect((await house.receptionist.post(`/bookings/${id}/cancel`, {}, seen)).status).toBe(412);
  });

  it('is made once when it is asked twice with one key', async () => {
    const body = { table_id: house.tables['1'], date: '2027-05-10', time: '13:00', guests_count: 2 };
    const key = { 'idempotency-key': newId() };
    const [first, again] = [
      await house.receptionist.post<BookingDto>('/bookings', body, key),
      await house.receptionist.post<BookingDto>('/bookings', body, key),
    ];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect((await house.receptionist.post('/bookings', { ...body, guests_count: 1 }, key)).status).toBe(422);
  });

  describe('against the rules', () => {
    const date = '2027-05-11';
    it('goes beyond a table’s capacity only when a manager means it, and it is written down', async () => {
      const six = { table_id: house.tables['2'], date, time: '13:00', guests_count: 6 };
      expect(refusal(await book(six))).toMatchObject({
        code: 'rule_violation',
        rule: 'over_capacity',
        override: 'capacity',
      });
      const meant = { ...six, overrides: ['capacity'], override_reason: 'Два приставных стула' };
      expect((await book(meant)).status).toBe(403);
      const made = await book(meant, house.manager);
      expect(made.body).toMatchObject({ overrides: ['capacity'], override_reason: 'Два приставных стула' });
      expect((await events(made.body.id))[0]!.new_value).toMatchObject({ overrides: ['capacity'] });
      // A collision is nobody’s to allow.
      expect((await book({ ...meant, overrides: ['capacity', 'hours'] }, house.manager)).status).toBe(409);
    });

    it('goes outside the opening hours only when a manager means it', async () => {
      const late = { table_id: house.tables['2'], date, time: '21:30', guests_count: 2 };
      expect(refusal(await book(late))).toMatchObject({ rule: 'outside_opening_hours', override: 'hours' });
      expect((await book({ ...late, overrides: ['hours'] }, house.manager)).status).toBe(201);
    });
  });

  it.each<[string, object, number, string]>([
    ['in the past', { date: '2027-05-04', time: '18:00' }, 422, 'in_the_past'],
    ['a year too far', { date: '2029-06-04', time: '18:00' }, 422, 'too_far_ahead'],
    ['outside the opening hours', { date: '2027-05-06', time: '09:00' }, 422, 'outside_opening_hours'],
    ['beyond the closing', { date: day, time: '21:30' }, 422, 'outside_opening_hours'],
    ['for nobody', { guests_count: 0 }, 400, 'guests_count'],
    ['for a million', { guests_count: 1_000_000 }, 400, 'guests_count'],
    ['for half a guest', { guests_count: 1.5 }, 400, 'guests_count'],
    ['of no length', { duration_minutes: 0 }, 400, 'duration_minutes'],
    ['of two days', { duration_minutes: 2_880 }, 400, 'duration_minutes'],
    ['of the wrong sign', { duration_minutes: -60 }, 400, 'duration_minutes'],
    ['as if somebody had walked in tomorrow', { source: 'walk_in', date: '2027-05-06' }, 422, 'too_early'],
    [
      'at more tables than can be put together',
      { table_ids: Array.from({ length: 20 }, () => newId()) },
      400,
      'table_ids',
    ],
    ['at no time', { date: undefined, time: undefined }, 400, 'booked_at'],
    ['at a time without its date', { date: undefined }, 400, 'date'],
    ['at two times', { booked_at: '2027-05-05T15:00:00Z' }, 400, 'booked_at'],
    ['at no hour of the clock', { time: '25:00' }, 400, 'time'],
    ['on no day of the calendar', { date: '2027-02-30' }, 400, 'date'],
    [
      'at an instant of no offset',
      { date: undefined, time: undefined, booked_at: '2027-05-05T15:00:00' },
      400,
      'booked_at',
    ],
    ['at no table', { table_id: newId() }, 404, 'not_found'],
    ['at a table that is none', { table_id: 'window' }, 400, 'table_id'],
    ['for no guest', { guest_id: newId() }, 404, 'not_found'],
    ['for no phone', { guest_phone: '12345' }, 400, 'guest_phone'],
    ['with a field nobody knows', { price: 5 }, 400, 'price'],
  ])('%s is refused, and nothing is stored', async (_, wrong, status, why) => {
    const before = await stored();
    const answer = await book({ table_id: house.tables['1'], date: day, time: '18:00', guests_count: 2, ...wrong });
    const { code, rule, errors } = refusal(answer);
    expect([answer.status, rule ?? errors?.[0]?.field ?? code]).toEqual([status, why]);
    expect(await stored()).toBe(before);
  });

  it('at a time the clock is put forward over, is refused', async () => {
    const berlin = await openHouse(
      platform,
      { operator, sql },
      { timezone: 'Europe/Berlin', settings: { opening_hours: nightly } },
    );
    const night = { table_id: berlin.tables['1'], date: '2028-03-26', time: '02:30', guests_count: 2 };
    expect(refusal(await book(night, berlin.receptionist))).toMatchObject({ rule: 'nonexistent_time' });
    expect((await book({ ...night, time: '03:30' }, berlin.receptionist)).body.booked_at).toBe(
      '2028-03-26T01:30:00.000Z',
    );
  });

  it('at another venue’s table, or of another venue, is as if there were none', async () => {
    const made = (await book({ table_id: house.tables['1'], date: '2027-05-12', time: '13:00', guests_count: 2 })).body;
    expect((await book({ table_id: other.tables['1'], date: day, time: '18:00', guests_count: 2 })).status).toBe(404);
    const several = { table_ids: [house.tables['1'], other.tables['2']], date: day, time: '18:00', guests_count: 2 };
    expect((await book(several)).status).toBe(404);
    expect((await other.manager.get(`/bookings/${made.id}`)).status).toBe(404);
    expect((await go(made.id, 'cancel', {}, other.manager)).status).toBe(404);
    expect((await other.manager.patch(`/bookings/${made.id}`, { notes: 'x' })).status).toBe(404);
    expect((await other.manager.get<BookingDto[]>('/bookings')).body).toEqual([]);
  });

  it('is found by day, status, table, guest and words', async () => {
    const date = '2027-05-13';
    const made: Booked[] = [];
    for (const [index, name] of ['Анна Каренина', 'Родион', 'Соня'].entries()) {
      made.push(
        await book({
          ...{ table_id: house.tables[`${index + 1}`], date, time: '13:00', guests_count: 2, guest_name: name },
          ...{ guest_phone: `+7916000000${index}`, tags: index === 0 ? ['окно'] : [] },
        }),
      );
    }
    await go(made[1]!.body.id, 'cancel');
    const found = async (query: string) =>
      (
        await house.receptionist.get<BookingDto[]>(
          `/bookings?date_from=${date}&date_to=${date}&sort=guest_name:asc&${query}`,
        )
      ).body.map(({ guest_name }) => guest_name);
    expect(await found('')).toEqual(['Анна Каренина', 'Родион', 'Соня']);
    expect(await found('status=cancelled')).toEqual(['Родион']);
    expect(await found('status=confirmed,cancelled&limit=1&page=2')).toEqual(['Родион']);
    expect(await found('active=true')).toEqual(['Анна Каренина', 'Соня']);
    expect(await found(`table_id=${house.tables['3']}`)).toEqual(['Соня']);
    expect(await found('q=карен')).toEqual(['Анна Каренина']);
    expect(await found(`q=${encodeURIComponent('916 000-00-02')}`)).toEqual(['Соня']);
    expect(await found('q=89160000002')).toEqual(['Соня']);
    expect(await found(`tag=${encodeURIComponent('окно')}`)).toEqual(['Анна Каренина']);
    expect((await house.receptionist.get('/bookings?status=open')).status).toBe(400);
    const { headers } = await house.receptionist.get(`/appointments?date_from=${date}&date_to=${date}`);
    expect(headers.get('x-total-count')).toBe('3');
  });

  it('goes where a status says, in other documents’ words too', async () => {
    const { id } = (await book({ date: '2027-05-14', time: '13:00', guests_count: 2 })).body;
    const set = (body: object) => house.receptionist.patch<BookingDto>(`/appointments/${id}/status`, body);
    expect((await set({ status: 'confirmed', auto: true })).body).toMatchObject({ status: 'confirmed' });
    expect((await set({ status: 'completed' })).body).toMatchObject({ rule: 'not_in_this_status' });
    expect((await set({ status: 'canceled', reason: 'Дождь' })).body).toMatchObject({
      ...{ status: 'cancelled', cancellation_reason: 'Дождь' },
    });
    expect((await set({ status: 'confirmed' })).body).toMatchObject({
      ...{ status: 'confirmed', cancelled_at: null, cancellation_reason: null },
    });
  });

  it('does not say that a cancelled request is confirmed: it is a request again', async () => {
    const { id } = (await book({ date: '2027-05-14', time: '16:00', guests_count: 2 })).body;
    await go(id, 'cancel');
    const set = (body: object) => house.receptionist.patch<BookingDto>(`/bookings/${id}/status`, body);
    expect((await set({ status: 'confirmed', auto: true })).body).toMatchObject({ rule: 'not_in_this_status' });
    expect((await set({ status: 'new' })).body).toMatchObject({ status: 'new', table_ids: [] });
    expect((await set({ status: 'confirmed', auto: true })).body).toMatchObject({ status: 'confirmed' });
  });
});

const allNight = [{ from: '22:00', to: '06:00' }];
const nightly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [weekday, allNight]),
) as never;
