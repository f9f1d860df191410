import { randomUUID } from 'node:crypto';
import { pause } from '../rig/clock';
import { Place } from '../rig/platform';
import { Stock } from './stock';

export const listRows = 100_000;

/** A list of guests as a venue has them elsewhere, put together once: each round brings it into a venue of its own. */
const list = (names: Stock['names']): string =>
  [
    'Имя;Телефон;День рождения;E-mail;Теги',
    ...Array.from({ length: listRows }, (_, n) => {
      const { first, last } = names[n % names.length]!;
      const [day, month] = [(n % 28) + 1, (n % 12) + 1].map((each) => String(each).padStart(2, '0'));
      const phone = `8 (916) ${String(n)
        .padStart(7, '0')
        .replace(/(\d{3})(\d{2})(\d{2})/, '$1-$2-$3')}`;
      return `${last} ${first};${phone};${day}.${month}.${1950 + (n % 55)};guest${n}@example.com;${n % 3 ? '' : 'VIP, веранда'}`;
    }),
  ].join('\n');

/** Rows a second, from the word to begin until all of them are in. */
export async function bringIn({ admin, gateway, stock }: Place<Stock>, token: string): Promise<number> {
  const venueId = randomUUID();
  await admin.query(
    `INSERT INTO crm.venues (venue_id, country, language, version, name, timezone)
     VALUES ($1, 'RU', 'ru', 1, 'Новый дом', 'Europe/Moscow')`,
    [venueId],
  );
  const ask = async (method: string, path: string, body?: string, type = 'application/json') => {
    const answer = await fetch(`${gateway}/guests/imports${path}?venue_id=${venueId}`, {
      method,
      body,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as { id: string; state: string; created: number };
  };
  const { id } = await ask('POST', '', list(stock.names), 'text/csv');
  const begun = performance.now();
  await ask('POST', `/${id}/start`, '{}');
  for (;;) {
    await pause(50);
    const { state, created } = await ask('GET', `/${id}`);
    if (state === 'completed' && created === listRows) return (listRows / (performance.now() - begun)) * 1_000;
    if (state !== 'importing') throw new Error(`The list is ${state}, with ${created} of ${listRows}`);
  }
}
