import { eventually } from '@guestflow/testing';
import type { Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { daysAfter } from '../apps/bot-gateway/src/conversations/choosing/dates';
import { bring, DayAtNoon, lane, spotOf } from './support/day-at-noon';
import { House } from './support/house';
import { openFrom } from './support/noon';
import { press } from './support/visitors';

interface Boxed {
  getBoundingClientRect(): { left: number; right: number };
  closest(selector: string): Boxed | null;
}
/** Whether all of it is between the names of the tables and the end of the grid. */
const isInSight = (bar: Boxed): boolean => {
  const [{ left, right }, grid] = [bar.getBoundingClientRect(), bar.closest('.day-grid')!.getBoundingClientRect()];
  return left > grid.left + 100 && right <= grid.right;
};

const tablet = { hasTouch: true, viewport: { width: 820, height: 1180 } };

describe('the journal by hand', () => {
  let day: DayAtNoon;

  beforeAll(async () => {
    day = await DayAtNoon.begin();
  });
  afterAll(() => day?.end());
  afterEach(() => day?.visitors.leave());

  const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
  const bar = (page: Page, table: string, words: RegExp) => lane(page, table).getByRole('button', { name: words });
  const seen = async ({ manager }: House, id: string) => (await manager.get<BookingDto>(`/bookings/${id}`)).body;
  const searched = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)?.replaceAll('"', '');
  const closed = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };

  /** Presses at one time of a table and goes to another, in the evening. */
  async function draw(page: Page, table: string, from: string, to: string) {
    await bring(page, 20);
    const [begins, ends] = [await spotOf(page, table, from), await spotOf(page, table, to)];
    await page.mouse.move(begins.x, begins.y);
    await page.mouse.down();
    await page.mouse.move((begins.x + ends.x) / 2, begins.y, { steps: 3 });
    await page.mouse.move(ends.x, ends.y, { steps: 3 });
  }

  /** A finger on the screen. */
  async function fingerOf(page: Page) {
    const screen = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      screen.send('Input.dispatchTouchEvent', { type, touchPoints });
    return {
      down: (x: number, y: number) => send('touchStart', [{ x, y }]),
      to: (x: number, y: number) => send('touchMove', [{ x, y }]),
      up: () => send('touchEnd', []),
    };
  }

  it('makes a booking as long as what is drawn over an empty place', async () => {
    const house = await day.house({ settings: { buffer_minutes: 15 } });
    const page = await day.comesIn(house);
    await draw(page, '2', '18:05', '19:40');
    await said(page, '✓18:00 – 19:45');
    await page.mouse.up();
    const sheet = page.getByRole('dialog', { name: 'New booking' });
    const length = sheet.getByLabel('How long');
    await sheet.waitFor();
    expect([searched(page, 'time'), searched(page, 'minutes')]).toEqual(['18:00', '105']);
    expect(await length.locator('option:checked').textContent()).toBe('1 h 45 min');
    // The address knows all of it.
    await page.reload();
    await sheet.waitFor();
    expect(await length.inputValue()).toBe('105');
    await sheet.getByLabel('Name', { exact: true }).fill('Анна');
    await press(page, 'Book it');
    await said(page, 'Booked: Анна, 18:00, table 2');
    // It is read out once more.
    await page.getByRole('dialog', { name: 'Анна' }).waitFor();
    await closed(page);
    await bar(page, '2', /^18:00 – 19:45, Анна/).waitFor();
    const { body } = await house.manager.get<BookingDto[]>('/bookings');
    expect(body).toMatchObject([{ time: '18:00', duration_minutes: 105, table_ids: [house.tables['2']] }]);
  });

  it('draws no further than it is free, and of a press takes the beginning alone', async () => {
    const house = await day.house({ settings: { buffer_minutes: 15 } });
    await day.booked(house, 'Анна', '18:00', '2');
    const page = await day.comesIn(house);
    await bar(page, '2', /^18:00 – 20:00, Анна/).waitFor();
    // Backwards, over what is kept free after the visit and the visit itself.
    await draw(page, '2', '21:25', '19:00');
    await said(page, '✓20:15 – 21:30');
    await page.mouse.up();
    await page.getByRole('dialog').waitFor();
    expect([searched(page, 'time'), searched(page, 'minutes')]).toEqual(['20:15', '75']);
    await closed(page);
    expect(searched(page, 'minutes')).toBeUndefined();
    await bring(page, 20);
    const { x, y } = await spotOf(page, '2', '21:05');
    await page.mouse.click(x, y);
    await page.getByRole('dialog').waitFor();
    expect([searched(page, 'time'), searched(page, 'minutes')]).toEqual(['21:00', undefined]);
    await page.getByLabel('How long').locator('option:checked', { hasText: 'As usual' }).waitFor({ state: 'attached' });
  });

  it('lifts a booking by a long press of a finger; one that goes at once moves the page and no booking', async () => {
    const house = await day.house();
    const { id } = await day.booked(house, 'Анна', '13:00', '1');
    const page = await day.comesIn(house, tablet);
    await bar(page, '1', /Анна/).waitFor();
    await bring(page, 13);
    const scrolled = async () => (await spotOf(page, '1', '13:00')).x;
    const [finger, before, { x, y }] = [await fingerOf(page), await scrolled(), await spotOf(page, '1', '13:20')];
    // At once: a finger that stays for a moment lifts it, and a busy machine lets that moment pass between two commands.
    await Promise.all([finger.down(x, y), finger.to(x - 40, y), finger.to(x - 80, y), finger.up()]);
    await eventually(async () => expect(await scrolled()).toBeLessThan(before - 20));
    expect(await seen(house, id)).toMatchObject({ time: '13:00', version: 1 });

    await bring(page, 13);
    const [grip, there] = [await spotOf(page, '1', '13:20'), await spotOf(page, '3', '14:20')];
    await finger.down(grip.x, grip.y);
    await page.locator('[data-lifted]').waitFor();
    await finger.to(grip.x, grip.y + 10);
    await finger.to(there.x, there.y);
    await said(page, '✓14:00 – 16:00, table 3: free');
    await finger.up();
    await bar(page, '3', /^14:00 – 16:00, Анна/).waitFor();
    await eventually(async () =>
      expect(await seen(house, id)).toMatchObject({ time: '14:00', table_ids: [house.tables['3']] }),
    );
  });

  it('draws a new booking by a long press on an empty place', async () => {
    const house = await day.house();
    const page = await day.comesIn(house, tablet);
    await bring(page, 18);
    const [from, to] = [await spotOf(page, '3', '18:05'), await spotOf(page, '3', '19:25')];
    const finger = await fingerOf(page);
    await finger.down(from.x, from.y);
    await said(page, '✓18:00 – 18:15');
    await finger.to(from.x + 20, from.y);
    await finger.to(to.x, to.y);
    await said(page, '✓18:00 – 19:30');
    await finger.up();
    await page.getByRole('dialog', { name: 'New booking' }).waitFor();
    expect([searched(page, 'time'), searched(page, 'minutes')]).toEqual(['18:00', '90']);
    expect(searched(page, 'table')).toBe(house.tables['3']);
  });

  it('books after midnight for the same evening, and moves it there', async () => {
    const house = await day.house({ settings: { opening_hours: openFrom('12:00', '02:00') } });
    const page = await day.comesIn(house, { address: `?sheet=new&time=00:10&minutes=60&table=${house.tables['1']}` });
    await page.getByLabel('Name', { exact: true }).fill('Анна');
    await press(page, 'Book it');
    await said(page, 'Booked: Анна, 00:10, table 1');
    const booking = async () => (await house.manager.get<BookingDto[]>('/bookings')).body[0]!;
    expect(await booking()).toMatchObject({ booked_at: day.at('24:10'), status: 'confirmed' });
    await press(page, 'Change');
    await page.getByRole('dialog').getByLabel('Time', { exact: true }).fill('00:40');
    await press(page, 'Save');
    await said(page, '00:40 – 01:40');
    expect(await booking()).toMatchObject({ booked_at: day.at('24:40') });
    await closed(page);
    await bar(page, '1', /^00:40 – 01:40, Анна/).waitFor();
  });

  it('shows of another day its first visit, and brings to be seen who is looked for', async () => {
    const house = await day.house();
    const tomorrow = daysAfter(day.today, 1);
    for (const [name, time] of [
      ['Анна', '14:00'],
      ['Борис', '21:00'],
    ] as const) {
      const wanted = { date: tomorrow, time, guests_count: 2, guest_name: name, table_id: house.tables['1'] };
      expect((await house.manager.post('/bookings', wanted)).status).toBe(201);
    }
    const page = await day.comesIn(house, { address: `?date=${tomorrow}`, ...tablet });
    const seen = (words: RegExp) => bar(page, '1', words).evaluate(isInSight);
    await bar(page, '1', /Анна/).waitFor();
    expect([await seen(/Анна/), await seen(/Борис/)]).toEqual([true, false]);
    await page.getByRole('searchbox', { name: 'Find a guest' }).fill('борис');
    await eventually(async () => expect(await seen(/Борис/)).toBe(true));
  });

  it('seats who has just come in by one tap on the plan of the house, and one on for how many', async () => {
    const house = await day.house();
    const at = (x: number) => ({ x, y: 0, width: 1000, height: 1000, turned: 0, shape: 'round' });
    const plan = ['1', '2', '3'].map((name, index) => ({ id: house.tables[name], place: at(index * 1500) }));
    await house.manager.call('PUT', '/tables/plan', { tables: plan });
    const page = await day.comesIn(house, { language: 'ru', address: '?view=plan', ...tablet });
    await page.getByRole('button', { name: '2, Свободен, 4 места', exact: true }).tap();
    await page.getByRole('button', { name: 'Посадить за стол 2: 2 гостя' }).tap();
    await said(page, 'За столом 2');
    const { body } = await house.manager.get<BookingDto[]>('/bookings');
    expect(body).toMatchObject([{ source: 'walk_in', status: 'arrived', table_ids: [house.tables['2']] }]);
  });

  it('seats who comes in shortly before closing for as long as it is open', async () => {
    const house = await day.house({ settings: { opening_hours: openFrom('10:00', '13:30') } });
    const page = await day.comesIn(house, { address: '?sheet=walk-in' });
    await page.getByText(/^It closes soon: they can stay for/).waitFor();
    await press(page, 'Seat 2 guests at table 1');
    await said(page, 'Seated at table 1');
    // Nothing else is in the way of who comes next.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const [seated] = (await house.manager.get<BookingDto[]>('/bookings')).body;
    const ends = Date.parse(seated!.booked_at) + seated!.duration_minutes * 60_000;
    expect(seated).toMatchObject({ source: 'walk_in', status: 'arrived', overrides: [] });
    expect(Date.parse(day.at('13:30')) - ends).toBeLessThan(2 * 60_000);
    expect(Date.parse(day.at('13:30')) - ends).toBeGreaterThanOrEqual(0);
  });

  it('seats nobody while it is closed but by who says why', async () => {
    const house = await day.house({ settings: { opening_hours: openFrom('18:00', '22:00') } });
    const page = await day.comesIn(house, { address: '?sheet=walk-in' });
    await page.getByText('It is closed now.').waitFor();
    await press(page, 'Seat 2 guests at table 2');
    await page.getByRole('alert').filter({ hasText: 'The venue is not open for all of this visit.' }).waitFor();
    await page.getByLabel('Why all the same').fill('The owner’s parents');
    await press(page, 'All the same');
    await said(page, 'Seated at table 2');
    const { body } = await house.manager.get<BookingDto[]>('/bookings');
    expect(body).toMatchObject([{ overrides: ['hours'], override_reason: 'The owner’s parents', status: 'arrived' }]);
  });

  it('brings a cancelled booking back from where it is told', async () => {
    const house = await day.house();
    const { id } = await day.booked(house, 'Анна', '18:00', '1');
    const page = await day.comesIn(house, { address: `?booking=${id}` });
    await press(page, 'Cancel the booking');
    const why = page.getByRole('dialog', { name: 'Cancel: Анна' });
    await why.getByRole('button', { name: 'The guest asked' }).click();
    await why.getByRole('button', { name: 'Cancel the booking' }).click();
    await said(page, 'Cancelled: Анна');
    await why.waitFor({ state: 'hidden' });
    expect((await seen(house, id)).status).toBe('cancelled');
    await press(page, 'Undo');
    await eventually(async () =>
      expect(await seen(house, id)).toMatchObject({ status: 'confirmed', table_ids: [house.tables['1']] }),
    );
    await closed(page);
    await bar(page, '1', /^18:00 – 20:00, Анна, 2 guests, Confirmed/).waitFor();
  });
});
