import { eventually } from '@guestflow/testing';

/** A venue with a full day, and who signs in there. */
export interface House {
  email: string;
  password: string;
  date: string;
  bookings: number;
}

const tables = 60;
const bookings = 400;
const hours = { first: 10, lastMinutes: 75, everyMinutes: 105 };
const dayMs = 86_400_000;
const atOnce = 8;

/** Through the API, as people would: sixty tables, and on the day after tomorrow four hundred visits of them. */
export async function openHouse(api: string): Promise<House> {
  const [email, password] = ['owner@bench.example', 'липы в цвету у ворот'];
  const send = async <T>(path: string, body: object, token?: string): Promise<T> => {
    const answer = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const venue = { name: 'Большой зал', timezone: 'Europe/Moscow', language: 'en' };
  const owner = { email, password, first_name: 'Ольга', language: 'en', role: 'owner', venue };
  const { access_token } = await send<{ access_token: string }>('/auth/register', owner);
  const post = <T>(path: string, body: object) => send<T>(path, body, access_token);

  // Booking hears of the venue a moment later.
  const first = await eventually(() => post<{ id: string }>('/tables', tableOf(0)), 10_000);
  const ids = [first.id];
  for (let at = 1; at < tables; at++) ids.push((await post<{ id: string }>('/tables', tableOf(at))).id);

  const date = new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10);
  const wanted = Array.from({ length: bookings }, (_, at) => ({
    ...{ date, time: timeOf(Math.floor(at / tables)), duration_minutes: hours.lastMinutes, guests_count: 2 },
    ...{ table_id: ids[at % tables], guest_name: `Гость ${at + 1}`, tags: at % 20 === 0 ? ['VIP'] : [] },
    ...(at % 5 === 0 && { comment: 'У окна, если можно' }),
  }));
  const worker = async () => {
    for (let each = wanted.pop(); each; each = wanted.pop()) await post('/bookings', each);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { email, password, date, bookings };
}

const tableOf = (at: number) => ({
  ...{ name: `Стол ${at + 1}`, capacity: 2 + 2 * (at % 3), zone: ['Зал', 'Веранда', 'Бар'][Math.floor(at / 20)] },
});

function timeOf(visit: number): string {
  const minutes = hours.first * 60 + visit * hours.everyMinutes;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
