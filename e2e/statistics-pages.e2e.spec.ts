import fs from 'node:fs/promises';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { Page } from 'playwright-core';
import { BookingStatisticsDto } from '../apps/analytics/src/bookings/bookings.dto';
import { GuestDto } from '../apps/crm/src/guests/guests.dto';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { WeeklyReportDto } from '../apps/analytics/src/reports/weekly-report.dto';
import { Api } from './support/api';
import { House, openHouse, StandingClock } from './support/house';
import { settled } from './support/settled';
import { Me, password, SignedIn, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { barriersOf, heading, pagesFolder, press, row, Visitors } from './support/visitors';

const zone = 'Europe/Berlin';
const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE', { timeZone: zone });
const allDay = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '00:00', to: '00:00' }]]),
);

describe('looking back on the pages', () => {
  // The browser's clock is nobody's to set: the days are real ones.
  const now = new Date();
  const [today, yesterday] = [dayOf(now), dayOf(new Date(now.getTime() - 86_400_000))];
  const clock = new StandingClock(new Date(`${yesterday}T08:00:00Z`));
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;
  let visitors: Visitors;
  let house: House;
  let owner: SignedIn & { email: string; api: Api };

  const { join, as } = staffOn(() => ({ platform, operator }));
  const signedIn = () => platform.api.signIn(superAdmin.email, superAdmin.password);

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock }, pagesFolder);
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await signedIn();
    house = await openHouse(
      platform,
      { operator, sql },
      { timezone: zone, name: 'Café Linde', settings: { opening_hours: allDay as never, minimum_notice_minutes: 0 } },
    );
    await yesterdayWas(house);
    clock.set(now);
    operator = await signedIn();
    owner = await join(operator, 'owner', house.venueId);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await sql?.end();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  /** Four bookings: two came, one did not, one was called off; and what three of the guests say. */
  async function yesterdayWas({ receptionist: desk, manager }: House): Promise<void> {
    const ids: string[] = [];
    for (const [at, guest_name] of ['Анна', 'Борис', 'Вера', 'Глеб'].entries()) {
      const { body, status, text } = await desk.post<BookingDto>('/bookings', {
        ...{ booked_at: `${yesterday}T1${at}:00:00Z`, guests_count: 2, auto: true, duration_minutes: 120, guest_name },
        guest_phone: `+491511234500${at}`,
      });
      if (status !== 201) throw new Error(text);
      ids.push(body.id);
    }
    clock.set(`${yesterday}T16:00:00Z`);
    const [came, again, away, off] = ids;
    const moves = [`${came}/arrived`, `${came}/complete`, `${again}/arrived`, `${again}/complete`, `${away}/no-show`];
    for (const move of [...moves, `${off}/cancel`]) {
      expect([move, (await desk.post(`/bookings/${move}`, {})).status]).toEqual([move, 200]);
    }
    await settled(sql);
    const [guest] = (await desk.get<GuestDto[]>('/guests?name=Анна')).body;
    for (const score of [10, 9, 3]) {
      const said = { guest_id: guest!.id, message_text: 'Было вкусно', score, tags: ['кухня'] };
      expect((await manager.post('/feedback', said)).status).toBe(201);
    }
    await settled(sql);
  }

  async function comesIn(
    email: string,
    secret: string,
    language: 'ru' | 'en',
    colorScheme: 'light' | 'dark' = 'light',
  ) {
    const { body } = await platform.api.post<SignedIn>('/auth/login', { email, password: secret });
    const page = await visitors.comesIn(body, { colorScheme, viewport: { width: 1280, height: 900 } });
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    return page;
  }

  /** A figure at a glance, as it is read. */
  const tile = (page: Page, name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd');

  it('are the API’s figures, by periods, as charts, tables and files', async () => {
    const page = await comesIn(owner.email, password, 'en');
    await page.goto(`${platform.url}/statistics`);
    await heading(page, 'Statistics');
    const asked = `date_from=${today.slice(0, 8)}01&date_to=${today}`;
    const { totals } = (await owner.api.get<BookingStatisticsDto>(`/analytics/bookings?${asked}`)).body;
    await tile(page, 'Bookings').getByText(String(totals.total.value), { exact: true }).first().waitFor();

    await page.getByText('Day', { exact: true }).click();
    await press(page, 'Earlier');
    await tile(page, 'Bookings').getByText('4', { exact: true }).waitFor();
    await tile(page, 'Bookings').getByText('more').waitFor();
    await tile(page, 'People who came').getByText('4', { exact: true }).waitFor();
    await tile(page, 'No-shows').getByText('33.3%').waitFor();
    await tile(page, 'Cancelled').getByText('25%').waitFor();
    await tile(page, 'NPS').getByText('33.3').waitFor();

    await page.getByRole('img', { name: 'Bookings by day. 4 bookings for these days' }).waitFor();
    await press(page, 'Show as a table: Bookings by day');
    const days = page.getByRole('table', { name: 'Bookings by day' });
    await eventually(async () =>
      expect(await days.getByRole('row').nth(1).getByRole('cell').allTextContents()).toEqual(['4', '2', '1', '1']),
    );
    const heat = page.getByRole('table', { name: /How many percent of the time tables were taken/ });
    await heat.getByRole('columnheader', { name: '12:00' }).waitFor();
    // Two of three tables, from twelve to one.
    await heat.getByRole('cell', { name: '67', exact: true }).waitFor();

    const downloaded = page.waitForEvent('download');
    await press(page, 'Download CSV: Bookings by day');
    const download = await downloaded;
    expect(download.suggestedFilename()).toBe(`bookings-daily ${yesterday} ${yesterday}.csv`);
    expect(await fs.readFile(await download.path(), 'utf8')).toContain(`${yesterday},4,2,1,1`);

    await page.getByText('Own dates', { exact: true }).click();
    await page.getByLabel('From', { exact: true }).fill(today);
    await page.getByLabel('To', { exact: true }).fill(yesterday);
    await page.getByRole('alert').getByText('The last day is before the first').waitFor();
    await page.getByLabel('To', { exact: true }).fill(today);
    await page.getByText('There are no bookings for these days.').first().waitFor();
    await page.getByText('All venues', { exact: true }).click();
    await page.getByText('1 venue.').waitFor();

    await page.getByText('Send it to me').click();
    await page.getByText('The letter comes on Monday').waitFor();
    expect((await owner.api.get<WeeklyReportDto>('/reports/weekly')).body.enabled).toBe(true);
    expect(await barriersOf(page)).toEqual([]);
  });

  it('are kept by the address: of a period, what it is compared with, and where', async () => {
    const page = await comesIn(owner.email, password, 'en');
    await page.goto(`${platform.url}/statistics?period=decade&beside=them`);
    await heading(page, 'Statistics');
    const shown = () => Object.fromEntries(new URL(page.url()).searchParams);
    const isShown = (wanted: object) => eventually(() => expect(shown()).toEqual(wanted));
    await page.getByText('Day', { exact: true }).click();
    await isShown({ period: 'today' });
    await press(page, 'Earlier');
    await isShown({ period: 'today', at: yesterday });
    const bookings = tile(page, 'Bookings');
    await bookings.getByText('4', { exact: true }).waitFor();
    await page.getByText('A year ago', { exact: true }).click();
    await page.getByText('All venues', { exact: true }).click();
    await isShown({ period: 'today', at: yesterday, beside: 'year', where: 'organization' });
    await page.getByText('1 venue.').waitFor();
    await bookings.getByText('was 0').waitFor();
    const sameWeekday = new Date(Date.parse(yesterday) - 364 * 86_400_000);
    const words = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const;
    await page.getByText(`2026 compared with ${new Intl.DateTimeFormat('en-GB', words).format(sameWeekday)}`).waitFor();

    await page.reload();
    await bookings.getByText('4', { exact: true }).waitFor();
    expect(await page.getByRole('radio', { name: 'A year ago' }).isChecked()).toBe(true);
    const link = page.url();
    await page.goBack();
    await page.goBack();
    await isShown({ period: 'today', at: yesterday });
    expect(await page.getByRole('radio', { name: 'Days before' }).isChecked()).toBe(true);
    await page.goBack();
    await isShown({ period: 'today' });
    await page.goto(link);
    await page.getByText('1 venue.').waitFor();

    // Days that are typed are one step, and only what can be counted is in the address.
    await page.getByText('Own dates', { exact: true }).click();
    await page.getByLabel('From', { exact: true }).fill('2026-03-01');
    await page.getByLabel('To', { exact: true }).fill('2026-02-01');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2026-03-08');
    await isShown({ period: 'own', from: '2026-03-01', to: '2026-03-08', beside: 'year', where: 'organization' });
    await page.goBack();
    await isShown({ period: 'today', at: yesterday, beside: 'year', where: 'organization' });

    // A file has what its card shows.
    const downloaded = page.waitForEvent('download');
    await press(page, 'Download CSV: Where bookings come from');
    const download = await downloaded;
    expect(download.suggestedFilename()).toBe(`bookings-source ${yesterday} ${yesterday}.csv`);
    const rows = (await fs.readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(rows.slice(1).every((line) => line.startsWith('source,'))).toBe(true);
    expect(rows.some((line) => line.startsWith('source,manual,4,'))).toBe(true);

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await page.getByText(/2026 compared with/).waitFor();
  });

  it('are read in Russian, and in the dark', async () => {
    const page = await comesIn(owner.email, password, 'ru', 'dark');
    await page.goto(`${platform.url}/statistics`);
    await heading(page, 'Статистика');
    await page.getByRole('group', { name: 'Период' }).getByText('День', { exact: true }).click();
    await press(page, 'Раньше');
    await tile(page, 'Брони').getByText('4', { exact: true }).waitFor();
    await tile(page, 'Отмены').getByText('25 %').waitFor();
    await page.getByRole('img', { name: 'Брони по дням. На эти дни: 4 брони' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('tell who did what, both names where an operator worked in another’s, and what became other', async () => {
    const me = (await operator.get<Me & { name: string }>('/auth/me')).body;
    const { body: session } = await operator.post<SignedIn>('/auth/impersonate', {
      ...{ user_id: owner.user.id, venue_id: house.venueId },
    });
    expect((await as(session).patch('/venues/current', { name: 'Café Ulme' })).status).toBe(200);
    await settled(sql);

    const page = await comesIn(owner.email, password, 'en');
    await page.goto(`${platform.url}/audit-log`);
    await heading(page, 'Audit log');
    const entry = row(page, 'The venue was changed').filter({ hasText: 'in the name of' });
    await entry.getByText(`${me.name} in the name of owner`).waitFor();
    await entry.getByText('1 change').click();
    const difference = entry.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Name' }) });
    expect(await difference.getByRole('cell').allTextContents()).toEqual(['Café Linde', 'Café Ulme']);
    expect(await barriersOf(page)).toEqual([]);

    await page.getByLabel('About what').selectOption({ label: 'Bookings' });
    await row(page, 'The guests did not come').waitFor();
    await row(page, 'The venue was changed').waitFor({ state: 'detached' });
    await row(page, 'A booking was cancelled').getByRole('button', { name: 'All about this' }).click();
    await row(page, 'The guests did not come').waitFor({ state: 'detached' });
    await row(page, 'A booking was confirmed').waitFor();
    await press(page, 'Only about one');
    await row(page, 'The guests did not come').waitFor();
    await page.getByLabel('To the day').fill(dayOf(new Date(now.getTime() - 3 * 86_400_000)));
    await page.getByText('There are no such entries').waitFor();
  });

  it('tell it in Russian, and that somebody was forgotten', async () => {
    const [guest] = (await house.receptionist.get<GuestDto[]>('/guests?name=Борис')).body;
    const forgotten = await owner.api.post(`/guests/${guest!.id}/erase`);
    expect([200, 202]).toContain(forgotten.status);
    await settled(sql);
    const page = await comesIn(owner.email, password, 'ru', 'dark');
    await page.goto(`${platform.url}/audit-log`);
    await heading(page, 'Журнал действий');
    await row(page, 'Заведение изменено').getByText('от имени: owner').waitFor();
    await page.getByLabel('О чём').selectOption({ label: 'Гости' });
    await row(page, 'Карточка гостя создана').getByText('стёрто по его просьбе').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('tell an operator of the platform itself', async () => {
    const page = await comesIn(superAdmin.email, superAdmin.password, 'en');
    await page.goto(platform.url);
    await page.getByRole('link', { name: 'Audit log' }).click();
    await heading(page, 'Audit log');
    await row(page, 'Signed in').getByText('the platform').first().waitFor();
    await page.getByLabel('Venue', { exact: true }).selectOption({ label: 'Café Ulme' });
    await row(page, 'the platform').first().waitFor({ state: 'detached' });
    await row(page, 'The venue was changed').first().waitFor();
  });
});
