import { Pool } from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { BookingDto } from '../../apps/booking/src/bookings/bookings.dto';
import { GuestBookingDto } from '../../apps/booking/src/bookings/guest-bookings.dto';
import { GuestSlotDto } from '../../apps/booking/src/public/public-venues.dto';
import { Api } from './api';
import { House, HouseWishes, openHouse, StandingClock } from './house';
import { startTestPlatform, superAdmin, TestPlatform } from './test-platform';
import { heading, pagesFolder, Visitors } from './visitors';

// A Wednesday, noon in Moscow.
export const noon = '2027-05-05T09:00:00.000Z';
export const tomorrow = '2027-05-06';
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

export const dayButton = (page: Page, date: string) => page.locator(`[data-date="${date}"]`);
export const times = (page: Page) => page.getByRole('group', { name: /^(Free times|Свободное время)$/ });
export const fact = (page: Page, name: string, value: string | RegExp) =>
  page
    .locator('dt', { hasText: name })
    .locator('xpath=following-sibling::dd[1]')
    .filter({ hasText: value })
    .first()
    .waitFor();

/** By how much a page is wider than its window. */
export const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

export async function chooses(page: Page, time: string, date = tomorrow): Promise<void> {
  await dayButton(page, date).click();
  await times(page).getByRole('button', { name: time, exact: true }).click();
}

/** Houses whose pages guests come to, on a platform whose clock stands: for the tests of a file. */
export class GuestsPages {
  readonly clock = new StandingClock(new Date(noon));
  platform!: TestPlatform;
  visitors!: Visitors;
  sql!: Pool;
  private operator!: Api;
  private number = 0;

  constructor() {
    beforeAll(async () => {
      this.platform = await startTestPlatform('embedded', { clock: this.clock }, pagesFolder);
      this.sql = new Pool({ connectionString: this.platform.database.adminUrl, max: 2 });
      this.operator = await this.platform.api.signIn(superAdmin.email, superAdmin.password);
      this.visitors = await Visitors.open();
    });
    afterAll(async () => {
      await this.visitors?.close();
      await this.sql?.end();
      await this.platform?.close();
    });
    beforeEach(() => this.clock.set(noon));
    afterEach(() => this.visitors.leave());
  }

  readonly open = (wishes: HouseWishes = {}): Promise<House> =>
    openHouse(
      this.platform,
      { operator: this.operator, sql: this.sql },
      { name: `Кафе ${++this.number}`, settings: { auto_confirm: true }, ...wishes },
    );

  readonly aPhone = (): string => `+7916${String(1_000_000 + ++this.number)}`;

  /** A guest with a browser whose clock shows what the house's does. */
  readonly guest = async (options: BrowserContextOptions = {}, locale = 'en-GB'): Promise<Page> => {
    const page = await this.visitors.newcomer(locale, { timezoneId: 'Europe/Moscow', ...phone, ...options });
    await page.clock.install({ time: noon });
    return page;
  };

  readonly address = ({ venue }: House): string => `${this.platform.url}/v/${venue.slug}`;

  readonly comesTo = async (house: House, page: Page): Promise<Page> => {
    await page.goto(this.address(house));
    await heading(page, house.venue.name);
    return page;
  };

  readonly saysWho = async (page: Page, name = 'Анна'): Promise<void> => {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Phone').fill(this.aPhone());
  };

  readonly free = async ({ venue }: House, time: string, date = tomorrow): Promise<number | undefined> => {
    const { body } = await this.platform.api.get<GuestSlotDto[]>(
      `/public/venues/${venue.slug}/slots?date=${date}&guests=2`,
    );
    return body.find((slot) => slot.time === time)?.free;
  };

  readonly journal = async ({ receptionist }: House): Promise<BookingDto[]> =>
    (await receptionist.get<BookingDto[]>('/bookings')).body;

  /** Written down by the house itself. */
  readonly booked = async ({ receptionist, tables }: House, table: string, time: string): Promise<BookingDto> => {
    const wish = { date: tomorrow, time, guests_count: 2, table_id: tables[table] };
    const { status, body, text } = await receptionist.post<BookingDto>('/bookings', wish);
    if (status !== 201) throw new Error(text);
    return body;
  };

  /** A booking that a guest made elsewhere. */
  readonly bookedByGuest = async ({ venue }: House, time = '18:00'): Promise<GuestBookingDto> => {
    const wish = { date: tomorrow, time, guests_count: 2, name: 'Анна', phone: this.aPhone() };
    return (await this.platform.api.post<GuestBookingDto>(`/public/venues/${venue.slug}/bookings`, wish)).body;
  };

  /** A place in the line of tomorrow. */
  readonly waiting = async ({ venue }: House): Promise<string> => {
    const who = { guests_count: 2, name: 'Вера', phone: this.aPhone() };
    const wish = { date: tomorrow, time_from: '18:00', time_to: '20:00', ...who };
    const { body } = await this.platform.api.post<{ reference: string }>(`/public/venues/${venue.slug}/waitlist`, wish);
    return body.reference;
  };
}
