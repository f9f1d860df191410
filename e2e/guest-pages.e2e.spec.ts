import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { GuestSlotDto } from '../apps/booking/src/public/public-venues.dto';
import { Api } from './support/api';
import { House, HouseWishes, openHouse, StandingClock } from './support/house';
import { settled } from './support/settled';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { heading, holds, pagesFolder, press, Visitors } from './support/visitors';

// A Wednesday, noon in Moscow.
const noon = '2027-05-05T09:00:00.000Z';
const tomorrow = '2027-05-06';

describe('the pages of guests', () => {
  const clock = new StandingClock(new Date(noon));
  let platform: TestPlatform;
  let visitors: Visitors;
  let sql: Pool;
  let operator: Api;
  let number = 0;

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
  beforeEach(() => clock.set(noon));
  afterEach(() => visitors.leave());

  const open = (wishes: HouseWishes = {}) =>
    openHouse(platform, { operator, sql }, { name: `Кафе ${++number}`, settings: { auto_confirm: true }, ...wishes });
  const aPhone = () => `+7916${String(1_000_000 + ++number)}`;

  /** A guest with a browser whose clock shows what the house's does. */
  async function guest(options: BrowserContextOptions = {}, locale = 'en-GB'): Promise<Page> {
    const page = await visitors.newcomer(locale, { timezoneId: 'Europe/Moscow', ...options });
    await page.clock.install({ time: noon });
    return page;
  }
  async function comesTo(house: House, page: Page): Promise<Page> {
    await page.goto(`${platform.url}/#/book/${house.venue.slug}`);
    await heading(page, house.venue.name);
    return page;
  }
  const dayButton = (page: Page, date: string) => page.locator(`[data-date="${date}"]`);
  const times = (page: Page) => page.getByRole('group', { name: 'Free times' });
  async function chooses(page: Page, time: string, date = tomorrow): Promise<void> {
    await dayButton(page, date).click();
    await times(page).getByRole('button', { name: time, exact: true }).click();
  }
  async function saysWho(page: Page, name = 'Анна'): Promise<void> {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Telephone').fill(aPhone());
  }
  const free = async ({ venue }: House, time: string, date = tomorrow) => {
    const { body } = await platform.api.get<GuestSlotDto[]>(`/public/venues/${venue.slug}/slots?date=${date}&guests=2`);
    return body.find((slot) => slot.time === time)?.free;
  };
  const journal = async ({ receptionist }: House) => (await receptionist.get<BookingDto[]>('/bookings')).body;
  const fact = (page: Page, name: string, value: string | RegExp) =>
    page
      .locator('dt', { hasText: name })
      .locator('xpath=following-sibling::dd[1]')
      .filter({ hasText: value })
      .waitFor();
  const booked = async ({ receptionist, tables }: House, table: string, time: string, change: object = {}) => {
    const wish = { date: tomorrow, time, guests_count: 2, table_id: tables[table], ...change };
    const { status, body, text } = await receptionist.post<BookingDto>('/bookings', wish);
    if (status !== 201) throw new Error(text);
    return body;
  };
  /** A booking that a guest made elsewhere. */
  const bookedByGuest = async ({ venue }: House, time = '18:00') => {
    const wish = { date: tomorrow, time, guests_count: 2, name: 'Анна', phone: aPhone() };
    return (await platform.api.post<GuestBookingDto>(`/public/venues/${venue.slug}/bookings`, wish)).body;
  };
  const comesBack = async (page: Page, reference: string) => page.goto(`${platform.url}/#/booking/${reference}`);

  it('let somebody hold a table, book it, see it, say how he is, move it and cancel it', async () => {
    const house = await open({ tables: { '1': 2, '2': 4 } });
    const page = await guest();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await comesTo(house, page);
    await chooses(page, '18:00');
    await page
      .getByRole('timer')
      .getByText(/^(4:\d\d|5:00)$/)
      .waitFor();
    expect(await free(house, '18:00')).toBe(1);
    // Another time in its place: one is held and no more.
    await times(page).getByRole('button', { name: '19:00', exact: true }).click();
    await page
      .getByText(/Thursday,? 6 May 2027, 19:00/)
      .first()
      .waitFor();
    expect([await free(house, '17:00'), await free(house, '19:00')]).toEqual([2, 1]);

    await page.getByLabel('Your name').fill('Анна');
    await page.getByLabel('Telephone').fill('12');
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

    await page.getByRole('link', { name: 'My booking' }).click();
    await heading(page, 'Your booking is confirmed');
    await fact(page, 'When', /6 May 2027, 19:00$/);
    await fact(page, 'Wishes', /^<b>У окна<\/b>$/);
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Add to the calendar' }).click();
    expect((await file).suggestedFilename()).toBe('booking.ics');
    await press(page, 'I’ll be late by 20 min');
    await page.getByText('I’ll be 20 min late').waitFor();
    await press(page, 'I’m coming');
    await page.locator('dd', { hasText: 'I’m coming' }).waitFor();

    await press(page, 'Move it');
    await press(page, 'One more');
    await chooses(page, '19:30');
    await page.getByRole('status').getByText('19:30, 3 guests').waitFor();
    await press(page, 'Save the change');
    await page.getByText('The booking is moved').waitFor();
    await fact(page, 'When', /6 May 2027, 19:30$/);
    await fact(page, 'Guests', /^3$/);
    // The address is one that can be kept.
    await page.reload();
    await heading(page, 'Your booking is confirmed');

    await press(page, 'Cancel the booking');
    await press(page, 'Keep it');
    expect(await journal(house)).toMatchObject([{ status: 'confirmed', guests_count: 3 }]);
    await press(page, 'Cancel the booking');
    await press(page, 'Yes, cancel it');
    await heading(page, 'The booking is cancelled');
    expect(await journal(house)).toMatchObject([{ status: 'cancelled', cancelled_by: 'guest' }]);
    // Nobody was asked to sign in, and nothing of the staff's pages came along.
    expect(asked.filter((path) => /auth|main\.js$|sign-in|staff/.test(path) && !path.includes('guest-main'))).toEqual(
      [],
    );
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
    await other
      .getByText(/Thursday,? 6 May 2027, 18:00/)
      .first()
      .waitFor();
    await holds(other.getByLabel('Your name'), 'Борис');
    await press(other, 'Book it');
    await heading(other, 'It is booked');
  });

  it('hold a time once more for who is still there, say when it ran out, and give it back when he leaves', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await page.getByRole('timer').waitFor();
    clock.set('2027-05-05T09:05:00Z');
    await page.clock.fastForward('05:01');
    await page.getByText('it is held for you again').waitFor();
    expect(await free(house, '18:00')).toBe(0);
    clock.set('2027-05-05T09:10:00Z');
    await page.clock.fastForward('05:01');
    await page.getByText('nothing is held for you any more').waitFor();
    expect(await free(house, '18:00')).toBe(1);
    await press(page, 'Hold it again');
    await page.getByRole('timer').waitFor();
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
    await page.getByRole('button', { name: /6 May 2027: fully booked/ }).click();
    expect(await page.getByRole('button', { name: /7 May 2027: closed/ }).isDisabled()).toBe(true);
    await page.getByText('This day is fully booked').waitFor();
    await saysWho(page, 'Вера');
    await press(page, 'Let me know when something comes free');
    await heading(page, 'You are in line');
    await fact(page, 'Place in line', /^1$/);
    expect(page.url()).toContain('/#/waiting/');
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
    await page.getByRole('link', { name: 'My booking' }).click();
    await heading(page, 'Your request waits for its answer');
    const [request] = await journal(house);
    await house.receptionist.post(`/bookings/${request!.id}/confirm`, { auto: true });
    await page.clock.fastForward('00:15');
    await heading(page, 'Your booking is confirmed');
  });

  it('say to call once it is too late to change', async () => {
    const house = await open();
    const owner = house.manager;
    await owner.patch('/venues/current', { contacts: { phone: '+7 495 000-00-00' } });
    await settled(sql);
    const { reference } = await bookedByGuest(house);
    clock.set('2027-05-06T14:30:00Z');
    const page = await guest();
    await comesBack(page, reference);
    await page.getByText('It can no longer be moved or cancelled here').waitFor();
    expect(await page.getByRole('link', { name: '+7 495 000-00-00' }).last().getAttribute('href')).toBe(
      'tel:+74950000000',
    );
    expect(await page.getByRole('button', { name: /Move it|Cancel the booking/ }).count()).toBe(0);
    await press(page, 'I’m coming');
    await page.getByText('The venue is told').waitFor();
  });

  it('show as text what anybody wrote, name the zone to who is elsewhere, and speak as he does', async () => {
    const evil = '<img src=x onerror="document.title = 1"><script>document.title = 1</script>';
    const settings = { auto_confirm: true, info_text: `Парковка ${evil}`, greeting_text: evil };
    const house = await open({ name: `Кафе ${evil}`, settings });
    const page = await guest({ timezoneId: 'America/New_York', viewport: { width: 360, height: 740 } }, 'ru-RU');
    await comesTo(house, page);
    await page.getByText(`Парковка ${evil}`).waitFor();
    expect([await page.locator('main img, main script').count(), await page.title()]).toEqual([
      0,
      `${house.venue.name} · GuestFlow`,
    ]);
    await page.getByText('по часам заведения: Москва').waitFor();
    // Nothing is wider than the phone.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    // By the keys alone: from day to day, to a time.
    await page.locator('[data-date][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Свободное время' }).getByRole('button', { name: '12:30' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('timer').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ваша бронь');
    // Who speaks neither language is spoken to in the venue's.
    const foreign = await guest({}, 'fi-FI');
    await comesTo(house, foreign);
    await foreign.getByRole('heading', { name: 'Выберите время' }).waitFor();
    await comesBack(page, 'x'.repeat(22));
    await heading(page, 'Такой брони нет');
    // Who works here comes to pages of his own, and back.
    await page.goto(`${platform.url}/#/`);
    await heading(page, 'Вход');
    await comesTo(house, page);
  });
});
