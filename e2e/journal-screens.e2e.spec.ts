import path from 'node:path';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { Api } from './support/api';
import { House, openHouse, StandingClock } from './support/house';
import { staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { barriersOf, heading, press, Visitors } from './support/visitors';

// A Wednesday, half past five in Moscow.
const now = '2027-05-05T14:30:00.000Z';
const day = '2027-05-05';

describe('the journal', () => {
  const clock = new StandingClock(new Date(now));
  let platform: TestPlatform;
  let visitors: Visitors;
  let sql: Pool;
  let operator: Api;
  const { join } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock }, path.resolve(__dirname, '../dist/admin'));
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await sql?.end();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  const house = (wishes = {}) => openHouse(platform, { operator, sql }, wishes);

  async function comesIn({ venueId }: House, address = '/journal', options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visitors.comesIn(await join(operator, 'manager', venueId), options);
    await page.addInitScript(`localStorage.setItem('guestflow.language', 'en')`);
    await page.goto(`${platform.url}${address}`);
    await heading(page, 'Journal');
    return page;
  }

  async function booked({ manager, tables }: House, guest_name: string, time: string, table = '1', more = {}) {
    const wanted = { date: day, time, guests_count: 2, guest_name, table_id: tables[table], ...more };
    const { status, body, text } = await manager.post<BookingDto>('/bookings', wanted);
    if (status !== 201) throw new Error(text);
    return body;
  }
  const seen = async ({ manager }: House, { id }: { id: string }) =>
    (await manager.get<BookingDto>(`/bookings/${id}`)).body;
  const isAt = (place: House, booking: { id: string }, time: string, table: string) =>
    eventually(async () =>
      expect(await seen(place, booking)).toMatchObject({ time, table_ids: [place.tables[table]] }),
    );

  const row = (page: Page, table: string) => page.getByRole('group', { name: table, exact: true });
  const bar = (within: Page | Locator, words: string | RegExp) => within.getByRole('button', { name: words });
  const boxOf = async (of: Locator) => (await of.boundingBox())!;

  /** Takes a bar where it is pressed first and holds it at a table and a time. */
  async function hold(page: Page, what: Locator, table: string, time: string, from = '18:00') {
    await what.scrollIntoViewIfNeeded();
    const hour = (text: string) => boxOf(page.getByText(text, { exact: true }).first());
    const [start, mine, lane] = [await boxOf(what), await hour(from), await boxOf(row(page, table))];
    const hourWidth = (await hour('20:00')).x - (await hour('19:00')).x;
    const hours = (text: string) => Number(text.slice(0, 2)) + Number(text.slice(3)) / 60;
    const grip = { x: start.x + 20, y: start.y + start.height / 2 };
    const by = (hours(time) - hours(from)) * hourWidth;
    expect(Math.abs(mine.x - start.x)).toBeLessThan(hourWidth);
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x + by / 2, lane.y + lane.height / 2, { steps: 4 });
    await page.mouse.move(grip.x + by, lane.y + lane.height / 2, { steps: 4 });
  }

  it('moves a booking by mouse to another table and time, and back by a word', async () => {
    const place = await house();
    const anna = await booked(place, 'Анна', '18:00');
    const page = await comesIn(place);
    await page.getByText(/Wednesday,? 5 May/).waitFor();
    await page.getByText('1 booking', { exact: true }).waitFor();
    await hold(page, bar(row(page, '1'), /Анна/), '2', '19:30');
    await page.getByText('✓19:30 – 21:30, table 2: free').waitFor();
    await page.mouse.up();
    await bar(row(page, '2'), /^19:30 – 21:30, Анна, 2 guests, Confirmed/).waitFor();
    await isAt(place, anna, '19:30', '2');
    await press(page, 'Undo');
    await bar(row(page, '1'), /^18:00 – 20:00, Анна/).waitFor();
    await isAt(place, anna, '18:00', '1');
    // Escape lets go of it.
    await hold(page, bar(row(page, '1'), /Анна/), '3', '19:00');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.getByText('Анна is back in place.').waitFor();
    expect(await seen(place, anna)).toMatchObject({ time: '18:00', table_ids: [place.tables['1']] });
  });

  it('stretches a booking by its end', async () => {
    const place = await house();
    const anna = await booked(place, 'Анна', '18:00');
    const page = await comesIn(place);
    const what = bar(row(page, '1'), /Анна/);
    await what.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await boxOf(what);
    await page.mouse.move(x + width - 3, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width + width / 4 - 3, y + height / 2, { steps: 5 });
    await page.mouse.up();
    await bar(row(page, '1'), /^18:00 – 20:30, Анна/).waitFor();
    await eventually(async () => expect((await seen(place, anna)).duration_minutes).toBe(150));
  });

  it('says while it is held that a table is taken, and leaves the booking where it was', async () => {
    const place = await house();
    const anna = await booked(place, 'Анна', '18:00');
    await booked(place, 'Борис', '18:30', '2');
    const page = await comesIn(place);
    await hold(page, bar(row(page, '1'), /Анна/), '2', '19:00');
    await page.getByText('✕19:00 – 21:00, table 2: taken 18:30–20:30: Борис').waitFor();
    await page.mouse.up();
    await page.getByText('Анна was not moved and is back in place.').waitFor();
    await bar(row(page, '1'), /^18:00 – 20:00, Анна/).waitFor();
    expect(await bar(row(page, '2'), /Анна/).count()).toBe(0);
    expect(await seen(place, anna)).toMatchObject({ time: '18:00', version: anna.version });
    // Against a rule goes who may, when he says so.
    await hold(page, bar(row(page, '1'), /Анна/), '1', '21:30');
    await page.mouse.up();
    await page.getByRole('dialog').getByRole('button', { name: 'All the same' }).click();
    await isAt(place, anna, '21:30', '1');
  });

  it('lets one of two who want the same table have it, and tells the other', async () => {
    const place = await house();
    const [anna, boris] = [await booked(place, 'Анна', '18:00', '1'), await booked(place, 'Борис', '18:00', '2')];
    const pages = [await comesIn(place), await comesIn(place)] as const;
    await hold(pages[0], bar(row(pages[0], '1'), /Анна/), '3', '18:00');
    await hold(pages[1], bar(row(pages[1], '2'), /Борис/), '3', '18:00');
    await Promise.all(pages.map((page) => page.mouse.up()));
    const at = async () => {
      const both = await Promise.all([seen(place, anna), seen(place, boris)]);
      return both.map(({ table_ids }) => table_ids[0]);
    };
    await eventually(async () => expect((await at()).filter((id) => id === place.tables['3'])).toHaveLength(1));
    const annaWon = (await at())[0] === place.tables['3'];
    const [loser, name, table] = annaWon ? [pages[1], 'Борис', '2'] : [pages[0], 'Анна', '1'];
    await loser.getByText(`${name} was not moved and is back in place.`).waitFor();
    await bar(row(loser, table), new RegExp(name)).waitFor();
    // And he sees who has it now.
    await bar(row(loser, '3'), annaWon ? /Анна/ : /Борис/).waitFor();
  });

  it('moves a booking by keyboard, and opens one', async () => {
    const place = await house();
    const anna = await booked(place, 'Анна', '18:00');
    await booked(place, 'Вера', '20:00', '1');
    const page = await comesIn(place);
    await page.getByRole('region', { name: 'The day by tables' }).focus();
    await page.keyboard.press('Tab');
    const focused = (words: RegExp) =>
      eventually(async () => expect(await page.evaluate('document.activeElement?.textContent')).toMatch(words));
    await focused(/Анна/);
    await page.keyboard.press('ArrowRight');
    await focused(/Вера/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('m');
    await page.getByRole('status').filter({ hasText: 'Moving Анна' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('status').filter({ hasText: '18:30 – 20:30, table 2: free' }).waitFor();
    await page.keyboard.press('Enter');
    await isAt(place, anna, '18:30', '2');
    await focused(/^18:30 – 20:30, Анна/);
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByRole('status').filter({ hasText: 'Анна is back in place.' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toContain(`booking=${anna.id}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await seen(place, anna)).table_ids).toEqual([place.tables['2']]);
  });

  it('begins a drag by a long press where it is touched, and a new booking by a press on an empty place', async () => {
    const place = await house();
    const anna = await booked(place, 'Анна', '18:00');
    const options = { hasTouch: true, viewport: { width: 820, height: 1180 } };
    const page = await comesIn(place, '/journal', options);
    const what = bar(row(page, '1'), /Анна/);
    await what.scrollIntoViewIfNeeded();
    const [start, lane] = [await boxOf(what), await boxOf(row(page, '2'))];
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const x = start.x + 20;
    await send('touchStart', x, start.y + 20);
    await page.locator('[data-lifted]').waitFor();
    await send('touchMove', x, start.y + 40);
    await send('touchMove', x, lane.y + 20);
    await page.getByText('✓18:00 – 20:00, table 2: free').waitFor();
    await send('touchEnd');
    await isAt(place, anna, '18:00', '2');
    const empty = await boxOf(row(page, '3'));
    await page.touchscreen.tap(x, empty.y + 20);
    await page.touchscreen.tap(x, empty.y + 20);
    await page.getByRole('dialog').waitFor();
    expect(new URL(page.url()).searchParams.get('table')).toBe(place.tables['3']);
    expect(new URL(page.url()).searchParams.get('time')?.replaceAll('"', '')).toBe('18:00');
  });

  it('shows what others do without a reload, and says when it can no longer', async () => {
    const place = await house();
    const page = await comesIn(place, `/journal?date=${day}`);
    await page.getByText('0 bookings', { exact: true }).waitFor();
    const anna = await booked(place, 'Анна', '18:00');
    await bar(row(page, '1'), /Анна/).waitFor();
    await place.manager.call('PATCH', `/bookings/${anna.id}`, { time: '19:00', date: day });
    await bar(row(page, '1'), /^19:00 – 21:00, Анна/).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/^Connection lost\. What you see is of \d\d:\d\d\.$/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Connection lost/).waitFor({ state: 'hidden' });
    // The browser says itself that there is no network.
    visitors.complaints.splice(0);
  });

  it('finds a guest, and gives a request its table by putting it there', async () => {
    const place = await house();
    await booked(place, 'Анна', '18:00');
    const asks = await booked(place, 'Глеб', '19:00', 'none', { table_id: undefined, guest_phone: '+79160000077' });
    const page = await comesIn(place);
    await hold(page, bar(row(page, 'Without a table'), /Глеб/), '2', '19:00', '19:00');
    await page.mouse.up();
    await bar(row(page, '2'), /Глеб, 2 guests, Confirmed/).waitFor();
    await eventually(async () => expect((await seen(place, asks)).status).toBe('confirmed'));
    await page.getByRole('searchbox', { name: 'Find a guest' }).fill('00-77');
    await page.getByText('1 booking found').waitFor();
    expect(page.url()).toContain('q=');
  });

  it('is a list, a plan of the house, and another day, each by its address', async () => {
    const place = await house();
    const anna = await booked(place, 'Анна', '18:00');
    const page = await comesIn(place, '/journal');
    await bar(row(page, '1'), /Анна/).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole('radio', { name: 'List' }).check({ force: true });
    await page.waitForURL(/view=list/);
    await row(page, '1').waitFor({ state: 'hidden' });
    await page.getByRole('radio', { name: 'Floor plan' }).check({ force: true });
    await page.getByText('No floor plan yet').waitFor();
    await page.getByRole('link', { name: 'Draw the plan' }).waitFor();
    const at = (x: number) => ({ x, y: 0, width: 1000, height: 1000, turned: 0, shape: 'round' });
    const plan = ['1', '2', '3'].map((name, index) => ({ id: place.tables[name], place: at(index * 1500) }));
    await place.manager.call('PUT', '/tables/plan', { tables: plan });
    await page.goto(`${platform.url}/journal?view=plan&at=19:00`);
    await page.getByRole('button', { name: /^1, Confirmed, Анна · 2, until 20:00/ }).waitFor();
    await page.getByRole('button', { name: '2, Free, 4 seats', exact: true }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Now');
    await press(page, '1, Free until 18:00');
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toContain('sheet=walk-in');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('slider', { name: 'Time shown' }).fill(String(Date.parse(`${day}T15:30:00Z`)));
    await press(page, /^1, Confirmed, Анна/);
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toContain(`booking=${anna.id}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('radio', { name: 'Day', exact: true }).check({ force: true });
    await press(page, 'The day after');
    await page.waitForURL(/date=2027-05-06/);
    await page.getByText('0 bookings', { exact: true }).waitFor();
    await press(page, 'Today');
    await bar(row(page, '1'), /Анна/).waitFor();
  });

  it('fits a telephone, without scrolling sideways', async () => {
    const place = await house();
    await booked(place, 'Анна', '18:00');
    const page = await comesIn(place, '/journal', { viewport: { width: 360, height: 740 } });
    await bar(row(page, '1'), /Анна/).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});
