import { systemCaller } from '@guestflow/access';
import { newId, Transactions } from '@guestflow/persistence';
import { Pool } from 'pg';
import { BookingDto } from '../../apps/booking/src/bookings/bookings.dto';
import { Answer, Api } from './api';
import { House, HouseWishes, openHouse, StandingClock } from './house';
import { settled } from './settled';
import { startTestPlatform, superAdmin, TestPlatform } from './test-platform';
import { mintToken } from './tokens';

export interface Refusal {
  status: number;
  code: string;
  detail: string;
  rule?: string;
  reason?: string;
  errors?: { field: string }[];
  conflicts?: object[];
  alternatives?: { time: string }[];
}

// A Wednesday, noon in Moscow.
export const noon = '2027-05-05T09:00:00.000Z';
export const today = '2027-05-05';
export const tomorrow = '2027-05-06';

export const autoConfirm = { auto_confirm: true };

export const refusal = (answer: Answer<unknown>) => answer.body as Refusal;
export const told = (answer: Answer<unknown>) => [answer.status, refusal(answer).rule ?? refusal(answer).reason];

export const journal = async ({ receptionist }: House) =>
  (await receptionist.get<BookingDto[]>('/bookings')).body.sort((one, other) => one.id.localeCompare(other.id));

/** A platform at noon whose venues guests book at by themselves, whichever way they come. */
export class GuestsWhoBook {
  private number = 0;

  private constructor(
    readonly platform: TestPlatform,
    readonly clock: StandingClock,
    readonly sql: Pool,
    readonly operator: Api,
  ) {}

  static async start(): Promise<GuestsWhoBook> {
    const clock = new StandingClock(new Date(noon));
    const platform = await startTestPlatform('embedded', { clock });
    const sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    return new GuestsWhoBook(platform, clock, sql, operator);
  }

  async close(): Promise<void> {
    await this.sql.end();
    await this.platform.close();
  }

  open(wishes: HouseWishes = {}): Promise<House> {
    const named = { name: `Кафе ${++this.number}`, settings: autoConfirm, ...wishes };
    return openHouse(this.platform, { operator: this.operator, sql: this.sql }, named);
  }

  aPhone(): string {
    return `+7916${String(1_000_000 + ++this.number)}`;
  }

  wish(change: object = {}) {
    const who = { name: 'Анна', phone: this.aPhone() };
    return { date: tomorrow, time: '18:00', guests_count: 2, ...who, ...change };
  }

  async aCard({ venueId }: House, { phone = this.aPhone(), telegram_id = null as string | null } = {}) {
    const id = newId();
    const card = { name: 'Гость', phone, telegram_id, language: null, created_at: noon, updated_at: noon };
    await this.inCrm(venueId, (tx) => tx.emit('guest.created', { after: { id, version: 1, ...card } }));
    await settled(this.sql);
    return { id, phone };
  }

  async blacklist({ venueId }: House, whom: { guest_id?: string; phone?: string }): Promise<void> {
    const entry = { guest_id: null, phone: null, reason: 'Бил посуду', created_at: noon, removed_at: null, ...whom };
    await this.inCrm(venueId, (tx) => tx.emit('blacklist.added', { after: { id: newId(), version: 1, ...entry } }));
    await settled(this.sql);
  }

  async registered() {
    const sub = newId();
    return { sub, api: await this.as({ role: 'guest', sub }) };
  }

  async as(claims: Parameters<typeof mintToken>[1]): Promise<Api> {
    return new Api(this.platform.url, await mintToken(this.platform, claims));
  }

  async botKey({ venueId }: House): Promise<Api> {
    const wanted = { name: 'Бот', scopes: ['bot.act'] };
    const { status, body, text } = await this.operator.post<{ key: string }>(`/api-keys?venue_id=${venueId}`, wanted);
    if (status !== 201) throw new Error(`A key could not be made: ${text}`);
    return new Api(this.platform.url, body.key);
  }

  private inCrm(venueId: string, work: Parameters<Transactions['inVenue']>[1]) {
    const { app } = this.platform.services.crm;
    return app.get(Transactions, { strict: false }).inVenue(systemCaller('somebody at the desk', venueId), work);
  }
}
