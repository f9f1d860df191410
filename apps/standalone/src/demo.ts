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

/** Who works there. They are invited: their letters wait in the mailbox. */
const demoStaff = [
  { email: 'maria@bereza.example', role: 'manager', first_name: 'Мария', last_name: 'Соколова' },
  { email: 'inna@bereza.example', role: 'receptionist', first_name: 'Инна', last_name: 'Ким', note: 'По вечерам' },
];

export interface Demo {
  venue: string;
  /** To be shown once: nobody else keeps the password. */
  owner: { email: string; password: string };
}

/** Loads the demo data into a platform that has no venue yet. Returns what was made, when it was. */
export async function loadDemo(url: string, email: string, password: string): Promise<Demo | undefined> {
  const api = async <T>(method: string, path: string, token?: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok)
      throw new Error(`The demo data could not be loaded: ${method} ${path} → ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { access_token: token } = await api<{ access_token: string }>('POST', '/auth/login', undefined, {
    email,
    password,
  });
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
  return { venue: demoVenue.name, owner };
}
