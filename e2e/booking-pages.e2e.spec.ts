import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { Api } from './support/api';
import { House, openHouse, StandingClock } from './support/house';
import { staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { alerts, heading, holds, pagesFolder, press, row, Visitors } from './support/visitors';

// A Wednesday, half past five in Moscow.
const now = '2027-05-05T14:30:00.000Z';
const day = '2027-05-05';

describe('the pages of bookings and tables', () => {
  const clock = new StandingClock(new Date(now));
  let platform: TestPlatform;
  let visitors: Visitors;
  let sql: Pool;
  let operator: Api;
  const { join } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock }, pagesFolder);
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

  /** Somebody of the house, signed in, at the page he meets first. */
  async function comesIn({ venueId }: House, role: string, options = {}): Promise<Page> {
    const page = await visitors.comesIn(await join(operator, role, venueId), options);
    await page.clock.install();
    await page.goto(platform.url);
    await heading(page, 'Bookings');
    return page;
  }

  const list = (page: Page) => page.getByRole('region', { name: 'Bookings of the day' });
  const booked = async (api: Api) => (await api.get<BookingDto[]>('/bookings?sort=booked_at:asc')).body;

  it('lead a manager from an empty house to tables, bookings, and guests at their table', async () => {
    const place = await house({ tables: {} });
    const page = await comesIn(place, 'manager');
    await page.getByText('Europe/Moscow, 17:30 now').waitFor();
    await page.getByRole('heading', { name: 'No tables yet' }).waitFor();
    await page.getByRole('link', { name: 'Add the first table' }).click();
    await heading(page, 'Tables');
    for (const [name, seats] of [
      ['1', '2'],
      ['Terrace', '4'],
    ]) {
      await page.getByLabel('Name', { exact: true }).fill(name!);
      await page.getByLabel('Seats').first().fill(seats!);
      await press(page, 'Add');
      await row(page, `${seats} seats`).first().waitFor();
    }
    await press(page, 'Change: 1');
    await page.getByRole('listitem').getByLabel('Zone').fill('Window');
    await page.getByRole('listitem').getByRole('button', { name: 'Save' }).click();
    await row(page, '2 seats').getByText('Window').waitFor();
    await page.getByLabel('Name of the group').fill('1 + Terrace');
    await page.getByRole('group', { name: 'Which tables', exact: true }).getByLabel('1').check();
    await page.getByRole('group', { name: 'Which tables', exact: true }).getByLabel('Terrace').check();
    await press(page, 'Save the group');
    await row(page, '1 + Terrace').getByText('6 seats').waitFor();
    await press(page, 'Delete: Terrace');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await row(page, '4 seats').getByText('put together with others in: 1 + Terrace').waitFor();

    await page.getByRole('link', { name: 'Bookings' }).click();
    await page.getByText('No bookings for this day yet').waitFor();
    await press(page, 'New booking');
    await page.getByLabel('Guests').fill('5');
    await page.getByLabel('Guest’s name').fill('Пётр');
    await page.getByRole('button', { name: '18:00, 1 free' }).click();
    await holds(page.getByLabel('Time', { exact: true }), '18:00');
    await press(page, 'Book it');
    await page.getByText('Booked: Пётр, 18:00').waitFor();
    await row(page, 'Пётр').getByText('table 1 + Terrace').waitFor();
    // On each of the tables.
    const bars = page.getByRole('button', { name: /18:00 – 20:00, Пётр, 5 guests, Confirmed/ });
    await eventually(async () => expect(await bars.count()).toBe(2));
    await press(page, 'Arrived: Пётр');
    await row(page, 'Пётр').getByText('Here', { exact: true }).waitFor();
    await press(page, 'Not arrived after all: Пётр');
    await row(page, 'Пётр').getByText('Confirmed').waitFor();
    await press(page, 'Arrived: Пётр');
    await press(page, 'Complete: Пётр');
    await row(page, 'Пётр').getByText('Completed').waitFor();

    await press(page, 'Walk-in');
    await press(page, 'Seat them');
    await row(page, 'walk-in').getByText('Here', { exact: true }).waitFor();

    // Beyond a rule goes who may, when he says so.
    await press(page, 'New booking');
    await page.getByLabel('Guests', { exact: true }).fill('3');
    await page.getByLabel('Time', { exact: true }).fill('20:00');
    await page.getByLabel('Table', { exact: true }).selectOption({ label: '1 · Window · 2 seats' });
    await press(page, 'Book it');
    await page.getByRole('dialog').getByText('There is room for 2 only.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'All the same' }).click();
    await list(page).getByText('3 guests · table 1').waitFor();
    expect((await booked(place.manager)).map(({ status, source }) => [status, source])).toEqual([
      ['arrived', 'walk_in'],
      ['completed', 'manual'],
      ['confirmed', 'manual'],
    ]);
  });

  it('answer who asks: with a table, or not', async () => {
    const place = await house();
    const ask = (guest_name: string, date = day) =>
      place.manager.post('/bookings', {
        date,
        time: '19:00',
        guests_count: 2,
        guest_name,
        guest_phone: '+79160000001',
      });
    await ask('Анна');
    await ask('Борис');
    const page = await comesIn(place, 'receptionist');
    const waiting = page.getByRole('region', { name: 'Waiting for an answer' });
    await waiting.getByLabel('Table for Анна').selectOption({ label: '2 · 4 seats' });
    await press(page, 'Confirm: Анна');
    await list(page).getByRole('listitem').filter({ hasText: 'Анна' }).getByText('2 guests · table 2').waitFor();
    await waiting.getByLabel('Table for Борис').selectOption({ label: '2 · 4 seats' });
    await press(page, 'Confirm: Борис');
    await alerts(page, 'Table 2 is taken from 19:00 to 21:00: Анна.');
    await press(page, 'Refuse: Борис');
    await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
    await list(page).getByRole('listitem').filter({ hasText: 'Борис' }).getByText('Cancelled').waitFor();
    await waiting.waitFor({ state: 'hidden' });
    // What others do is seen without a reload, and what is being typed stays.
    await press(page, 'New booking');
    await page.getByLabel('Guest’s name').fill('Вера');
    await ask('Глеб', '2027-05-08');
    await page.clock.fastForward(10_000);
    await waiting.getByText('Глеб').waitFor();
    await waiting.getByText('Sat 8 May, 19:00').waitFor();
    await holds(page.getByLabel('Guest’s name'), 'Вера');
    await press(page, 'The day after');
    await page.getByText(/Thursday,? 6 May 2027/).waitFor();
    const form = page.getByRole('region', { name: 'New booking' });
    await holds(form.getByLabel('Guest’s name'), 'Вера');
    await holds(form.getByLabel('Day'), '2027-05-06');
    await press(page, 'Русский');
    await heading(page, 'Бронирования');
    await holds(page.getByLabel('Имя гостя'), 'Вера');
  });

  it('tell who loses a race what is in the way, and offer what is free', async () => {
    const place = await house({ tables: { '1': 2, '2': 4 } });
    const page = await comesIn(place, 'receptionist');
    await press(page, 'New booking');
    await page.getByLabel('Guest’s name').fill('Дарья');
    await page.getByLabel('Table', { exact: true }).selectOption({ label: '1 · 2 seats' });
    await page.getByLabel('Time', { exact: true }).fill('18:00');
    const at = { date: day, time: '18:00', guests_count: 2 };
    await place.manager.post('/bookings', { ...at, table_id: place.tables['1'], guest_name: 'Егор' });
    await press(page, 'Book it');
    await page.getByText('Table 1 is taken from 18:00 to 20:00').waitFor();
    await page.getByRole('button', { name: 'At the same time: table 2' }).waitFor();
    await page.getByRole('button', { name: '18:30', exact: true }).click();
    await holds(page.getByLabel('Table', { exact: true }), 'auto');
    await holds(page.getByLabel('Time', { exact: true }), '18:30');
    await holds(page.getByLabel('Guest’s name'), 'Дарья');
    await press(page, 'Book it');
    await list(page).getByRole('listitem').filter({ hasText: 'Дарья' }).getByText('18:30 – 20:30').waitFor();
    expect((await booked(place.manager)).at(-1)).toMatchObject({ time: '18:30', table_id: place.tables['2'] });

    await press(page, 'New booking');
    await page.getByLabel('Guests', { exact: true }).fill('3');
    await page.getByLabel('Time', { exact: true }).fill('20:00');
    await page.getByLabel('Table', { exact: true }).selectOption({ label: '1 · 2 seats' });
    await press(page, 'Book it');
    await page.getByRole('alert').getByText('There is room for 2 only.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('block a time, say what is booked in it, and open it again', async () => {
    const place = await house();
    await place.manager.post('/bookings', {
      ...{ date: day, time: '19:00', guests_count: 2, table_id: place.tables['1'], guest_name: 'Жанна' },
    });
    const page = await comesIn(place, 'manager');
    await page.getByRole('link', { name: 'Tables' }).click();
    await page.getByLabel('From', { exact: true }).fill('18:30');
    await page.getByLabel('Until').fill('01:00');
    await page.getByLabel('Why').selectOption('Private event');
    await press(page, 'Block it');
    await row(page, 'The whole venue').first().getByText('18:30 – Thu 6 May, 01:00').waitFor();
    await page.getByText('19:00 · Жанна · 2 guests · 1').waitFor();
    await page.getByRole('link', { name: 'Bookings' }).click();
    await page.locator('.bar.block').first().waitFor();
    await page.getByRole('link', { name: 'Tables' }).click();
    await page.getByRole('button', { name: /^Unblock/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unblock' }).click();
    await page.getByText('Nothing is blocked on this day').waitFor();
  });

  it('show a script in a guest’s name as the text it is, on a telephone without scrolling sideways', async () => {
    const place = await house();
    const guest_name = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const at = { date: day, time: '18:00', guests_count: 2, notes: guest_name, tags: ['<b>vip</b>'] };
    await place.manager.post('/bookings', { ...at, guest_name, table_id: place.tables['1'] });
    await place.manager.post('/bookings', { ...at, guest_name, comment: guest_name });
    const page = await comesIn(place, 'receptionist', { viewport: { width: 360, height: 740 } });
    await page.getByRole('region', { name: 'Waiting for an answer' }).getByText(guest_name).first().waitFor();
    await list(page).getByText(guest_name).first().waitFor();
    expect(await page.locator('main img, main script, main b b').count()).toBe(0);
    expect(await page.title()).toBe('Bookings · GuestFlow');
    await press(page, 'New booking');
    for (const name of ['Bookings', 'Tables']) {
      await page.getByRole('link', { name }).click();
      await heading(page, name);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    }
    // And nobody but who may set up the tables is offered to.
    await row(page, '4 seats').waitFor();
    expect(await page.locator('main').locator('form, li button').count()).toBe(0);
  });
});
