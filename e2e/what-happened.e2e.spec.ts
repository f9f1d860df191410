import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { BookingDaysDto, BookingStatisticsDto } from '../apps/analytics/src/bookings/bookings.dto';
import { GuestsStatisticsDto, RetentionDto } from '../apps/analytics/src/guests/guests.dto';
import { OccupancyDto } from '../apps/analytics/src/occupancy/occupancy.dto';
import { NpsStatisticsDto } from '../apps/analytics/src/feedback/feedback.dto';
import { AuditEntryDto } from '../apps/analytics/src/audit-log/audit-log.dto';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestDto } from '../apps/crm/src/guests/guests.dto';
import { Api } from './support/api';
import { counted } from './support/counted';
import { House, openHouse, StandingClock } from './support/house';
import { Me, SignedIn, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

/** In Berlin the clocks leap from two to three on this day. */
const leap = '2027-03-28';
const [dayBefore, dayAfter] = ['2027-03-27', '2027-03-29'];

describe('what happened at a venue', () => {
  const clock = new StandingClock(new Date(`${leap}T08:00:00Z`));
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock });
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  beforeEach(() => clock.set(`${leap}T08:00:00Z`));

  const { venueWithOwner, join, as } = staffOn(() => ({ platform, operator }));
  const hours = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '00:00', to: '00:00' }]]),
  );
  const open = (name = 'Café Linde') =>
    openHouse(
      platform,
      { operator, sql },
      {
        ...{ timezone: 'Europe/Berlin', name },
        settings: { opening_hours: hours as never, minimum_notice_minutes: 0 },
      },
    );
  let callers = 0;
  const book = async ({ receptionist }: House, booked_at: string, change: object = {}): Promise<BookingDto> => {
    const guest_phone = `+4915112345${String(++callers).padStart(3, '0')}`;
    const wanted = { booked_at, guests_count: 2, auto: true, guest_phone, duration_minutes: 120, ...change };
    const { status, body, text } = await receptionist.post<BookingDto>('/bookings', wanted);
    if (status !== 201) throw new Error(text);
    return body;
  };
  const read = async <Answer>(api: Api, path: string): Promise<Answer> => {
    const { status, body, text } = await api.get<Answer>(`/analytics/${path}`);
    if (status !== 200) throw new Error(text);
    return body;
  };
  const days = async ({ manager }: House, from = dayBefore, to = dayAfter) =>
    (await read<BookingDaysDto>(manager, `bookings/daily?date_from=${from}&date_to=${to}`)).days.map(
      ({ day, count }) => [day, count],
    );

  it('is told by the venue’s own days, also where one has 23 hours, and once though a booking moves', async () => {
    clock.set(`${dayBefore}T08:00:00Z`);
    const house = await open();
    // Half past eleven in the evening, and half past midnight, by the clocks in Berlin after the leap.
    const onLeapDay = await book(house, `${leap}T21:30:00Z`);
    await book(house, `${leap}T22:30:00Z`);
    await counted(sql);
    expect(await days(house)).toEqual([
      [dayBefore, 0],
      [leap, 1],
      [dayAfter, 1],
    ]);

    const moved = await house.receptionist.patch(`/bookings/${onLeapDay.id}`, { booked_at: `${dayAfter}T18:00:00Z` });
    expect(moved.status).toBe(200);
    await counted(sql);
    expect(await days(house)).toEqual([
      [dayBefore, 0],
      [leap, 0],
      [dayAfter, 2],
    ]);
    const occupied = await read<OccupancyDto>(house.manager, `occupancy?date_from=${leap}&date_to=${leap}`);
    // Three tables, all day long, and the day has 23 hours.
    expect(occupied.totals.open_table_hours.value).toBe(3 * 23);
    expect(occupied.totals.occupied_table_hours.value).toBe(0);

    // The venue's clocks are set by New York's: half past midnight in Berlin is the evening before there.
    await operator.patch(`/tenants/${house.venueId}`, { timezone: 'America/New_York' });
    await eventually(async () =>
      expect(await days(house)).toEqual([
        [dayBefore, 0],
        [leap, 1],
        [dayAfter, 1],
      ]),
    );
  });

  it('tells who came, who did not, what they said, and is compared with as many days before', async () => {
    const house = await open();
    const desk = house.receptionist;
    const [came, again, away, off] = [
      await book(house, `${leap}T10:00:00Z`, { guest_name: 'Анна' }),
      await book(house, `${leap}T12:00:00Z`, { guest_name: '=HYPERLINK("x")' }),
      await book(house, `${leap}T14:00:00Z`),
      await book(house, `${leap}T16:00:00Z`),
    ];
    clock.set(`${leap}T17:00:00Z`);
    for (const { id } of [came, again]) {
      expect((await desk.post(`/bookings/${id}/arrived`)).status).toBe(200);
      expect((await desk.post(`/bookings/${id}/complete`)).status).toBe(200);
    }
    expect((await desk.post(`/bookings/${away.id}/no-show`)).status).toBe(200);
    expect((await desk.post(`/bookings/${off.id}/cancel`, {})).status).toBe(200);
    await counted(sql);
    const [guest] = (await desk.get<GuestDto[]>('/guests?name=Анна')).body as [GuestDto];
    for (const score of [10, 9, 3]) {
      const said = { guest_id: guest.id, message_text: 'Было вкусно', score };
      expect((await house.manager.post('/feedback', said)).status).toBe(201);
    }
    await counted(sql);
    const asked = `date_from=${leap}&date_to=${leap}`;
    const bookings = await read<BookingStatisticsDto>(house.manager, `bookings?${asked}`);
    expect(bookings.period).toMatchObject({ timezone: 'Europe/Berlin', before_from: dayBefore, before_to: dayBefore });
    expect(bookings.totals).toMatchObject({
      ...{ total: { value: 4, before: 0, change: null }, completed: { value: 2 }, no_show: { value: 1 } },
      ...{ cancelled: { value: 1 }, cancelled_by_staff: { value: 1 }, average_party: { value: 2 } },
    });
    expect(bookings.by_hour.filter(({ total }) => total > 0).map(({ hour }) => hour)).toEqual([12, 14, 16, 18]);
    expect(await read<GuestsStatisticsDto>(house.manager, `guests?${asked}`)).toMatchObject({
      ...{ new: { value: 4 }, came: { value: 2 }, came_first: { value: 2 }, visits: { value: 2 } },
    });
    const { cohorts } = await read<RetentionDto>(house.manager, `retention?${asked}`);
    expect(cohorts.find(({ month }) => month === '2027-03-01')).toMatchObject({ guests: 2 });
    expect(await read<NpsStatisticsDto>(house.manager, `nps?${asked}`)).toMatchObject({
      ...{ nps: { value: 33.3 }, answers: { value: 3 }, promoters: { value: 2 }, detractors: { value: 1 } },
    });
    for (const name of ['summary', 'kpi', 'messages', 'campaigns']) await read(house.manager, name);

    const file = await house.manager.get<string>(`/analytics/bookings?${asked}&format=csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('bookings.csv');
    expect(file.text).toContain('total,,4,');
  });

  it('is at hand soon after', async () => {
    const house = await open();
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      await book(house, `${leap}T1${round}:00:00Z`);
      const began = performance.now();
      await eventually(async () => expect((await days(house, leap, leap))[0]![1]).toBe(round + 1));
      waits.push(performance.now() - began);
    }
    const median = waits.sort((one, other) => one - other)[2]!;
    console.log('A booking is counted after ms:', Math.round(median));
    expect(median).toBeLessThan(2_000);
  });

  it('is seen of all venues of an organization by its owner, and of one’s own by others', async () => {
    const { venue, owner } = await venueWithOwner('Первый дом');
    const { body: second } = await operator.post<{ id: string }>('/tenants', {
      ...{ name: 'Второй дом', timezone: 'Europe/Moscow', organization_id: venue.organization_id },
    });
    const manager = await join(operator, 'manager', venue.id);
    const receptionist = await join(operator, 'receptionist', venue.id);
    await counted(sql);
    const both = await read<BookingStatisticsDto>(owner.api, 'bookings?scope=organization');
    expect(both.period.venues).toBe(2);
    expect((await read<BookingStatisticsDto>(owner.api, 'bookings')).period.venues).toBe(1);
    expect((await manager.api.get('/analytics/bookings?scope=organization')).status).toBe(403);
    expect((await receptionist.api.get('/analytics/bookings')).status).toBe(403);
    expect((await manager.api.get(`/analytics/bookings?venue_id=${second.id}`)).status).toBe(404);
    expect((await manager.api.get(`/analytics/bookings?date_from=2027-02-30`)).status).toBe(400);
    expect((await manager.api.get(`/analytics/bookings?date_from=2027-02-02&date_to=2027-02-01`)).status).toBe(400);
    expect((await platform.api.get('/analytics/bookings')).status).toBe(401);
  });

  it('stands in the journal with who did it, both names where somebody worked in another’s, and what changed', async () => {
    const { venue, owner } = await venueWithOwner('Дом с журналом');
    const me = (await operator.get<Me & { name: string }>('/auth/me')).body;
    const { body: session } = await operator.post<SignedIn>('/auth/impersonate', {
      ...{ user_id: owner.user.id, venue_id: venue.id },
    });
    expect((await as(session).patch('/venues/current', { name: 'Дом с новым именем' })).status).toBe(200);
    expect((await owner.api.get('/guests/export.csv')).status).toBe(200);
    expect((await owner.api.get('/analytics/bookings?format=csv')).status).toBe(200);
    await counted(sql);
    const { body: entries } = await owner.api.get<AuditEntryDto[]>('/events?limit=200');
    const entry = entries.find(
      ({ event, impersonator_id }) => event === 'venue.changed.v1' && impersonator_id !== null,
    );
    expect(entry).toMatchObject({ user_id: owner.user.id, user_name: 'owner', impersonator_name: me.name });
    expect(entry!.changes).toContainEqual({ field: 'name', before: 'Дом с журналом', after: 'Дом с новым именем' });
    const taken = entries.filter(({ event }) => /exported/.test(event)).map(({ event, user_id }) => [event, user_id]);
    expect(taken.sort()).toEqual([
      ['guests.exported.v1', owner.user.id],
      ['statistics.exported', owner.user.id],
    ]);
  });
});
