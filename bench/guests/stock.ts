import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { spellingsOf, wordsOf } from '../../apps/crm/src/guests/names';

/** What stands in a database before anything is measured: one venue and its guests. */
export interface Stock {
  venueId: string;
  /** Names as they stand on some of the cards, for what is looked for. */
  names: { first: string; last: string }[];
  phones: string[];
}

const firstNames =
  `Александр Дмитрий Алексей Анна Мария Сергей Елена Андрей Ольга Наталья Екатерина Максим Иван Артём Татьяна Ирина
  Юлия Михаил Никита Светлана Дарья Роман Евгений Анастасия Виктория Павел Владимир Кирилл Игорь Ксения Полина Денис
  Антон Олег Марина Николай Людмила Константин Тимур Галина Вера Егор Илья Софья Валерия Виталий Юрий Пётр Глеб Фёдор
  Алина Кристина Маргарита Диана Лев Матвей Семён Тимофей Руслан Станислав Вадим Григорий Борис Арина Варвара Злата
  Милана Ева Камила Жанна Инна Лариса Надежда Любовь Зоя Нина Раиса Эльвира Яна Ярослав Степан Захар Богдан Мирон
  Aleksey Anna Elena Sergey Olga Ivan Maria Natalia Dmitry Yulia`.split(/\s+/);
const roots =
  `Иван Петр Сидор Кузнец Смирн Попов Волк Лебед Козл Новик Мороз Павл Семён Голуб Виноград Богдан Воробь Фёдор Михайл
  Беля Тарас Белов Комар Орл Киселёв Макар Андре Ковал Ильи Гусев Титов Кузьм Кудряв Баран Кулик Алексе Степан Яков
  Сорок Серге Роман Захар Борис Корол Герасим Понома Григор Лазар Медвед Ерш Никит Собол Ряб Поля Цвет Данил Жук Фрол
  Журав Никол Крыл Максим Осип Белоус Федот Доро Егор Матве Бобр Дмитри Калин Анис Петух Антон Тимофе Никифор Весел`.split(
    /\s+/,
  );
const middles = ['', 'ов', 'ен', 'ич', 'ук', 'ань', 'ель', 'ост'];
const endings = ['ов', 'ова', 'ский', 'ская', 'енко', 'ин'];
const lastNames = roots.flatMap((root) => middles.flatMap((middle) => endings.map((ending) => root + middle + ending)));

/** Some first names and some last names are far more frequent than others, as they are. */
const anyOf = (names: string, skew: number) =>
  `1 + floor(power(random(), ${skew}) * (SELECT count(*) FROM ${names}))::int`;

export async function stock(client: Client, count: number): Promise<Stock> {
  const venueId = randomUUID();
  await client.query(
    `INSERT INTO crm.venues (venue_id, country, language, version, name, timezone)
     VALUES ($1, 'RU', 'ru', 1, 'Берёза', 'Europe/Moscow')`,
    [venueId],
  );
  await client.query('SELECT setseed(0.42)');
  for (const [table, names] of Object.entries({ first_names: firstNames, last_names: lastNames })) {
    await client.query(`CREATE TEMP TABLE ${table} (n integer PRIMARY KEY, name text, word text)`);
    await client.query(`INSERT INTO ${table} SELECT row_number() OVER (), * FROM unnest($1::text[], $2::text[])`, [
      names,
      names.map((name) => wordsOf(name)[0]),
    ]);
  }
  await client.query(
    `CREATE TEMP TABLE people AS SELECT n, uuidv7() AS id, ${anyOf('first_names', 2)} AS first, ${anyOf('last_names', 1.5)} AS last,
       power(random(), 3) AS often, random() AS lately, random() AS born FROM generate_series(1, $1::integer) n`,
    [count],
  );
  // Index by index is quicker once it is all there, and leaves them as a base that has grown would be after a REINDEX.
  await client.query(
    `INSERT INTO crm.guests (id, venue_id, phone, name, birthday, contacts, preferences, tags, source, consented, visit_count,
       last_visit_at, booking_count, no_show_count, created_at, updated_at)
     SELECT p.id, $1, '+79' || lpad((p.n * 7919::bigint % 1000000000)::text, 9, '0'), f.name || ' ' || l.name,
       date '1950-01-01' + (born * 20000)::int, '{}', '{}', CASE WHEN often > 0.5 THEN '{VIP}'::text[] ELSE '{}' END, 'manual',
       CASE WHEN born > 0.4 THEN '{marketing,personal_data}'::text[] ELSE '{personal_data}' END, floor(often * 30),
       CASE WHEN often * 30 >= 1 THEN now() - lately * interval '700 days' END, floor(often * 32), floor(often * 2),
       now() - (p.n::float / $2) * interval '900 days', now()
       FROM people p JOIN first_names f ON f.n = p.first JOIN last_names l ON l.n = p.last`,
    [venueId, count],
  );
  await client.query(
    `INSERT INTO crm.guest_words (venue_id, word, guest_id)
     SELECT $1::uuid, word, id FROM people JOIN first_names ON first_names.n = first
     UNION SELECT $1::uuid, word, id FROM people JOIN last_names ON last_names.n = last ORDER BY 2, 3`,
    [venueId],
  );
  const spelt = [...firstNames, ...lastNames]
    .flatMap((name) => wordsOf(name))
    .flatMap((word) => spellingsOf(word).map((spelling) => [spelling, word]));
  await client.query(
    `INSERT INTO crm.word_spellings (venue_id, spelling, word)
     SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [venueId, spelt.map(([spelling]) => spelling), spelt.map(([, word]) => word)],
  );
  // What plain SQL has for parts of names.
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  await client.query('CREATE INDEX bare_names ON crm.guests USING gin (name gin_trgm_ops)');
  await client.query('VACUUM ANALYZE crm.guests, crm.guest_words, crm.word_spellings');
  const { rows } = await client.query<{ first: string; last: string; phone: string }>(
    `SELECT split_part(name, ' ', 1) AS first, split_part(name, ' ', 2) AS last, phone FROM crm.guests
      ORDER BY random() LIMIT 500`,
  );
  return { venueId, names: rows, phones: rows.map(({ phone }) => phone) };
}
