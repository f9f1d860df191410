import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Page, Request } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { GuestSlotDto } from '../apps/booking/src/public/public-venues.dto';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { House, HouseWishes, openHouse, StandingClock } from './support/house';
import { settled } from './support/settled';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { barriersOf, heading, holds, press, Visitors } from './support/visitors';

const builtPages = path.resolve(__dirname, '../dist/admin');
// A Wednesday, noon in Moscow.
const noon = '2027-05-05T09:00:00.000Z';
const tomorrow = '2027-05-06';
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

const dayButton = (page: Page, date: string) => page.locator(`[data-date="${date}"]`);
const times = (page: Page) => page.getByRole('group', { name: /^(Free times|Свободное время)$/ });
const fact = (page: Page, name: string, value: string | RegExp) =>
  page
    .locator('dt', { hasText: name })
    .locator('xpath=following-sibling::dd[1]')
    .filter({ hasText: value })
    .first()
    .waitFor();

/** By how much a page is wider than its window. */
const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function chooses(page: Page, time: string, date = tomorrow): Promise<void> {
  await dayButton(page, date).click();
  await times(page).getByRole('button', { name: time, exact: true }).click();
}

describe('a guest’s pages', () => {
  const clock = new StandingClock(new Date(noon));
  let platform: TestPlatform;
  let visitors: Visitors;
  let sql: Pool;
  let operator: Api;
  let number = 0;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock }, builtPages);
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await sql?.end();
    await platform?.close();
  });
  beforeEach(() => clock.set(noon));
  afterEach(() => visitors.leave());

  const open = (wishes: HouseWishes = {}) =>
    openHouse(platform, { operator, sql }, { name: `Кафе ${++number}`, settings: { auto_confirm: true }, ...wishes });
  const aPhone = () => `+7916${String(1_000_000 + ++number)}`;
  /** A guest with a browser whose clock shows what the house's does. */
  async function guest(options: BrowserContextOptions = {}, locale = 'en-GB'): Promise<Page> {
    const page = await visitors.newcomer(locale, { timezoneId: 'Europe/Moscow', ...phone, ...options });
    await page.clock.install({ time: noon });
    return page;
  }
  async function comesTo({ venue }: House, page: Page): Promise<Page> {
    await page.goto(`${platform.url}/v/${venue.slug}`);
    await heading(page, venue.name);
    return page;
  }
  async function saysWho(page: Page, name = 'Анна'): Promise<void> {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Phone').fill(aPhone());
  }
  const free = async ({ venue }: House, time: string, date = tomorrow) => {
    const { body } = await platform.api.get<GuestSlotDto[]>(`/public/venues/${venue.slug}/slots?date=${date}&guests=2`);
    return body.find((slot) => slot.time === time)?.free;
  };
  const journal = async ({ receptionist }: House) => (await receptionist.get<BookingDto[]>('/bookings')).body;
  const booked = async ({ receptionist, tables }: House, table: string, time: string) => {
    const wish = { date: tomorrow, time, guests_count: 2, table_id: tables[table] };
    const { status, body, text } = await receptionist.post<BookingDto>('/bookings', wish);
    if (status !== 201) throw new Error(text);
    return body;
  };
  /** A booking that a guest made elsewhere. */
  const bookedByGuest = async ({ venue }: House, time = '18:00') => {
    const wish = { date: tomorrow, time, guests_count: 2, name: 'Анна', phone: aPhone() };
    return (await platform.api.post<GuestBookingDto>(`/public/venues/${venue.slug}/bookings`, wish)).body;
  };

  it('are light, hold a table while it is said who comes, and let him see, move and cancel what he booked', async () => {
    const house = await open({ tables: { '1': 2, '2': 4 } });
    const page = await guest();
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await comesTo(house, page);
    await times(page).waitFor();
    const scripts = asked.map((request) => new URL(request.url()).pathname).filter((file) => file.endsWith('.js'));
    const weight = (file: string) => gzipSync(fs.readFileSync(path.join(builtPages, file)), { level: 9 }).length;
    expect(scripts.map(weight).reduce((sum, each) => sum + each, 0)).toBeLessThan(90_000);

    await chooses(page, '18:00');
    await page
      .getByRole('timer')
      .getByText(/^(4:\d\d|5:00)$/)
      .waitFor();
    expect(await free(house, '18:00')).toBe(1);
    // Another time in its place: one is held and no more.
    await press(page, 'Another time');
    await chooses(page, '19:00');
    await page.getByText('Thursday 6 May, 19:00, 2 guests').waitFor();
    expect([await free(house, '17:00'), await free(house, '19:00')]).toEqual([2, 1]);

    await press(page, 'Book it');
    await page.getByText('Please write it here').first().waitFor();
    await page.getByLabel('Your name').fill('Анна');
    await page.getByLabel('Phone').fill('12');
    await press(page, 'Book it');
    await page.getByText('Check the number').waitFor();
    // What was typed stays in the other language too.
    await press(page, 'Русский');
    await page.getByRole('heading', { name: 'Ваша бронь' }).waitFor();
    await holds(page.getByLabel('Ваше имя'), 'Анна');
    await press(page, 'English');
    await saysWho(page);
    await page.getByLabel('Wishes').fill('<b>У окна</b>');
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(await journal(house)).toMatchObject([{ status: 'confirmed', guest_name: 'Анна', comment: '<b>У окна</b>' }]);
    const link = await page.getByLabel('The link').inputValue();
    expect(link).toMatch(/\/booking#[\w-]{22}$/);

    await press(page, 'My booking');
    await heading(page, 'Your booking is confirmed');
    await fact(page, 'When', /^Thursday 6 May, 19:00$/);
    await fact(page, 'Wishes', /^<b>У окна<\/b>$/);
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Add to the calendar' }).click();
    expect((await file).suggestedFilename()).toBe('booking.ics');
    await press(page, 'I’ll be late by 20 min');
    await fact(page, 'You said', 'I’ll be 20 min late');
    await press(page, 'I’m coming');
    await fact(page, 'You said', 'I’m coming');

    await press(page, 'Move it');
    await press(page, 'One more');
    await chooses(page, '19:30');
    await page.getByRole('status').getByText('19:30, 3 guests').waitFor();
    await press(page, 'Save the change');
    await page.getByText('The booking is moved').waitFor();
    await fact(page, 'When', /19:30$/);
    await fact(page, 'Guests', /^3$/);
    // The address is one that can be kept, and its secret is told to no server that serves pages.
    await page.goto('about:blank');
    await page.goto(link);
    await heading(page, 'Your booking is confirmed');
    const reference = link.split('#')[1]!;
    const addresses = asked.map((request) => request.url()).filter((url) => !url.includes('/api/v1/'));
    expect(addresses.filter((url) => url.split('#')[0]!.includes(reference))).toEqual([]);

    await press(page, 'Cancel the booking');
    await press(page, 'Keep it');
    expect(await journal(house)).toMatchObject([{ status: 'confirmed', guests_count: 3 }]);
    await press(page, 'Cancel the booking');
    await press(page, 'Yes, cancel it');
    await heading(page, 'The booking is cancelled');
    expect(await journal(house)).toMatchObject([{ status: 'cancelled', cancelled_by: 'guest' }]);
    // Nobody was asked to sign in, and nothing of the staff's pages came along.
    expect(asked.filter((request) => /\/auth\/|\/index-|session-|staff/.test(request.url()))).toEqual([]);
  });

  it('show alternatives to who comes too late, and keep what he typed', async () => {
    const house = await open({ tables: { '1': 2 } });
    const [page, other] = [await comesTo(house, await guest()), await comesTo(house, await guest())];
    await dayButton(other, tomorrow).click();
    await times(other).getByRole('button', { name: '18:00', exact: true }).waitFor();
    await chooses(page, '18:00');
    await page.getByRole('timer').waitFor();
    await times(other).getByRole('button', { name: '18:00', exact: true }).click();
    await other.getByText('Somebody else has just taken this time').waitFor();
    await other.getByRole('alert').getByRole('button', { name: '20:00', exact: true }).click();
    await saysWho(other, 'Борис');
    // His time runs out unseen, and somebody else is quicker than he.
    clock.set('2027-05-05T09:06:00Z');
    await booked(house, '1', '20:00');
    await press(other, 'Book it');
    await other.getByText('Somebody else has just taken this time').waitFor();
    await other.getByRole('alert').getByRole('button', { name: '18:00', exact: true }).click();
    await other.getByText('Thursday 6 May, 18:00, 2 guests').waitFor();
    await holds(other.getByLabel('Your name'), 'Борис');
    await press(other, 'Book it');
    await heading(other, 'It is booked');
  });

  it('say when the last minute begins, hold a time once more, say when it ran out, and give it back on leaving', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page, 'Вера');
    await page.clock.fastForward('04:10');
    await page.getByRole('status').getByText('One minute is left').waitFor();
    clock.set('2027-05-05T09:05:00Z');
    await page.clock.fastForward('00:51');
    await page.getByText('it is held for you again').waitFor();
    expect(await free(house, '18:00')).toBe(0);
    clock.set('2027-05-05T09:10:00Z');
    await page.clock.fastForward('05:01');
    await page.getByText('nothing is held for you any more').waitFor();
    expect(await free(house, '18:00')).toBe(1);
    await press(page, 'Hold it again');
    await page.getByRole('timer').waitFor();
    await holds(page.getByLabel('Your name'), 'Вера');
    expect(await free(house, '18:00')).toBe(0);
    await page.goto('about:blank');
    await eventually(async () => expect(await free(house, '18:00')).toBe(1));
  });

  it('let somebody wait for a day that is full, and take what is offered to him', async () => {
    const special = (date: string) => ({ date, closed: true, intervals: [] });
    const hours = [{ from: '18:00', to: '20:00' }];
    const special_days = [special('2027-05-07'), { date: tomorrow, closed: false, intervals: hours }];
    const house = await open({ tables: { '1': 2 }, settings: { auto_confirm: true, special_days } });
    const inTheWay = await booked(house, '1', '18:00');
    const page = await comesTo(house, await guest());
    await page.getByRole('button', { name: /6 May: fully booked/ }).click();
    expect(await page.getByRole('button', { name: /7 May: closed/ }).isDisabled()).toBe(true);
    await page.getByText('This day is fully booked').waitFor();
    await saysWho(page, 'Вера');
    await press(page, 'Let me know when something comes free');
    await heading(page, 'You are in line');
    await fact(page, 'Place in line', /^1$/);
    expect(page.url()).toMatch(/\/waiting#[\w-]{22}$/);
    await house.receptionist.post(`/bookings/${inTheWay.id}/cancel`, {});
    await settled(sql);
    await page.clock.fastForward('00:15');
    await heading(page, 'Something came free for you');
    await page
      .getByRole('timer')
      .getByText(/^(9:\d\d|10:00)$/)
      .waitFor();
    await press(page, 'I’ll take it');
    await heading(page, 'Your booking is confirmed');
    expect((await journal(house)).map(({ status }) => status).sort()).toEqual(['cancelled', 'confirmed']);
  });

  it('ask where the venue answers by itself, and say its answer without being asked', async () => {
    const house = await open({ settings: {} });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page);
    await press(page, 'Ask for it');
    await heading(page, 'It is asked for');
    await press(page, 'My booking');
    await heading(page, 'Your request waits for its answer');
    const [request] = await journal(house);
    await house.receptionist.post(`/bookings/${request!.id}/confirm`, { auto: true });
    await page.clock.fastForward('00:15');
    await heading(page, 'Your booking is confirmed');
  });

  it('say to call once it is too late to change; letters of before lead here too', async () => {
    const house = await open();
    await house.manager.patch('/venues/current', { contacts: { phone: '+7 495 000-00-00' } });
    await settled(sql);
    const { reference } = await bookedByGuest(house);
    clock.set('2027-05-06T14:30:00Z');
    const page = await guest();
    await page.goto(`${platform.url}/#/booking/${reference}`);
    await page.getByText('It can no longer be moved or cancelled here').waitFor();
    expect(page.url()).toBe(`${platform.url}/booking#${reference}`);
    const call = page.getByRole('link', { name: 'Call +7 495 000-00-00' });
    expect(await call.getAttribute('href')).toBe('tel:+74950000000');
    expect(await page.getByRole('button', { name: /Move it|Cancel the booking/ }).count()).toBe(0);
    await press(page, 'I’m coming');
    await page.getByText('The venue is told').waitFor();
    await page.goto('about:blank');
    await page.goto(`${platform.url}/#/book/${house.venue.slug}`);
    await heading(page, house.venue.name);
  });

  it('show as text what anybody wrote, name the zone to who is elsewhere, and speak as he does, by keys alone', async () => {
    const evil = '<img src=x onerror="document.title = 1"><script>document.title = 1</script>';
    const settings = { auto_confirm: true, info_text: `Парковка ${evil}`, greeting_text: evil };
    const house = await open({ name: `Кафе ${evil}`, settings });
    const page = await guest({ timezoneId: 'America/New_York', viewport: { width: 320, height: 640 } }, 'ru-RU');
    await comesTo(house, page);
    await page.getByText(`Парковка ${evil}`).waitFor();
    expect([await page.locator('main img, main script').count(), await page.title()]).toEqual([
      0,
      `${house.venue.name} · GuestFlow`,
    ]);
    await page.getByText('по часам заведения: Москва').waitFor();
    // Nothing is wider than the phone.
    expect(await page.evaluate(wider)).toBeLessThanOrEqual(0);
    // From day to day, to a time.
    await page.locator('[data-date][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await times(page).getByRole('button', { name: '12:30' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('timer').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ваша бронь');
    expect(await page.evaluate(wider)).toBeLessThanOrEqual(0);
    // Who speaks neither language is spoken to in the venue's.
    const foreign = await guest({}, 'fi-FI');
    await comesTo(house, foreign);
    await foreign.getByRole('heading', { name: 'Выберите время' }).waitFor();
    await page.goto(`${platform.url}/booking#${'x'.repeat(22)}`);
    await heading(page, 'Такой брони нет');
    await page.goto(`${platform.url}/v/no-such-venue`);
    await heading(page, 'Такой страницы нет');
  });

  it('say that there is no network, send once what was sent twice, and say plainly when they cannot be loaded', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page);
    await page.context().setOffline(true);
    await page.getByRole('status').getByText('There is no connection').waitFor();
    await page.context().setOffline(false);
    await page.getByText('There is no connection').waitFor({ state: 'hidden' });
    // It is done, but the answer is lost on its way.
    const keys: string[] = [];
    await page.route('**/bookings', async (route) => {
      keys.push(route.request().headers()['idempotency-key']!);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(await journal(house)).toHaveLength(1);

    const unlucky = await visitors.newcomer('ru-RU', phone);
    await unlucky.route('**/*.js', (route) => route.abort());
    await unlucky.goto(`${platform.url}/v/${house.venue.slug}`);
    await unlucky.getByText('Страница ещё не загрузилась').waitFor();
    // That nothing came is what was tried here.
    const others = visitors.complaints.filter((complaint) => !/net::ERR_/.test(complaint));
    visitors.complaints.splice(0, Infinity, ...others);
  });

  it.each(['light', 'dark'] as const)('are for everybody, in %s', async (colorScheme) => {
    const house = await open({ tables: { '1': 2, '2': 2 } });
    const page = await comesTo(house, await guest({ bypassCSP: true, colorScheme }));
    await times(page).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await chooses(page, '18:00');
    await press(page, 'Book it');
    await page.getByText('Please write it here').first().waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await saysWho(page);
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'My booking');
    await heading(page, 'Your booking is confirmed');
    await press(page, 'Cancel the booking');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Keep it');
    await press(page, 'Move it');
    await times(page).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    const wish = {
      date: tomorrow,
      time_from: '18:00',
      time_to: '20:00',
      guests_count: 2,
      name: 'Вера',
      phone: aPhone(),
    };
    const { body } = await platform.api.post<{ reference: string }>(
      `/public/venues/${house.venue.slug}/waitlist`,
      wish,
    );
    await page.goto(`${platform.url}/waiting#${body.reference}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });
});

/** As Telegram's app does: it hears what the page asks of it, and tells it what is pressed outside of it. */
const telegramsWindow = `
  window.heard = [];
  window.TelegramWebviewProxy = {
    postEvent: (name, data) => window.heard.push([name, data ? JSON.parse(data) : {}]),
  };
  window.presses = (name) => window.Telegram.WebView.receiveEvent(name, '{}');
`;

describe('the Mini App', () => {
  let house: BotHouse;
  let visitors: Visitors;

  beforeAll(async () => {
    house = await openBotHouse({ settings: { auto_confirm: true } }, { adminFolder: builtPages });
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await house?.close();
  });
  afterEach(() => visitors.leave());

  const colours = {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    text_color: '#f5f5f5',
    button_color: '#5288c1',
  };

  async function opens({ person }: Hand, options: BrowserContextOptions = {}, theme = ''): Promise<Page> {
    const page = await visitors.newcomer('ru-RU', { timezoneId: 'Europe/Moscow', ...phone, ...options });
    await page.addInitScript(telegramsWindow);
    const address = person.opensMiniApp(house.bot, `${house.platform.url}/v/${house.venue.slug}`);
    await page.goto(`${address}${theme}`);
    await heading(page, house.venue.name);
    return page;
  }
  /** What Telegram's own button at the bottom says; undefined while it is not there. */
  const mainButton = async (page: Page): Promise<string | undefined> => {
    const heard = await page.evaluate<[string, { is_visible?: boolean; text?: string }][]>('window.heard');
    const last = heard.filter(([name]) => name === 'web_app_setup_main_button').at(-1)?.[1];
    return last?.is_visible ? last.text : undefined;
  };
  async function pressesMain(page: Page, words: string): Promise<void> {
    await eventually(async () => expect(await mainButton(page)).toBe(words), 30_000);
    await page.evaluate(`window.presses('main_button_pressed')`);
  }
  const goesBack = (page: Page) => page.evaluate(`window.presses('back_button_pressed')`);
  async function choosesSome(page: Page): Promise<void> {
    await page.locator('[data-date]:not([disabled])').nth(2).click();
    await times(page).getByRole('button').last().click();
    await page.getByRole('heading', { name: /Ваша бронь|Your booking/ }).waitFor();
  }
  const registers = async ({ id, person }: Hand): Promise<void> => {
    const operator = await house.platform.api.signIn(superAdmin.email, superAdmin.password);
    const wanted = { name: 'Бот', scopes: ['bot.act'] };
    const { body } = await operator.post<{ key: string }>(`/api-keys?venue_id=${house.venueId}`, wanted);
    const said = { telegram_id: id, phone: person.phone, name: person.first_name };
    expect((await new Api(house.platform.url, body.key).post('/bot/guest-register', said)).status).toBe(201);
    await settled(house.sql);
  };

  it('knows the guest, looks as Telegram does, books by its button, and shows, moves and cancels what is his', async () => {
    const hand = house.guest({ first_name: 'Анна' });
    await registers(hand);
    const page = await opens(hand, {}, `&tgWebAppThemeParams=${encodeURIComponent(JSON.stringify(colours))}`);
    expect(await page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--surface')`)).toBe(
      '#17212b',
    );
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await choosesSome(page);
    await page.getByText('Бронируем на вас, Анна').waitFor();
    expect(await page.getByLabel('Телефон').count()).toBe(0);
    // Its back button lets go of the time.
    await goesBack(page);
    await page.getByRole('heading', { name: 'Выберите время' }).waitFor();
    await choosesSome(page);
    await page.getByLabel('Пожелания').fill('У окна');
    await pressesMain(page, 'Забронировать');
    await heading(page, 'Забронировано');
    const [made] = (await house.receptionist.get<BookingDto[]>('/bookings')).body;
    expect(made).toMatchObject({ source: 'bot', guest_phone: hand.person.phone, comment: 'У окна' });

    await pressesMain(page, 'Моя бронь');
    await heading(page, 'Бронь подтверждена');
    await press(page, 'Перенести');
    await press(page, 'На одного больше');
    await pressesMain(page, 'Сохранить изменения');
    await page.getByText('Бронь перенесена').waitFor();
    await goesBack(page);
    await heading(page, 'Мои брони');
    await page.getByRole('button', { name: /3 гостя · Бронь подтверждена/ }).click();
    await press(page, 'Отменить бронь');
    await press(page, 'Да, отменить');
    await heading(page, 'Бронь отменена');
    await goesBack(page);
    await page.getByText('У вас пока нет броней').waitFor();
    // A page that is loaded again is in Telegram still.
    await page.reload();
    await heading(page, 'Мои брони');
  });

  it('asks a guest whom the bot does not know for his phone, with the rest kept, and speaks as he does', async () => {
    const page = await opens(house.guest({ first_name: 'Bob', language_code: 'en' }), { bypassCSP: true });
    await choosesSome(page);
    await page.getByLabel('Wishes').fill('A window');
    await pressesMain(page, 'Book it');
    await page.getByText('The venue does not know your phone yet').waitFor();
    await holds(page.getByLabel('Your name'), 'Bob');
    await page.getByLabel('Phone').fill('+7 916 555-44-33');
    expect(await barriersOf(page)).toEqual([]);
    await pressesMain(page, 'Book it');
    await heading(page, 'It is booked');
    await fact(page, 'Name', 'Bob');
  });
});
