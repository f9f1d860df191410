import { randomBytes } from 'node:crypto';
import { VenueState } from '@guestflow/contracts';
import { Call, onceKnown } from './call';
import {
  demoBar,
  demoCards,
  demoDraftCampaign,
  demoFeedback,
  demoGroup,
  demoGuests,
  demoReminders,
  demoSegments,
  demoSentCampaign,
  demoStaff,
  demoTables,
  demoUnwelcome,
  demoVenue,
  demoWalkIns,
  phone,
} from './demo-data';

export interface Demo {
  venue: string;
  /** In the address of its booking page. */
  slug: string;
  /** To be shown once: nobody else keeps the password. */
  owner: { email: string; password: string };
}

/** The operator who opens it, and the bot to be connected, where there is one. */
interface DemoGround {
  email: string;
  password: string;
  botToken?: string;
}

/** Loads the demo data into a platform that has no venue yet. Returns what was made, when it was. */
export async function loadDemo(url: string, { botToken, ...operator }: DemoGround): Promise<Demo | undefined> {
  const api = async <T>(method: string, path: string, token?: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok)
      throw new Error(`The demo data could not be loaded: ${method} ${path} → ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { access_token: token } = await api<{ access_token: string }>('POST', '/auth/login', undefined, operator);
  if ((await api<VenueState[]>('GET', '/tenants?limit=1', token)).length > 0) return undefined;
  const owner = { email: 'owner@bereza.example', password: randomBytes(9).toString('base64url') };
  const { access_token: ownerToken } = await api<{ access_token: string }>('POST', '/auth/register', undefined, {
    ...owner,
    role: 'owner',
    first_name: 'Ольга',
    last_name: 'Берёзова',
    venue: demoVenue,
  });
  await api<VenueState>('POST', '/venues', ownerToken, demoBar);
  for (const person of demoStaff) await api('POST', '/users', ownerToken, person);
  await loadBookings(api, ownerToken);
  await loadGuests(api, ownerToken);
  await loadMessages(api, ownerToken);
  if (botToken) await onceKnown(() => api('POST', '/bots', ownerToken, { token: botToken }));
  const { slug } = await api<VenueState>('GET', '/venues/current', ownerToken);
  return { venue: demoVenue.name, slug, owner };
}

/** Tables and a week of bookings, around whatever day it is. */
async function loadBookings(api: Call, token: string): Promise<void> {
  const ids = new Map<string, string>();
  for (const wanted of demoTables) {
    ids.set(wanted.name, (await api<{ id: string }>('POST', '/tables', token, wanted)).id);
  }
  const { tables, ...group } = demoGroup;
  await api('POST', '/table-groups', token, { ...group, table_ids: tables.map((name) => ids.get(name)) });
  const days = await nextDays(api, token);
  for (const guests of demoWalkIns) {
    const allowed = { overrides: ['hours', 'capacity'], override_reason: 'Зашли перед открытием' };
    const { id } = await api<{ id: string }>('POST', '/bookings', token, { ...guests, ...allowed, source: 'walk_in' });
    await api('POST', `/bookings/${id}/complete`, token);
  }
  for (const [index, date] of days.entries()) {
    for (const [turn, guest] of demoGuests.entries()) {
      if (turn > 6 - index) continue;
      const slots = await api<{ date: string; time: string; starts_at: string; free: number }[]>(
        'GET',
        `/bookings/slots?date=${date}&guests=${guest.guests_count}`,
        token,
      );
      const free = slots.filter(({ starts_at, free }) => free > 0 && Date.parse(starts_at) > Date.now() + 60_000);
      // Dinner is when most come; the further off the day, the fewer have booked it yet.
      const slot = free[Math.floor(free.length * (0.35 + 0.09 * turn))];
      if (!slot) continue;
      const { date: on, time } = slot;
      // Every fourth one is a request that waits for an answer.
      const auto = (turn + index) % 4 !== 3;
      const contact = { guest_phone: phone(turn) };
      await api('POST', '/bookings', token, { ...guest, ...contact, date: on, time, auto });
    }
  }
}

/** Cards, of whom some came to be by their bookings, and what the venue knows beside. */
async function loadGuests(api: Call, token: string): Promise<void> {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(5, 10);
  const ids = new Map<string, string>();
  for (const { birthday, ...card } of demoCards) {
    const born = birthday === undefined ? {} : { birthday: `1990-${inDays(birthday).replace('02-29', '02-28')}` };
    const guest = await onceKnown(() =>
      api<{ id: string }>('POST', '/guests', token, { ...card, ...born, force: true }),
    );
    ids.set(card.phone, guest.id);
    await api('POST', `/guests/${guest.id}/consents`, token, { purpose: 'personal_data', given: true });
    if (born.birthday || card.email) {
      await api('POST', `/guests/${guest.id}/consents`, token, { purpose: 'marketing', given: true });
    }
  }
  for (const segment of demoSegments) await api('POST', '/segments', token, segment);
  for (const { phone, ...said } of demoFeedback) {
    await api('POST', '/feedback', token, { guest_id: ids.get(phone), ...said });
  }
  await api('POST', '/blacklist', token, demoUnwelcome);
}

/** The days of a week from today on, as the venue's clock says them, once booking has heard of the venue. */
async function nextDays(api: Call, token: string): Promise<string[]> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: demoVenue.timezone }).format(new Date());
  await onceKnown(() => api('GET', `/bookings/slots?date=${today}`, token));
  return Array.from({ length: 7 }, (_, days) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10),
  );
}

/** What the venue says: one campaign was sent, another is being written. */
async function loadMessages(api: Call, token: string): Promise<void> {
  await onceKnown(() => api('PUT', '/reminders/rules', token, demoReminders));
  const { id } = await api<{ id: string }>('POST', '/campaigns', token, demoSentCampaign);
  await api('POST', `/campaigns/${id}/send`, token);
  await api('POST', '/campaigns', token, demoDraftCampaign);
}
