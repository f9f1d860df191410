import { OpeningHours, OpeningInterval, weekdays } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { Pool } from 'pg';
import {
  AlternativesDto,
  AvailableDto,
  DaySlotsDto,
  FreeTimeDto,
  SlotDto,
} from '../apps/booking/src/availability/availability.dto';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { CalendarDto } from '../apps/booking/src/calendar/calendar.dto';
import { Answer, Api } from './support/api';
import { House, openHouse, StandingClock } from './support/house';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Refusal {
  code: string;
  rule?: string;
  errors?: { field: string }[];
  alternatives?: FreeTimeDto[];
}

const everyDay = (...intervals: OpeningInterval[]): OpeningHours =>
  Object.fromEntries(weekdays.map((day) => [day, intervals])) as unknown as OpeningHours;

// A Wednesday, noon in Moscow.
const noon = '2027-05-05T09:00:00.000Z';
const today = '2027-05-05';
const tomorrow = '2027-05-06';

describe('what is free', () => {
  const clock = new StandingClock(new Date(noon));
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;
  let house: House;
  let berlin: House;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock });
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    const special_days = [{ date: '2027-05-09', name: 'Праздник', closed: true, intervals: [] }];
    [house, berlin] = await Promise.all([
      openHouse(
        platform,
        { operator, sql },
        { settings: { special_days, buffer_minutes: 15, default_visit_minutes: 90 } },
      ),
      openHouse(
        platform,
        { operator, sql },
        {
          name: 'Zum Anker',
          timezone: 'Europe/Berlin',
          settings: { opening_hours: everyDay({ from: '18:00', to: '04:00' }), default_visit_minutes: 60 },
          tables: { Bar: 4 },
        },
      ),
    ]);
    const made = await house.manager.post('/table-groups', {
      name: 'Вместе',
      table_ids: [house.tables['2'], house.tables['3']],
      ...{ capacity: 10, least_guests: 5 },
    });
    expect(made.status).toBe(201);
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  const slotsOf = async (date: string, query = '', api = house.receptionist) =>
    (await api.get<SlotDto[]>(`/bookings/slots?date=${date}${query}`)).body;
  const available = (query: string, api = house.receptionist) => api.get<AvailableDto>(`/tables/available?${query}`);
  const calendarOf = async (date: string, query = '', api = house.receptionist) =>
    (await api.get<CalendarDto>(`/bookings/calendar?date=${date}${query}`)).body;
  const book = async (body: object, api = house.receptionist) => {
    const answer = await api.post<BookingDto>('/bookings', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const counts = (slots: SlotDto[]) =>
    Object.fromEntries(slots.map(({ time, booked, free }) => [time, [booked, free]]));
  const refusal = ({ status, body }: Answer<unknown>) => [status, (body as Refusal).rule ?? (body as Refusal).code];

  it('is counted for each time of a day, around what is booked: as long as the visit and what is kept free after it', async () => {
    await book({ table_id: house.tables['2'], date: tomorrow, time: '18:00', guests_count: 3 });
    const all = counts(await slotsOf(tomorrow));
    expect(all).toMatchObject({
      ...{ '16:00': [0, 3], '16:30': [1, 2], '18:00': [1, 2], '19:30': [1, 2], '20:00': [0, 3] },
    });
    expect(Object.keys(all).at(-1)).toBe('20:30');
    const four = counts(await slotsOf(tomorrow, '&guests=4'));
    expect([four['16:00'], four['18:00']]).toEqual([
      [0, 2],
      [1, 1],
    ]);
    // Only together, and not while a part of it is taken.
    const ten = counts(await slotsOf(tomorrow, '&guests=10'));
    expect([ten['16:00'], ten['18:00'], ten['20:00']]).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect(counts(await slotsOf(tomorrow, '&guests=4&duration_minutes=30'))['17:00']).toEqual([0, 2]);
  });

  it('can be booked as it is told, until nothing is left', async () => {
    const date = '2027-05-07';
    const [slot] = (await slotsOf(date, '&guests=5')).filter(({ free }) => free === 1);
    const { body: found } = await available(`date=${slot!.date}&time=${slot!.time}&guests=5`);
    expect(found).toEqual({
      starts_at: slot!.starts_at,
      duration_minutes: 90,
      tables: [{ id: house.tables['3'], name: '3', capacity: 6, zone: null }],
      groups: [
        {
          id: expect.any(String) as string,
          name: 'Вместе',
          table_ids: [house.tables['2'], house.tables['3']].sort(),
          capacity: 10,
        },
      ],
      suggestion: { table_ids: [house.tables['3']] },
      alternatives: [],
    });
    const booked = await book({
      ...{ date: slot!.date, time: slot!.time, guests_count: 5 },
      table_ids: found.suggestion!.table_ids,
    });
    expect(booked.booked_at).toBe(slot!.starts_at);
    expect((await slotsOf(date, '&guests=5')).find(({ time }) => time === slot!.time)).toMatchObject({ free: 0 });
    const { body: over } = await available(`date=${slot!.date}&time=${slot!.time}&guests=5`);
    expect(over).toMatchObject({ tables: [], groups: [], suggestion: null });
    expect(over.alternatives.map(({ time }) => time)).toEqual(['12:00', '12:30', '13:00', '13:30', '14:00']);
    const { body: others } = await house.receptionist.get<AlternativesDto>(
      `/bookings/alternatives?date=${slot!.date}&time=${slot!.time}&guests=5`,
    );
    expect(others.same_day).toEqual(over.alternatives);
    expect(others.other_days.map(({ date: day, time }) => `${day.slice(8)} ${time}`)).toEqual([
      ...['06 10:00', '08 10:00', '05 12:00', '10 10:00'],
    ]);
  });

  it('is told of today from the time that has just passed on, and of no day that is over', async () => {
    clock.set('2027-05-05T15:10:00.000Z');
    expect((await slotsOf(today)).map(({ time }) => time)).toEqual([
      '18:00',
      '18:30',
      '19:00',
      '19:30',
      '20:00',
      '20:30',
    ]);
    expect(await slotsOf('2027-05-04')).toEqual([]);
    // What is told can still be written down.
    clock.set('2027-05-05T15:20:00.000Z');
    const [first] = await slotsOf(today);
    expect(first!.time).toBe('18:30');
    clock.set('2027-05-05T15:15:00.000Z');
    const [last] = await slotsOf(today);
    const { id } = await book({ date: last!.date, time: last!.time, guests_count: 2, auto: true });
    expect(last!.time).toBe('18:00');
    await house.receptionist.post(`/bookings/${id}/cancel`, {});
    clock.set(noon);
  });

  it('is nothing when it is closed, and who asks for such a time is told of others', async () => {
    expect(await slotsOf('2027-05-09')).toEqual([]);
    const closed = await available('date=2027-05-09&time=18:00&guests=2');
    expect(refusal(closed)).toEqual([422, 'outside_opening_hours']);
    const others = (closed.body as unknown as Refusal).alternatives!;
    expect(others.map(({ date, time }) => `${date.slice(8)} ${time}`)).toEqual([
      ...['08 18:00', '10 18:00', '07 18:00', '11 18:00', '06 18:00'],
    ]);
    // Open, but not for so long.
    expect(refusal(await available(`date=${tomorrow}&time=21:00&guests=2`))).toEqual([422, 'outside_opening_hours']);
    expect((await available(`date=${tomorrow}&time=21:00&guests=2&duration_minutes=60`)).status).toBe(200);
  });

  it('does not change by a request, which waits for its answer beside the tables', async () => {
    const date = '2027-05-08';
    const request = await book({ date, time: '18:00', guests_count: 4, guest_name: 'Вера' });
    expect(counts(await slotsOf(date, '&guests=4'))['18:00']).toEqual([0, 2]);
    expect((await calendarOf(date)).requests).toMatchObject([{ id: request.id, guest_name: 'Вера', status: 'new' }]);
  });

  it('is shown table by table for a day', async () => {
    const date = '2027-05-11';
    const first = await book({ table_id: house.tables['2'], date, time: '12:00', guests_count: 3, tags: ['vip'] });
    const wide = [house.tables['2']!, house.tables['3']!].sort();
    const second = await book({ table_ids: wide, date, time: '18:00', guests_count: 9, notes: 'Юбилей' });
    const gone = await book({ table_id: house.tables['1'], date, time: '18:00', guests_count: 2 });
    await house.receptionist.post(`/bookings/${gone.id}/cancel`, {});
    const calendar = await calendarOf(date);
    expect(calendar).toMatchObject({
      ...{ date, timezone: 'Europe/Moscow', slot_minutes: 30, now: noon, requests: [] },
      opens: [{ from: '2027-05-11T07:00:00.000Z', to: '2027-05-11T19:00:00.000Z' }],
      day: { from: '2027-05-10T21:00:00.000Z', to: '2027-05-11T21:00:00.000Z' },
    });
    expect(calendar.slots).toHaveLength(24);
    const shown = (from: CalendarDto) => from.tables.map(({ name, bookings }) => [name, bookings.map(({ id }) => id)]);
    expect(shown(calendar)).toEqual([
      ['1', []],
      ['2', [first.id, second.id]],
      ['3', [second.id]],
    ]);
    expect(calendar.tables[1]!.bookings[1]).toEqual({
      ...{ id: second.id, booked_at: '2027-05-11T15:00:00.000Z', ends_at: '2027-05-11T16:30:00.000Z' },
      ...{ held_until: '2027-05-11T16:45:00.000Z', guests_count: 9, guest_name: null, status: 'confirmed' },
      ...{ source: 'manual', table_ids: wide, notes: 'Юбилей', tags: [], version: 1 },
    });
    expect(shown(await calendarOf(date, '&cancelled=true'))[0]).toEqual(['1', [gone.id]]);
  });

  it('lets an evening go on after midnight, on the clock of the venue', async () => {
    const late = await slotsOf('2027-05-12', '', berlin.receptionist);
    expect(late[0]).toEqual({
      ...{ date: '2027-05-12', time: '18:00', starts_at: '2027-05-12T16:00:00.000Z', booked: 0, free: 1 },
    });
    const afterMidnight = late.find(({ time }) => time === '00:30')!;
    expect(afterMidnight).toMatchObject({ date: '2027-05-13', starts_at: '2027-05-12T22:30:00.000Z' });
    expect(late.at(-1)).toMatchObject({ date: '2027-05-13', time: '03:00' });
    const { date, time } = afterMidnight;
    const booked = await book({ date, time, guests_count: 2, table_id: berlin.tables.Bar }, berlin.receptionist);
    expect(booked.booked_at).toBe(afterMidnight.starts_at);
    const shownOn = async (day: string) =>
      (await calendarOf(day, '', berlin.receptionist)).tables[0]!.bookings.map(({ id }) => id);
    expect([await shownOn('2027-05-12'), await shownOn('2027-05-13')]).toEqual([[booked.id], []]);
  });

  it('jumps over the hour that the clocks jump over, and has twice the one that is repeated', async () => {
    const night = async (date: string) =>
      (await slotsOf(date, '&guests=2', berlin.receptionist))
        .filter(({ time }) => time >= '01:00' && time < '04:00')
        .map(({ time, starts_at }) => `${time} ${starts_at.slice(11, 16)}`);
    expect(await night('2028-03-25')).toEqual(['01:00 00:00', '01:30 00:30', '03:00 01:00']);
    expect(await night('2027-10-30')).toEqual([
      ...['01:00 23:00', '01:30 23:30', '02:00 00:00', '02:30 00:30', '02:00 01:00', '02:30 01:30', '03:00 02:00'],
    ]);
    const jumped = await available('date=2028-03-26&time=02:30&guests=2', berlin.receptionist);
    expect(refusal(jumped)).toEqual([422, 'nonexistent_time']);
    const repeated = await available('date=2027-10-31&time=02:30&guests=2', berlin.receptionist);
    expect(repeated.body.starts_at).toBe('2027-10-31T00:30:00.000Z');
  });

  it('is told under the address of the venue and the day too, to those who work there', async () => {
    const address = `/bookings/${house.venueId}/${tomorrow}`;
    const { status, body } = await house.receptionist.get<DaySlotsDto>(address);
    expect(status).toBe(200);
    expect(body).toMatchObject({ venue_id: house.venueId, restaurant_id: house.venueId, date: tomorrow });
    expect(body.slots).toEqual(await slotsOf(tomorrow));
    expect((await operator.get<DaySlotsDto>(address)).body).toEqual(body);
    const key = await mintToken(platform, { role: 'partner', venue_id: house.venueId, scopes: ['bookings.read'] });
    expect((await new Api(platform.url, key).get<DaySlotsDto>(address)).body).toEqual(body);
    expect((await platform.api.get(address)).status).toBe(401);
    for (const [api, elsewhere] of [
      [berlin.receptionist, address],
      [operator, `/bookings/${newId()}/${tomorrow}`],
      [house.receptionist, `/bookings/${house.venueId}/2027-02-30`],
      [house.receptionist, `/bookings/${house.venueId}/tomorrow`],
      [house.receptionist, `/bookings/today/${tomorrow}`],
    ] as const) {
      expect((await api.get(elsewhere)).status).toBe(404);
    }
  });

  it.each([
    ['/bookings/slots', 'date'],
    ['/bookings/slots?date=2027-02-30', 'date'],
    ['/bookings/slots?date=0001-01-01', 'date'],
    ['/bookings/slots?date=9999-12-31', 'date'],
    ['/bookings/slots?date=2027-05-06&guests=0', 'guests'],
    ['/bookings/slots?date=2027-05-06&guests=many', 'guests'],
    ['/bookings/slots?date=2027-05-06&duration_minutes=1441', 'duration_minutes'],
    ['/tables/available?date=2027-05-06&time=18:00', 'guests'],
    ['/tables/available?date=2027-05-06&guests=2', 'time'],
    ['/tables/available?date=2027-05-06&time=24:00&guests=2', 'time'],
    ['/bookings/alternatives?time=18:00&guests=2', 'date'],
    ['/bookings/calendar', 'date'],
    ['/bookings/calendar?date=2027-05-06&cancelled=maybe', 'cancelled'],
  ])('does not answer %s: %s', async (...row) => {
    const { status, body } = await house.receptionist.get<Refusal>(row[0]);
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, [row[1]]]);
  });
});
