import { dayIn } from '../../apps/bot-gateway/src/conversations/choosing/dates';
import { BookingDto } from '../../apps/booking/src/bookings/bookings.dto';
import { Pool } from 'pg';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Api } from './api';
import { House, HouseWishes, openHouse } from './house';
import { hoursToNoon, openFrom, zoneAtNoon } from './noon';
import { staffOn } from './staff';
import { startTestPlatform, superAdmin, TestPlatform } from './test-platform';
import { pagesFolder, Visitors } from './visitors';

type Language = 'en' | 'ru';

/** The journal of a house where it is about noon, by the real clock: the evening is still to come. */
export class DayAtNoon {
  private readonly began = new Date();
  readonly zone = zoneAtNoon(this.began);
  readonly today = dayIn(this.zone, this.began);
  private readonly people = staffOn(() => this);

  private constructor(
    readonly platform: TestPlatform,
    readonly visitors: Visitors,
    readonly operator: Api,
    readonly sql: Pool,
  ) {}

  static async begin(): Promise<DayAtNoon> {
    const platform = await startTestPlatform('embedded', {}, pagesFolder);
    const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    const sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    return new DayAtNoon(platform, await Visitors.open(), operator, sql);
  }

  async end(): Promise<void> {
    await this.visitors.close();
    await this.sql.end();
    await this.platform.close();
  }

  /** `18:00` of today, there; `26:00` is two in the night after. */
  at(time: string): string {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const wall = Date.parse(this.today) + (hours * 60 + minutes) * 60_000;
    return new Date(wall - hoursToNoon(this.began) * 3_600_000).toISOString();
  }

  house({ settings, ...wishes }: HouseWishes = {}): Promise<House> {
    return openHouse(this.platform, this, {
      timezone: this.zone,
      settings: { opening_hours: openFrom('10:00', '23:00'), slot_minutes: 60, minimum_notice_minutes: 0, ...settings },
      ...wishes,
    });
  }

  /** Somebody of the house at its journal. */
  async comesIn(
    { venueId }: House,
    {
      language = 'en',
      address = '',
      ...options
    }: BrowserContextOptions & { language?: Language; address?: string } = {},
  ): Promise<Page> {
    const someone = await this.people.join(this.operator, 'manager', venueId);
    const page = await this.visitors.comesIn(someone, { reducedMotion: 'reduce', ...options });
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    await page.goto(`${this.platform.url}/journal${address}`);
    // A sheet that the address opens may lie above it already.
    const title = { level: 1, name: language === 'ru' ? 'Журнал' : 'Journal', includeHidden: true };
    await page.getByRole('heading', title).waitFor();
    return page;
  }

  async booked({ manager, tables }: House, guest_name: string, time: string, table: string): Promise<BookingDto> {
    const wanted = { date: this.today, time, guests_count: 2, guest_name, table_id: tables[table] };
    const { status, body, text } = await manager.post<BookingDto>('/bookings', wanted);
    if (status !== 201) throw new Error(text);
    return body;
  }
}

/** The row of a table on the grid. */
export const lane = (page: Page, table: string): Locator => page.getByRole('group', { name: table, exact: true });

const hourOn = (page: Page, hour: number) =>
  page.getByText(`${String(hour).padStart(2, '0')}:00`, { exact: true }).first();

/** Brings a whole hour of the grid to its middle. */
export const bring = (page: Page, hour: number): Promise<unknown> =>
  hourOn(page, hour).evaluate((node: { scrollIntoView(how: object): void }) =>
    node.scrollIntoView({ inline: 'center', block: 'nearest' }),
  );

/** Where a time is on the row of a table, as the grid is scrolled now. */
export async function spotOf(page: Page, table: string, time: string): Promise<{ x: number; y: number }> {
  const [hour = 0, minutes = 0] = time.split(':').map(Number);
  const [begins, ends, row] = await Promise.all(
    [hourOn(page, hour), hourOn(page, hour + 1), lane(page, table)].map(async (each) => (await each.boundingBox())!),
  );
  return { x: begins!.x + ((ends!.x - begins!.x) * minutes) / 60, y: row!.y + row!.height / 2 };
}
