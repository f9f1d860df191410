import { randomBytes } from 'node:crypto';
import { VenueState } from '@guestflow/contracts';

const hours = (from: string, to: string) => [{ from, to }];
const [weekday, weekend] = [hours('12:00', '23:00'), hours('12:00', '02:00')];

/** What a newcomer finds: written through the API, as its users write it. */
const demoVenue = {
  name: 'Кафе «Берёза»',
  timezone: 'Europe/Moscow',
  country: 'RU',
  language: 'ru',
  currency: 'RUB',
  contacts: {
    phone: '+7 495 000-00-00',
    email: 'hello@bereza.example',
    address: 'Москва, Лесная ул., 5',
    city: 'Москва',
    website: 'https://bereza.example',
  },
  settings: {
    opening_hours: {
      mon: [],
      tue: weekday,
      wed: weekday,
      thu: weekday,
      fri: weekend,
      sat: weekend,
      sun: hours('11:00', '22:00'),
    },
    visit_lengths: [
      { up_to_guests: 2, minutes: 90 },
      { up_to_guests: 6, minutes: 120 },
    ],
    default_visit_minutes: 180,
    buffer_minutes: 15,
    largest_party: 12,
    host_choice: 'Анна',
    greeting_text: 'Добро пожаловать в «Берёзу»!',
    info_text: 'Во дворе есть парковка. С собаками можно на веранду.',
  },
};

/** A second one of the same organization, that closes late. */
const demoBar = {
  name: 'Бар «Берёзка»',
  contacts: { phone: '+7 495 000-00-01', address: 'Москва, Лесная ул., 7', city: 'Москва' },
  settings: {
    opening_hours: {
      mon: [],
      tue: [],
      wed: hours('18:00', '01:00'),
      thu: hours('18:00', '01:00'),
      fri: hours('18:00', '05:00'),
      sat: hours('18:00', '05:00'),
      sun: [],
    },
    auto_confirm: true,
  },
};

/** Its bot, where Telegram is simulated. */
export const demoBot = { username: 'bereza_cafe_bot', first_name: demoVenue.name };

/** A guest of the demo who has just written to it. */
export const demoWriter = { id: 7_000_000_001, first_name: 'Анна', language_code: 'ru', phone: '+79000000000' };
export const demoWords = 'Здравствуйте! Можно к вам на веранду с собакой? Она маленькая и воспитанная.';

/** Who works there. They are invited: their letters wait in the mailbox. */
const demoStaff = [
  { email: 'maria@bereza.example', role: 'manager', first_name: 'Мария', last_name: 'Соколова' },
  { email: 'inna@bereza.example', role: 'receptionist', first_name: 'Инна', last_name: 'Ким', note: 'По вечерам' },
];

const table = (name: string, capacity: number, zone: string, x: number, y: number, shape = 'rectangle') => ({
  ...{ name, capacity, zone, least_guests: Math.max(1, Math.ceil(capacity / 2)) },
  place: { x, y, width: capacity > 4 ? 1_600 : 1_000, height: 1_000, turned: 0, shape },
});

const demoTables = [
  table('1', 2, 'Зал', 500, 500, 'round'),
  table('2', 2, 'Зал', 2_000, 500, 'round'),
  table('3', 4, 'Зал', 500, 2_200),
  table('4', 4, 'Зал', 2_000, 2_200),
  table('5', 6, 'Зал', 500, 4_000),
  table('6', 8, 'Зал', 2_800, 4_000),
  table('В1', 4, 'Веранда', 6_000, 500),
  table('В2', 4, 'Веранда', 7_100, 500),
];
const demoGroup = { name: 'Веранда, два стола вместе', tables: ['В1', 'В2'], capacity: 8 };

/** Whom the demo's bookings are for. The phones are of a range that belongs to nobody. */
const demoGuests = [
  { guest_name: 'Анна Лебедева', guests_count: 2, tags: ['у окна'] },
  { guest_name: 'Семья Кузнецовых', guests_count: 5, comment: 'Нужен детский стул' },
  { guest_name: 'Тимур', guests_count: 4 },
  { guest_name: 'Дарья Орлова', guests_count: 3, notes: 'Аллергия на орехи' },
  { guest_name: 'Олег и коллеги', guests_count: 8, comment: 'Отмечаем проект' },
  { guest_name: 'Вера', guests_count: 2 },
  { guest_name: 'Ирина Павловна', guests_count: 6, tags: ['юбилей'] },
];
const phone = (index: number) => `+7 900 000-00-${String(index).padStart(2, '0')}`;

/** Who came in today without a booking, and has gone by now. */
const demoWalkIns = [
  { guest_name: 'Полина Гусева', guests_count: 2, guest_phone: phone(20) },
  { guest_name: 'Вера', guests_count: 2, guest_phone: phone(5) },
  { guest_name: 'Анна Лебедева', guests_count: 2, guest_phone: phone(0) },
  { guest_name: 'Анна Лебедева', guests_count: 3, guest_phone: phone(0) },
];

/** What the venue knows of its guests. A birthday is so many days away. */
const demoCards = [
  {
    ...{ phone: phone(0), telegram_id: String(demoWriter.id), birthday: 5, tags: ['постоянная'] },
    ...{ email: 'anna@example.com', preferences: { вино: 'белое' } },
  },
  { phone: phone(3), birthday: 40, notes: 'Аллергия на орехи: предупредить кухню' },
  { phone: phone(5), tags: ['постоянная', 'веган'], contacts: { instagram: 'vera.eats' } },
  { phone: phone(20), language: 'en', tags: ['друзья дома'] },
  { phone: phone(30), name: 'Анна Лебидева', email: 'anna@example.com', notes: 'Записали дважды?' },
  { phone: phone(31), name: 'Сергей Чехов', birthday: 12, gender: 'male' },
  { phone: phone(32), name: 'Katherine Moore', language: 'en', tags: ['VIP'] },
  { phone: phone(33), name: 'Юлия Щукина', birthday: 200, gender: 'female' },
];
const demoSegments = [
  { name: 'Были не раз', filter: { min_visits: 2 } },
  { name: 'День рождения в ближайшие две недели', filter: { birthday_in_days: 14 } },
  { name: 'Ещё не приходили', filter: { never_visited: true } },
];
const demoFeedback = [
  { phone: phone(0), score: 10, message_text: 'Спасибо, как дома! Сырники — лучшие в городе.', tags: ['кухня'] },
  { phone: phone(5), score: 8, message_text: 'Вкусно, но долго ждали счёт.', tags: ['обслуживание'] },
  { phone: phone(20), score: 3, message_text: 'На веранде дуло, пледов не хватило.' },
];
const demoUnwelcome = { phone: '+7 900 000-00-99', reason: 'Трижды не пришли и не предупредили' };

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
  if (botToken) await onceKnown(() => api('POST', '/bots', ownerToken, { token: botToken }));
  const { slug } = await api<VenueState>('GET', '/venues/current', ownerToken);
  return { venue: demoVenue.name, slug, owner };
}

type Call = <T>(method: string, path: string, token?: string, body?: unknown) => Promise<T>;

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
    if (born.birthday) await api('POST', `/guests/${guest.id}/consents`, token, { purpose: 'marketing', given: true });
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

/** A service hears of a venue a moment after it was opened. */
async function onceKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
