import { toE164 } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { getCountryCallingCode } from 'libphonenumber-js';
import type { CountryCode } from 'libphonenumber-js';
import { Venue } from '../replicas/venue';
import { beginningWith, oneMistakeApart, spellingsOf, wordsOf } from './names';

/** A condition on `guests`, with its parameters as $1, $2 … of its own. */
export type Condition = [condition: string, ...parameters: unknown[]];

/** Of a name that fits more guests than this, so many are found. */
export const mostFound = 1_000;

/** What somebody typed into the one field there is: a phone, an e-mail address, a birthday or a name. */
export async function lookedFor(tx: Transaction, typed: string, venue: Venue): Promise<Condition> {
  const text = typed.trim();
  if (/^[+(\d][\d\s().+-]*$/.test(text)) {
    const [birthday, phone] = [birthdayTyped(text), phoneLike(text, venue)];
    return birthday && !toE164(text, venue.country) ? birthday : phone;
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
export function phoneLike(text: string, { country, venueId }: Venue): Condition {
  const whole = toE164(text, country);
  if (whole) return ['phone = $1', whole];
  const digits = text.replace(/\D/g, '');
  if (digits === '') return ['false'];
  const code = getCountryCallingCode(country as CountryCode);
  const national = digits.replace(/^[08]/, '');
  const said = text.trim().startsWith('+') ? [digits] : [digits, `${code}${digits}`, `${code}${national}`];
  const beginnings = [...new Set(said)].map((each) => beginningWith(`+${each}`));
  const [endFrom, endBefore] = beginningWith([...digits].reverse().join(''));
  return [
    `id IN (
       SELECT id FROM guests WHERE venue_id = $1 AND phone_end >= $2 AND phone_end < $3
       UNION ALL SELECT g.id FROM unnest($4::text[], $5::text[]) said (beginning, before)
         JOIN guests g ON g.venue_id = $1 AND g.phone >= said.beginning AND g.phone < said.before
       LIMIT ${mostFound})`,
    ...[venueId, endFrom, endBefore],
    beginnings.map(([from]) => from),
    beginnings.map(([, before]) => before),
  ];
}

export async function nameLike(tx: Transaction, text: string, { venueId }: Venue): Promise<Condition> {
  // The longest says most of whom it is.
  const words = wordsOf(text).sort((one, other) => other.length - one.length);
  if (words.length === 0) return ['false'];
  const exact = await found(
    tx,
    venueId,
    words.map(beginningWith).map((range) => [range]),
  );
  if (exact.length > 0) return ['id = ANY ($1::uuid[])', exact];
  const near = await Promise.all(words.map((word) => nearTo(tx, venueId, word)));
  return ['id = ANY ($1::uuid[])', await found(tx, venueId, near)];
}

type Range = [from: string, before: string];

/** Who has, of each of the words, one that lies in one of its ranges. */
async function found(tx: Transaction, venueId: string, [first, ...others]: Range[][]): Promise<string[]> {
  const parameters: unknown[] = [venueId];
  const inRanges = (table: string, ranges: Range[]): string =>
    ranges
      .map(([from, before]) => {
        parameters.push(from, before);
        return `(${table}.word >= $${parameters.length - 1} AND ${table}.word < $${parameters.length})`;
      })
      .join(' OR ') || 'false';
  const others_ = others.map(
    (ranges) =>
      `AND EXISTS (SELECT 1 FROM guest_words o WHERE o.venue_id = $1 AND o.guest_id = w.guest_id AND (${inRanges('o', ranges)}))`,
  );
  const rows = await tx.query<{ guest_id: string }>(
    `SELECT DISTINCT guest_id FROM (
       SELECT guest_id FROM guest_words w WHERE venue_id = $1 AND (${inRanges('w', first ?? [])}) ${others_.join(' ')}
       LIMIT ${mostFound}) first_found`,
    parameters,
  );
  return rows.map(({ guest_id }) => guest_id);
}

const mostNear = 40;

/** The words that may have been meant: those that begin so, and those one mistake away. */
async function nearTo(tx: Transaction, venueId: string, word: string): Promise<Range[]> {
  const rows = await tx.query<{ word: string }>(
    'SELECT DISTINCT word FROM word_spellings WHERE venue_id = $1 AND spelling = ANY ($2) LIMIT 500',
    [venueId, spellingsOf(word)],
  );
  const near = rows.map((row) => row.word).filter((other) => oneMistakeApart(word, other));
  return [beginningWith(word), ...near.slice(0, mostNear).map((each): Range => [each, `${each}\u0001`])];
}
