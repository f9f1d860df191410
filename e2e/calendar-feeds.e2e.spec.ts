import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { CalendarFeedDto, NewCalendarFeedDto } from '../apps/booking/src/calendar-feeds/calendar-feeds.dto';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

const date = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString().slice(0, 10);
const compact = date.replaceAll('-', '');

describe('the bookings as a calendar', () => {
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;
  let house: House;

  beforeAll(async () => {
    platform = await startTestPlatform();
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 4 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    house = await openHouse(platform, { operator, sql }, { tables: { 'У окна, 1': 4, 'Бар 🍷': 2 } });
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  const feed = async (name = 'Телефон управляющей', headers = {}) =>
    (await house.manager.post<NewCalendarFeedDto>('/calendar-feeds', { name }, headers)).body;
  /** The address as it is reached here. */
  const pathOf = ({ url }: Pick<NewCalendarFeedDto, 'url'>) => new URL(url).pathname;
  const read = (made: Pick<NewCalendarFeedDto, 'url'>, headers = {}) =>
    platform.api.raw('GET', pathOf(made), undefined, headers);
  const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n');

  it('are read by whoever has the secret address: who, when and where, and no more', async () => {
    const wanted = { date, time: '19:00', guests_count: 2, guest_name: 'Анна Лесная', guest_phone: '+7 916 123-45-67' };
    const at = (table_id: string) => ({ ...wanted, table_id, notes: 'не звонить', comment: 'торт' });
    const { body: booked } = await house.manager.post<BookingDto>('/bookings', at(house.tables['У окна, 1']!));
    const { body: gone } = await house.manager.post<BookingDto>('/bookings', at(house.tables['Бар 🍷']!));
    const { body: asked } = await house.manager.post<BookingDto>('/bookings', { ...wanted, guest_name: 'Пётр' });
    await house.manager.post(`/bookings/${gone.id}/cancel`, {});

    const answer = await read(await feed());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const lines = unfolded(answer.text);
    const of = (id: string) => {
      const from = lines.indexOf(`UID:${id}@guestflow`);
      return lines.slice(from, lines.indexOf('END:VEVENT', from));
    };
    expect(of(booked.id)).toEqual(
      expect.arrayContaining([
        'SEQUENCE:1',
        'STATUS:CONFIRMED',
        'SUMMARY:2 · Анна · У окна\\, 1',
        `DTSTART:${compact}T160000Z`,
        `DTEND:${compact}T180000Z`,
      ]),
    );
    expect(of(gone.id)).toEqual(expect.arrayContaining(['SEQUENCE:2', 'STATUS:CANCELLED']));
    expect(of(asked.id)).toEqual(expect.arrayContaining(['STATUS:TENTATIVE', 'SUMMARY:2 · Пётр']));
    expect(lines).toEqual(expect.arrayContaining(['X-WR-TIMEZONE:Europe/Moscow', 'X-WR-CALNAME:Кафе «Берёза»']));
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT5M');
    expect(answer.text).not.toMatch(/916.?123|Лесная|звонить|торт/);
  });

  it('are sent anew only when something changed', async () => {
    const made = await feed();
    const etag = (await read(made)).headers.get('etag')!;
    const same = await read(made, { 'if-none-match': etag });
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await read(made, { 'if-none-match': `"else", W/${etag}` })).status).toBe(304);
    const table_id = house.tables['Бар 🍷'];
    await house.manager.post('/bookings', { date, time: '12:00', guests_count: 1, table_id });
    const other = await read(made, { 'if-none-match': etag });
    expect(other.status).toBe(200);
    expect(other.headers.get('etag')).not.toBe(etag);
    expect(other.text).toContain('1 · Бар 🍷');
  });

  it('are the venue’s own, and of those that are no longer there nothing is found', async () => {
    const elsewhere = await openHouse(platform, { operator, sql }, { name: 'Осина' });
    const { body: theirs } = await elsewhere.manager.post<NewCalendarFeedDto>('/calendar-feeds', { name: 'Осина' });
    expect((await read(theirs)).text).not.toContain('BEGIN:VEVENT');
    expect((await house.manager.call('DELETE', `/calendar-feeds/${theirs.id}`)).status).toBe(404);

    const made = await feed();
    expect((await house.manager.call('DELETE', `/calendar-feeds/${made.id}`)).status).toBe(204);
    expect((await house.manager.call('DELETE', `/calendar-feeds/${made.id}`)).status).toBe(204);
    expect((await read(made)).status).toBe(404);
    expect((await read(theirs)).status).toBe(200);
    expect((await platform.api.get('/calendars/nobody-has-this.ics')).status).toBe(404);
    expect((await platform.api.get('/calendars/nobody-has-this')).status).toBe(404);
  });

  it('show their secret once: not in the list, not in the database, not in what is told', async () => {
    const key = { 'idempotency-key': newId() };
    const [made, again] = [await feed('Один', key), await feed('Один', key)];
    expect(made.url).not.toBe(again.url);
    expect(made.url).toMatch(/^http:\/\/localhost\/api\/v1\/calendars\/[\w-]{43}\.ics$/);
    const secret = /calendars\/(.+)\.ics/.exec(made.url)![1]!;

    await read(made);
    const list = await house.manager.get<CalendarFeedDto[]>('/calendar-feeds?q=Один&sort=created_at:asc');
    expect(list.body.map(({ last_read_at }) => last_read_at !== null)).toEqual([true, false]);
    await read(made);
    expect((await house.manager.get('/calendar-feeds?q=Один&sort=created_at:asc')).text).toBe(list.text);
    expect(list.text).not.toContain(secret);
    const stored = await sql.query('SELECT to_jsonb(f)::text AS row FROM booking.calendar_feeds f');
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
    const told = await eventually(async () => {
      const { body, text } = await operator.get<object[]>(`/audit-log?entity_id=${made.id}`);
      expect(body).toHaveLength(1);
      return text;
    });
    expect(told).not.toContain(secret);
    expect((await house.receptionist.get('/calendar-feeds')).status).toBe(403);
    expect((await house.receptionist.post('/calendar-feeds', { name: 'Мой' })).status).toBe(403);
  });
});
