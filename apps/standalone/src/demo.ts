import { VenueState } from '@guestflow/contracts';

/** What a newcomer finds: written through the API, as its users write it. */
const demoVenue = {
  name: 'Кафе «Берёза»',
  timezone: 'Europe/Moscow',
  country: 'RU',
  language: 'ru',
  currency: 'RUB',
  contacts: { phone: '+7 495 000-00-00', email: 'hello@bereza.example', address: 'Москва, Лесная ул., 5' },
};

/** Loads the demo data into a platform that has no venue yet. Returns the venue's name when it did. */
export async function loadDemo(url: string, email: string, password: string): Promise<string | undefined> {
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
  const venue = await api<VenueState>('POST', '/tenants', token, demoVenue);
  return venue.name;
}
