import { eventually } from '@guestflow/testing';
import { SummaryDto } from '../apps/analytics/src/summary/summary.dto';
import { WeeklyReportDto } from '../apps/analytics/src/reports/weekly-report.dto';
import { WeeklyReports } from '../apps/analytics/src/reports/weekly-reports';
import { Api } from './support/api';
import { GuestsWhoBook, tomorrow } from './support/guests-who-book';
import { House } from './support/house';
import { aPerson } from './support/people';
import { mintToken } from './support/tokens';

/** Nine in the morning in Moscow, on the Monday after. */
const monday = '2027-05-10T06:00:00.000Z';

describe('the report of a venue’s week', () => {
  let guests: GuestsWhoBook;
  let house: House;

  beforeAll(async () => {
    guests = await GuestsWhoBook.start();
    house = await guests.open({ name: 'Кафе «Берёза»' });
  });
  afterAll(() => guests.close());

  async function reader(name: string, language: 'ru' | 'en', role: 'owner' | 'manager' = 'manager') {
    const { platform, sql } = guests;
    const { venueId } = house;
    const id = await aPerson(sql, { role, venueId, name });
    await sql.query('UPDATE identity.users SET language = $2, email_verified_at = now() WHERE id = $1', [id, language]);
    const api = new Api(platform.url, await mintToken(platform, { role, venue_id: venueId, sub: id }));
    return { id, api, email: `${id}@example.com` };
  }

  it('arrives on Monday morning at whoever asked for it and works there still, in his language', async () => {
    const anna = await reader('Анна', 'ru', 'owner');
    const [boris, victor] = [await reader('Boris', 'en'), await reader('Victor', 'en')];
    const nobody = await reader('Nobody', 'en');
    const { manager, tables } = house;
    const booked = {
      booked_at: `${tomorrow}T15:00:00.000Z`,
      guests_count: 2,
      guest_name: 'Вера',
      table_id: tables['1'],
    };
    expect(await manager.post('/bookings', booked)).toMatchObject({ status: 201 });

    const off = (await anna.api.get<WeeklyReportDto>('/reports/weekly')).body;
    expect(off).toEqual({ enabled: false, channel: 'email', next_at: null });
    for (const { api } of [anna, boris, victor]) {
      const { status, body } = await api.put<WeeklyReportDto>('/reports/weekly', { enabled: true });
      expect([status, body.next_at]).toEqual([200, monday]);
    }
    expect((await house.receptionist.put('/reports/weekly', { enabled: true })).status).toBe(403);
    expect((await manager.put('/reports/weekly', { enabled: true, channel: 'telegram' })).status).toBe(400);
    await guests.sql.query(`UPDATE identity.members SET role = 'receptionist' WHERE user_id = $1`, [victor.id]);
    await eventually(async () => {
      const { body } = await anna.api.get<{ totals: { total: { value: number } } }>(
        `/analytics/bookings?date_from=${tomorrow}&date_to=${tomorrow}`,
      );
      expect(body.totals.total.value).toBe(1);
    });

    guests.clock.set(monday);
    const { mailbox, services } = guests.platform;
    await services.analytics.app.get(WeeklyReports).tick();
    const russian = await mailbox.waitFor(anna.email);
    const english = await mailbox.waitFor(boris.email);
    expect(russian.subject).toContain('Кафе «Берёза»: неделя');
    expect(russian.text).toContain('Брони: 1 (0)');
    expect(english.text).toContain('Bookings: 1 (0)');
    expect(english.links[0]).toMatch(/\w\/statistics$/);
    const told = async () => {
      const { rows } = await guests.sql.query(`SELECT 1 FROM analytics.weekly_reports WHERE next_on > '2027-05-10'`);
      return rows.length;
    };
    await eventually(async () => expect(await told()).toBe(3));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const to = mailbox.letters().flatMap((letter) => letter.to);
    expect(to.filter((address) => [anna.email, boris.email].includes(address))).toHaveLength(2);
    expect(to).not.toContain(victor.email);
    expect(to).not.toContain(nobody.email);
  });

  it('is beside what today looks like, under the name that others have for it too', async () => {
    guests.clock.set(`${tomorrow}T09:00:00.000Z`);
    const { body, status } = await house.manager.get<SummaryDto>('/admin/dashboard/summary');
    expect(status).toBe(200);
    expect(body).toMatchObject({ day: tomorrow, before_day: '2027-04-29', timezone: 'Europe/Moscow' });
    expect(body.bookings.total).toMatchObject({ value: 1, before: 0 });
    expect(body.next_arrivals).toHaveLength(1);
    const csv = await house.manager.get('/analytics/summary?format=csv');
    expect(csv.text).toContain('bookings_total,1,0,');
    expect((await house.receptionist.get('/analytics/summary')).status).toBe(403);
  });
});
