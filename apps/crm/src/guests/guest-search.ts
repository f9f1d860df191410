import { toE164 } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { getCountryCallingCode } from 'libphonenumber-js';
import type { CountryCode } from 'libphonenumber-js';
import { Venue } from '../replicas/venue';
import { beginningWith, mostWords, oneMistakeApart, spellingsOf, wordsOf } from './names';
import { shown } from './shown';

/** A condition on `guests`, with its parameters as $1, $2 … of its own. */
export type Condition = [condition: string, ...parameters: unknown[]];

/** Of a name or of digits that fit more guests than this, so many are found. */
export const mostFound = 1_000;

const amongFound = 'id = ANY ($1::uuid[])';

/** Whoever was found, where a condition is just that: at most `mostFound` of them, the oldest card first. */
export const foundBy = ([condition, ids]: Condition): string[] | undefined =>
  condition === amongFound ? (ids as string[]) : undefined;

/** What somebody typed into the one field there is: a phone, an e-mail address, a birthday or a name. */
export async function lookedFor(tx: Transaction, typed: string, venue: Venue): Promise<Condition> {
  const text = typed.trim();
  if (/^[+(\d][\d\s().+-]*$/.test(text)) {
    const birthday = birthdayTyped(text);
    return birthday && !toE164(text, venue.country) ? birthday : phoneLike(tx, text, venue);
  }
  if (text.includes('@')) return text.startsWith('@') ? telegramName(text.slice(1)) : emailLike(text);
  return nameLike(tx, text, venue);
}

const telegramName = (name: string): Condition => ['telegram_username = $1', name.toLowerCase()];

const emailLike = (text: string): Condition => {
  const [from, before] = beginningWith(text.toLowerCase());
  return ['email >= $1 AND email < $2', from, before];
};

/** 12.05.1990, 1990-05-12, 12.05 */
function birthdayTyped(text: string): Condition | undefined {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?$/.exec(text) ?? [];
  const iso = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return isDay(iso) ? ['birthday = $1::date', iso] : undefined;
  return day && month ? ['birthday_number = $1', Number(month) * 100 + Number(day)] : undefined;
}

const isDay = (iso: string): boolean => {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
};

/** A whole phone, or its beginning or its end, as people write them: 8 916 …, +7916…, 45-67. */
export async function phoneLike(tx: Transaction, text: string, { country, venueId }: Venue): Promise<Condition> {
  const whole = toE164(text, country);
  if (whole) return ['phone = $1', whole];
  const digits = text.replace(/\D/g, '');
  if (digits === '') return ['false'];
  const code = getCountryCallingCode(country as CountryCode);
  const national = digits.replace(/^[08]/, '');
  const said = text.trim().startsWith('+') ? [digits] : [digits, `${code}${digits}`, `${code}${national}`];
  const beginnings = [...new Set(said)].map((each) => beginningWith(`+${each}`));
  const [endFrom, endBefore] = beginningWith([...digits].reverse().join(''));
  // Asked for in the order of the index, each range is read off it and no further than needed, whatever PostgreSQL thinks
  // of how many there are: of one that it cannot know it thinks far too many, and would go through all guests.
  const range = (end: string, from: string, before: string): string =>
    `SELECT id FROM guests WHERE venue_id = $1 AND ${end} >= ${from} AND ${end} < ${before} AND ${shown} ORDER BY ${end} LIMIT ${mostFound}`;
  const { ids } = await idsOf(
    tx,
    `SELECT id FROM (${range('phone_end', '$2', '$3')}) ends
     UNION ALL
     SELECT id FROM unnest($4::text[], $5::text[]) said (beginning, before), LATERAL (${range('phone', 'beginning', 'before')}) beginnings`,
    [venueId, endFrom, endBefore, beginnings.map(([from]) => from), beginnings.map(([, before]) => before)],
  );
  return [amongFound, ids];
}

export async function nameLike(tx: Transaction, text: string, { venueId }: Venue): Promise<Condition> {
  const words = wordsOf(text);
  if (words.length === 0) return ['false'];
  const exact = await whoHave(
    tx,
    venueId,
    words.map(beginningWith).map((range) => [range]),
  );
  if (exact.length > 0) return [amongFound, exact];
  const near = await Promise.all(words.map((word) => nearTo(tx, venueId, word)));
  return [amongFound, await whoHave(tx, venueId, near)];
}

type Range = [from: string, before: string];

/** Who has, of each of the words, one that lies in one of its ranges. */
async function whoHave(tx: Transaction, venueId: string, words: Range[][]): Promise<string[]> {
  if (words.length === 1) return (await having(tx, venueId, words, mostFound)).ids;
  const begun = await Promise.all(words.map((word) => having(tx, venueId, [word], few)));
  const rarest = begun.reduce((least, { ids }, at) => (ids.length < begun[least]!.ids.length ? at : least), 0);
  if (begun[rarest]!.more) return allHaving(tx, venueId, words);
  let { ids } = begun[rarest]!;
  for (const word of words.filter((_, at) => at !== rarest)) ids = await ofThese(tx, venueId, ids, word);
  return ids;
}

/** Of a word that fewer have, each of them is asked for his other words. */
const few = 100;

async function ofThese(tx: Transaction, venueId: string, ids: string[], word: Range[]): Promise<string[]> {
  const parameters: unknown[] = [venueId, ids];
  const has = word.map((range) => `(word >= $${parameters.push(range[0])} AND word < $${parameters.push(range[1])})`);
  const { ids: left } = await idsOf(
    tx,
    `SELECT guest_id AS id FROM guest_words WHERE venue_id = $1 AND guest_id = ANY ($2::uuid[]) AND (${has.join(' OR ')})`,
    parameters,
    ids.length * mostWords,
  );
  return left;
}

/**
 * Where many have each of the words, their rows stand side by side in the index: to read them all and keep whom they share
 * is much quicker than to look up one guest after the other, which PostgreSQL does where it expects few.
 */
async function allHaving(tx: Transaction, venueId: string, words: Range[][]): Promise<string[]> {
  const lookingUp = (wanted: string) => tx.query(`SELECT set_config('enable_nestloop', $1, true)`, [wanted]);
  const [, { ids }] = await Promise.all([
    lookingUp('off'),
    having(tx, venueId, words, mostFound),
    // For what follows in the transaction.
    lookingUp('on'),
  ]);
  return ids;
}

function having(tx: Transaction, venueId: string, words: Range[][], most: number): Promise<Found> {
  const parameters: unknown[] = [venueId];
  const rowsOf = (word: Range[]): string =>
    word
      .map(
        ([from, before]) =>
          // In the order of the index: it is read range by range, and no further than it is needed.
          `(SELECT guest_id AS id FROM guest_words
             WHERE venue_id = $1 AND word >= $${parameters.push(from)} AND word < $${parameters.push(before)} ORDER BY word)`,
      )
      .join(' UNION ALL ');
  const [first, ...others] = words.map(rowsOf);
  const conditions = others.map((other) => `id IN (SELECT id FROM (${other}) other)`);
  return idsOf(tx, `SELECT id FROM (${first}) first WHERE ${['true', ...conditions].join(' AND ')}`, parameters, most);
}

interface Found {
  ids: string[];
  /** Whether there may be more than were asked for. */
  more: boolean;
}

/** The ids that a query tells, each once and in their order. */
async function idsOf(tx: Transaction, query: string, parameters: unknown[], most = mostFound): Promise<Found> {
  // As one text: a row of each would take longer to read than the index.
  const [row] = await tx.query<{ ids: string; rows: number }>(
    `SELECT COALESCE(string_agg(DISTINCT id::text, ','), '') AS ids, count(*)::integer AS rows
       FROM (${query} LIMIT ${most}) found`,
    parameters,
  );
  return { ids: row!.ids === '' ? [] : row!.ids.split(','), more: row!.rows === most };
}

const mostNear = 40;

/** The words that may have been meant: those that begin so, and those one mistake away. */
async function nearTo(tx: Transaction, venueId: string, word: string): Promise<Range[]> {
  const rows = await tx.query<{ word: string }>(
    'SELECT DISTINCT word FROM word_spellings WHERE venue_id = $1 AND spelling = ANY ($2) LIMIT 500',
    [venueId, spellingsOf(word)],
  );
  const near = rows.map((row) => row.word).filter((other) => !other.startsWith(word) && oneMistakeApart(word, other));
  return [beginningWith(word), ...near.slice(0, mostNear).map((each): Range => [each, `${each}\u0001`])];
}
