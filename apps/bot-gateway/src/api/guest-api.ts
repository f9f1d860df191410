import { Language } from '@guestflow/contracts';
import { VenueApi } from './venue-api';

/** A guest as the bot sees him. */
export interface ApiGuest {
  id: string;
  version: number;
  phone: string | null;
  name: string | null;
  birthday: string | null;
  language: Language | null;
  consents: string[];
  visit_count: number;
}

export interface ApiBooking {
  id: string;
  status: 'new' | 'confirmed' | 'arrived' | 'completed' | 'cancelled' | 'no_show';
  booked_at: string;
  date: string;
  time: string;
  duration_minutes: number;
  guests_count: number;
  guest_name: string | null;
  comment: string | null;
  guest_says: string | null;
  late_minutes: number | null;
  deadline_at: string;
  allowed: string[];
  version: number;
  manage_url: string;
}

export interface ApiDay {
  date: string;
  open: boolean;
  free: boolean;
}

export interface ApiSlot {
  date: string;
  time: string;
  starts_at: string;
  free: number;
}

interface Asked {
  guests: number;
  moving?: string;
}

type Query = Record<string, string | number | undefined>;

export interface ApiConsent {
  purpose: string;
  channel?: string | null;
  given: boolean;
  text_version?: string | null;
}

/** Who acts, and because of which update. */
export interface ActsFor {
  bot: { id: string; venueId: string };
  /** The venue's, in the address of its page. */
  slug: string;
  telegramId: string;
  /** Names the update: what follows from it is done once, however often it is handled. */
  cause: string;
}

/** What a guest's conversation asks of the platform. Every write carries a key made of the update that caused it. */
export class GuestApi {
  private writes = 0;

  constructor(
    private readonly api: VenueApi,
    private readonly acts: ActsFor,
  ) {}

  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.api.request<T>(this.acts.bot, 'GET', path, { query });
  }

  write<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T> {
    const idempotencyKey = method === 'POST' ? `${this.acts.cause}:${++this.writes}` : undefined;
    return this.api.request<T>(this.acts.bot, method, path, { body, idempotencyKey });
  }

  /** Undefined while nobody is known by this account. */
  profile(): Promise<ApiGuest | undefined> {
    return this.get<ApiGuest>(`/bot/guests/${this.acts.telegramId}`).catch(noneIfNotFound);
  }

  register(said: object): Promise<ApiGuest & { outcome: string; link: string | null }> {
    return this.write('POST', '/bot/guest-register', { telegram_id: this.acts.telegramId, ...said });
  }

  changeProfile(said: object): Promise<ApiGuest> {
    return this.write('PATCH', `/bot/guests/${this.acts.telegramId}`, said);
  }

  venue<T>(): Promise<T> {
    return this.get(`/public/venues/${this.acts.slug}`);
  }

  /** `moving`: the booking for which it is asked. What it occupies itself is free for it. */
  days(from: string, days: number, { guests, moving }: Asked): Promise<ApiDay[]> {
    return this.free('days', { from, days, guests }, moving);
  }

  slots(date: string, { guests, moving }: Asked): Promise<ApiSlot[]> {
    return this.free('slots', { date, guests }, moving);
  }

  private free<Times>(what: 'days' | 'slots', query: Query, moving?: string): Promise<Times> {
    const { slug, telegramId } = this.acts;
    return moving === undefined
      ? this.get(`/public/venues/${slug}/${what}`, query)
      : this.get(`/bot/booking/${moving}/${what}`, { ...query, telegram_id: telegramId });
  }

  bookings(): Promise<ApiBooking[]> {
    return this.get('/bot/bookings', { telegram_id: this.acts.telegramId, limit: 20 });
  }

  booking(id: string): Promise<ApiBooking | undefined> {
    return this.get<ApiBooking>(`/bot/booking/${id}`, { telegram_id: this.acts.telegramId }).catch(noneIfNotFound);
  }

  book(wanted: object): Promise<ApiBooking> {
    return this.write('POST', '/bot/booking-request', { telegram_id: this.acts.telegramId, ...wanted });
  }

  move(id: string, wanted: object): Promise<ApiBooking> {
    return this.write('PATCH', `/bot/booking/${id}`, { telegram_id: this.acts.telegramId, ...wanted });
  }

  /** `cancel`, `coming`, `late`. */
  say(id: string, verb: string, said: object = {}): Promise<ApiBooking> {
    return this.write('POST', `/bot/booking/${id}/${verb}`, { telegram_id: this.acts.telegramId, ...said });
  }

  /** What is offered to who waits in line: taken, it is a booking. */
  acceptOffer(id: string): Promise<ApiBooking> {
    return this.write('POST', `/bot/waitlist/${id}/accept`, { telegram_id: this.acts.telegramId });
  }

  declineOffer(id: string): Promise<unknown> {
    return this.write('POST', `/bot/waitlist/${id}/decline`, { telegram_id: this.acts.telegramId });
  }

  feedback(said: object): Promise<unknown> {
    return this.write('POST', '/bot/feedback', { telegram_id: this.acts.telegramId, ...said });
  }

  consents(said: ApiConsent[]): Promise<unknown> {
    return this.write('POST', `/bot/guests/${this.acts.telegramId}/consents`, { consents: said });
  }

  /** All that is known of the guest. Who is not known has nothing left to be erased. */
  erase(): Promise<unknown> {
    return this.write('POST', `/bot/guests/${this.acts.telegramId}/erase`, {}).catch(noneIfNotFound);
  }

  /** A word to the venue, which its staff read and answer. */
  message(said: { text: string | null; kind?: string }): Promise<{ guest_id: string | null }> {
    return this.write('POST', '/bot/messages', { telegram_id: this.acts.telegramId, ...said });
  }
}

function noneIfNotFound(error: unknown): undefined {
  if (error instanceof Error && 'status' in error && error.status === 404) return undefined;
  throw error;
}
