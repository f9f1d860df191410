import path from 'node:path';
import { eventually } from '@guestflow/testing';
import type { Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { dayIn, daysAfter } from '../apps/bot-gateway/src/conversations/choosing/dates';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { openFrom, zoneAtNoon } from './support/noon';
import { staffOn } from './support/staff';
import { superAdmin } from './support/test-platform';
import { mintToken } from './support/tokens';
import { barriersOf, heading, Visitors } from './support/visitors';

const pages = path.resolve(__dirname, '../dist/admin');

const settings = {
  ...{ opening_hours: openFrom('10:00', '23:00'), slot_minutes: 60 },
  ...{ minimum_notice_minutes: 0, auto_confirm: false },
};

describe('the pages where bookings are answered, made and followed', () => {
  const zone = zoneAtNoon();
  const today = dayIn(zone, new Date());
  let house: BotHouse;
  let visitors: Visitors;
  let operator: Api;
  const { join } = staffOn(() => ({ platform: house.platform, operator }));

  beforeAll(async () => {
    house = await openBotHouse(
      { timezone: zone, settings, tables: { '1': 2, '2': 4, '3': 6 } },
      { adminFolder: pages },
    );
    operator = await house.platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await house?.close();
  });
  afterEach(() => visitors?.leave());

  /** Somebody of the house, at the page that is met first. */
  async function comesIn(role: 'manager' | 'receptionist', language: 'en' | 'ru', options = {}): Promise<Page> {
    const page = await visitors.comesIn(await join(operator, role, house.venueId), {
      reducedMotion: 'reduce',
      ...options,
    });
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    await page.goto(house.platform.url);
    await heading(page, language === 'ru' ? /Сегодня/ : /Today/);
    return page;
  }

  /** A guest whom the bot knows. */
  async function known(first_name: string): Promise<Hand> {
    const guest = house.guest({ first_name });
    const bot = new Api(house.platform.url, await mintToken(house.platform, { role: 'bot', venue_id: house.venueId }));
    const { status, text } = await bot.post('/bot/guest-register', {
      ...{ telegram_id: guest.id, phone: guest.person.phone, name: first_name },
      consents: [{ purpose: 'personal_data', given: true }],
    });
    if (status !== 201) throw new Error(text);
    await eventually(async () => {
      const { rowCount } = await house.sql.query('SELECT 1 FROM booking.guests WHERE telegram_id = $1', [guest.id]);
      if (!rowCount) throw new Error('Booking has not heard of the guest yet');
    });
    return guest;
  }

  async function asks(guest: Hand, time: string): Promise<void> {
    await guest.says('/book').sees('Сколько вас');
    await guest.presses('2');
    await guest.sees('В какой день');
    await guest.presses('Завтра');
    await guest.sees('Во сколько');
    await guest.presses(time);
    await guest.presses('Без пожеланий');
    await guest.sees('Проверьте');
    await guest.presses(/^✓/);
  }

  const book = async (wanted: object): Promise<BookingDto> => {
    const { status, body, text } = await house.manager.post<BookingDto>('/bookings', { guests_count: 2, ...wanted });
    if (status !== 201) throw new Error(text);
    return body;
  };
  const bookingOf = async (name: string): Promise<BookingDto> => {
    const { body } = await house.manager.get<BookingDto[]>(`/bookings?q=${encodeURIComponent(name)}`);
    return body[0]!;
  };
  const chip = (page: Page, name: string | RegExp) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true });
  const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

  it('show who asks by the bot, and one press answers: the guest reads it in his chat', async () => {
    const guest = await known('Зинаида');
    const page = await comesIn('receptionist', 'ru');
    await page.getByText('Ответа никто не ждёт').waitFor();
    await asks(guest, '19:00');
    const waiting = page.getByRole('region', { name: 'Ждут ответа' });
    const request = waiting.getByRole('listitem').filter({ hasText: 'Зинаида · 2 гостя' });
    await request.getByText('через бота').waitFor();
    await request.getByText(/отменится через/).waitFor();
    await said(page, 'Новая заявка: Зинаида');
    await eventually(async () => expect(await page.title()).toBe('(1) Сегодня · GuestFlow'));
    expect(await barriersOf(page)).toEqual([]);
    await request.getByRole('button', { name: 'Подтвердить · стол 1: Зинаида' }).click();
    await said(page, 'Подтверждено: Зинаида');
    await guest.sees('бронь подтверждена');
    await page.getByText('Ответа никто не ждёт').waitFor();
    expect(await page.title()).toBe('Сегодня · GuestFlow');
    expect(await bookingOf('Зинаида')).toMatchObject({ status: 'confirmed', table_ids: [house.tables['1']] });
  });

  it('decline with a reason; who was slower is told what has become of it', async () => {
    const date = daysAfter(today, 3);
    const [first, second] = [
      await book({ date, time: '19:00', guest_name: 'Борис' }),
      await book({ date, time: '19:00', guest_name: 'Вера' }),
    ];
    const page = await comesIn('receptionist', 'en');
    await page.getByRole('button', { name: 'Decline: Борис' }).click();
    await chip(page, 'No free table').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Decline', exact: true }).click();
    await said(page, 'Declined: Борис');
    expect(await bookingOf('Борис')).toMatchObject({
      ...{ id: first.id, status: 'cancelled', cancellation_reason: 'No free table' },
    });
    // Not told to this page yet.
    await page.route('**/api/v1/bookings?*', (route) => route.abort());
    await page.route('**/api/v1/live', (route) => route.abort());
    const confirm = page.getByRole('button', { name: /^Confirm · table .*: Вера/ });
    await confirm.waitFor();
    await house.receptionist.post(`/bookings/${second.id}/confirm`, { table_id: house.tables['3'] });
    await confirm.click();
    await said(page, 'Somebody was faster. Вера: confirmed.');
    visitors.complaints.length = 0;
  });

  it('write a booking down, change it, and follow it until they have left', async () => {
    const page = await comesIn('manager', 'en');
    await page.getByRole('button', { name: 'New booking' }).click();
    await chip(page, '3 guests').click();
    await chip(page, /^20:00 \d free$/).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Best: 2' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Григорий');
    await page.getByLabel('Phone', { exact: true }).fill('8 916 700-00-01');
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Book it' }).click();
    await said(page, 'Booked: Григорий, 20:00, table 2');
    await page.getByRole('button', { name: /20:00.*Григорий/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Григорий' });
    await sheet.getByText('3 guests · table 2 · by staff').waitFor();
    await sheet.getByRole('link', { name: '+79167000001' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);

    await sheet.getByRole('button', { name: 'Change', exact: true }).click();
    await chip(page, '5 guests').click();
    await chip(page, /^21:00 \d free$/).click();
    await chip(page, 'Table 2 · 4 seats').click();
    await chip(page, 'Table 3 · 6 seats').click();
    await sheet.getByLabel('Notes of the staff').fill('У окна');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.getByText('5 guests · table 3 · by staff').waitFor();
    await sheet.getByText('У окна').waitFor();

    await sheet.getByRole('button', { name: 'Arrived', exact: true }).click();
    await sheet.getByRole('button', { name: 'Complete' }).waitFor();
    // A slip of the finger is taken back where it is told.
    await page.getByRole('button', { name: 'Undo' }).click();
    await sheet.getByRole('button', { name: 'Arrived', exact: true }).click();
    await sheet.getByRole('button', { name: 'Complete' }).click();
    await sheet.getByRole('button', { name: 'Reopen' }).waitFor();
    await sheet.getByText('Not arrived after all · you').waitFor();
    expect(await bookingOf('Григорий')).toMatchObject({ status: 'completed', guests_count: 5, time: '21:00' });
  });

  it('cancel with a reason, and take that back', async () => {
    await book({ date: today, time: '17:00', guest_name: 'Дарья', table_id: house.tables['2'] });
    const page = await comesIn('receptionist', 'ru');
    await page.getByRole('button', { name: /Дарья/ }).first().click();
    const sheet = page.getByRole('dialog', { name: 'Дарья' });
    await sheet.getByRole('button', { name: 'Отменить бронь' }).click();
    await page.getByRole('dialog', { name: 'Отменить: Дарья' }).getByRole('button', { name: 'Попросил гость' }).click();
    await page.getByRole('dialog', { name: 'Отменить: Дарья' }).getByRole('button', { name: 'Отменить бронь' }).click();
    await sheet.getByText('Причина отмены: Попросил гость').waitFor();
    expect((await bookingOf('Дарья')).status).toBe('cancelled');
    await sheet.getByRole('button', { name: 'Вернуть бронь' }).click();
    await sheet.getByRole('button', { name: 'Пришли' }).waitFor();
    expect((await bookingOf('Дарья')).status).toBe('confirmed');
  });

  it('tell who loses a race who was faster, and offer what is free', async () => {
    const page = await comesIn('receptionist', 'en');
    const date = daysAfter(today, 5);
    await page.getByRole('button', { name: 'New booking' }).click();
    await page.getByLabel('Day', { exact: true }).fill(date);
    await chip(page, /^18:00 3 free$/).click();
    await chip(page, 'Table 1 · 2 seats').click();
    await page.getByLabel('Name', { exact: true }).fill('Егор');
    await book({ date, time: '18:00', guest_name: 'Жанна', table_id: house.tables['1'] });
    await page.getByRole('button', { name: 'Book it' }).click();
    await said(page, 'Table 1 was taken for 18:00 – 20:00 by Жанна a moment ago.');
    await page.getByRole('button', { name: 'At the same time: table 2' }).click();
    await said(page, 'Booked: Егор, 18:00, table 2');
    expect(await bookingOf('Егор')).toMatchObject({ time: '18:00', table_ids: [house.tables['2']] });
  });

  it('go against a rule only for who may, with a reason that is kept', async () => {
    const date = daysAfter(today, 6);
    const write = async (page: Page, name: string) => {
      await page.getByRole('button', { name: 'New booking' }).click();
      await page.getByLabel('Day', { exact: true }).fill(date);
      await chip(page, '3 guests').click();
      await chip(page, /^19:00 \d free$/).click();
      await page.getByText('Tables that are taken or too small').click();
      await chip(page, 'Table 1 · 2 seats').click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Book it' }).click();
      await said(page, 'There is room for 2 only.');
    };
    const slower = await comesIn('receptionist', 'en');
    await write(slower, 'Клим');
    expect(await slower.getByRole('button', { name: 'All the same' }).count()).toBe(0);
    const page = await comesIn('manager', 'en');
    await write(page, 'Лев');
    await page.getByLabel('Why all the same').fill('A child on the lap');
    await page.getByRole('button', { name: 'All the same' }).click();
    await said(page, 'Booked: Лев, 19:00, table 1');
    expect(await bookingOf('Лев')).toMatchObject({ overrides: ['capacity'], override_reason: 'A child on the lap' });
  });

  it('seat who has just come in by two presses, on a telephone', async () => {
    const page = await comesIn('receptionist', 'ru', { viewport: { width: 360, height: 740 } });
    await page.getByRole('button', { name: 'Гости без брони' }).click();
    await chip(page, '4 гостя').click();
    await chip(page, 'Посадить за стол 2: 4 гостя').click();
    await said(page, 'За столом 2');
    await page.getByText('Весь день').click();
    const row = page.getByRole('region', { name: 'Брони дня' }).getByRole('listitem').filter({ hasText: 'без брони' });
    await row.getByText('В зале', { exact: true }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });

  it('find a booking of the day by a name or a phone, and tell how many there are', async () => {
    await book({
      date: today,
      time: '20:00',
      guest_name: 'Марфа',
      guest_phone: '+79167000077',
      table_id: house.tables['1'],
    });
    const page = await comesIn('receptionist', 'en');
    await page.getByText('The whole day').click();
    const list = page.getByRole('region', { name: 'Bookings of the day' });
    await list.getByLabel('Search by name or phone').fill('700-00-77');
    await list.getByText('1 booking, 2 guests').waitFor();
    await list.getByRole('button', { name: /20:00.*Марфа/ }).waitFor();
    await list.getByLabel('Search by name or phone').fill('nobody');
    await list.getByText('No booking of this day fits').waitFor();
    await list.getByRole('button', { name: 'Show all' }).click();
    await list.getByRole('radio', { name: /^Confirmed/ }).check({ force: true });
    await list.getByRole('button', { name: /20:00.*Марфа/ }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('keep the waitlist: write down, offer, book for them', async () => {
    const page = await comesIn('receptionist', 'en');
    await page.getByRole('button', { name: 'Open the waitlist' }).click();
    const sheet = page.getByRole('dialog').first();
    await sheet.getByText('Nobody waits for this day').waitFor();
    await sheet.getByRole('button', { name: 'Add to the waitlist' }).click();
    await sheet.getByLabel('Earliest').fill('21:00');
    await sheet.getByLabel('Latest').fill('22:00');
    await sheet.getByLabel('Name', { exact: true }).fill('Нина');
    await sheet.getByRole('button', { name: 'Add', exact: true }).click();
    const entry = sheet.getByRole('listitem').filter({ hasText: 'Нина' });
    await entry.getByText('21:00 – 22:00').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await entry.getByRole('button', { name: 'Offer a place' }).click();
    const offer = page.getByRole('dialog', { name: 'Offer a place: Нина' });
    await offer.getByRole('button', { name: '21:00', exact: true }).click();
    await offer.getByRole('button', { name: 'Offer it' }).click();
    await entry.getByText(/Offered: 21:00 · .* left to answer/).waitFor();
    await entry.getByRole('button', { name: 'Book for them' }).click();
    await said(page, 'Booked: Нина, 21:00');
    await sheet.getByText('Booked', { exact: true }).waitFor({ state: 'attached' });
    expect(await bookingOf('Нина')).toMatchObject({ status: 'confirmed', time: '21:00' });
  });
});
