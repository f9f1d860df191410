import { isDeepStrictEqual } from 'node:util';
import { EventName, toE164 } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { DateTime } from 'luxon';
import { Venue } from '../replicas/venue';
import { blockedSince } from './blocked-since';
import { birthdayProblem, CardOrigin, Profile, profileOf, SaidOfGuest } from './guest-rules';
import { Guest } from './guest.entity';
import { stateOf } from './guests.dto';
import { spellingsOf, wordsOf } from './names';

type Telling = Extract<EventName, `guest.${string}`>;

/** What is said of a guest, with the phone as it is kept. What there cannot be is a 400. */
export function readSaid<Said extends SaidOfGuest>(said: Said, venue: Venue, now: Date): Said {
  const problems = said.birthday ? birthdayProblem(said.birthday, dayAt(venue, now)) : undefined;
  if (problems) throw new ValidationProblem([{ field: 'birthday', message: problems }]);
  return said.phone ? { ...said, phone: phoneOf(said.phone, venue) } : said;
}

export function phoneOf(typed: string, { country }: Pick<Venue, 'country'>, field = 'phone'): string {
  const phone = toE164(typed, country);
  if (!phone) throw new ValidationProblem([{ field, message: `${field} is no phone there can be` }]);
  return phone;
}

/** The venue's day. */
export const dayAt = ({ zone }: Pick<Venue, 'zone'>, now: Date): string =>
  DateTime.fromJSDate(now, { zone }).toISODate()!;

const columns: [column: string, property: keyof Guest][] = [
  ['id', 'id'],
  ['venue_id', 'venueId'],
  ['phone', 'phone'],
  ['telegram_id', 'telegramId'],
  ['telegram_username', 'telegramUsername'],
  ['telegram_blocked_at', 'telegramBlockedAt'],
  ['name', 'name'],
  ['birthday', 'birthday'],
  ['gender', 'gender'],
  ['language', 'language'],
  ['email', 'email'],
  ['preferred_channel', 'preferredChannel'],
  ['contacts', 'contacts'],
  ['preferences', 'preferences'],
  ['notes', 'notes'],
  ['tags', 'tags'],
  ['source', 'source'],
  ['created_by_user_id', 'createdByUserId'],
  ['created_at', 'createdAt'],
  ['updated_at', 'updatedAt'],
];
const insertion = `INSERT INTO guests (${columns.map(([column]) => column).join(', ')})
  VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT DO NOTHING RETURNING id`;

/** A card as it is made. */
export const newGuest = (
  venueId: string,
  profile: Profile,
  { source, createdByUserId }: CardOrigin,
  now: Date,
): Guest => ({
  // One spread only, and first: each further one takes as long as all of the rest.
  ...profile,
  id: newId(),
  venueId,
  source,
  createdByUserId,
  telegramBlockedAt: null,
  consented: [],
  mergedIntoId: null,
  erasedAt: null,
  visitCount: 0,
  firstVisitAt: null,
  lastVisitAt: null,
  bookingCount: 0,
  noShowCount: 0,
  cancellationCount: 0,
  averageParty: null,
  version: 1,
  createdAt: now,
  updatedAt: now,
});

/**
 * Makes a card and tells it. undefined where another has the phone or the Telegram account: of any number who try at
 * once, one makes it and the others find it made.
 */
export async function insertGuest(
  tx: Transaction,
  profile: Profile,
  origin: CardOrigin,
  now: Date,
): Promise<Guest | undefined> {
  const card = newGuest(tx.caller.venueId!, profile, origin, now);
  const guest = { ...card, ...(await heardOf(tx, { telegramId: null }, profile)) };
  const made = await tx.query(
    insertion,
    columns.map(([, property]) => guest[property]),
  );
  if (made.length === 0) return undefined;
  await writeWords(tx, guest);
  tx.emit('guest.created', { after: stateOf(guest) });
  return guest;
}

/** Writes a change of a locked card and tells it; what changes nothing is neither written nor told. */
export async function saveGuest(
  tx: Transaction,
  guest: Guest,
  said: Partial<Guest>,
  { now, telling = 'guest.changed' }: { now: Date; telling?: Telling },
): Promise<Guest> {
  const change = { ...said, ...(await heardOf(tx, guest, said)) };
  const wanted = { ...guest, ...change };
  if (isDeepStrictEqual(plain(wanted), plain(guest))) return guest;
  const version = { version: guest.version + 1, updatedAt: now };
  if (wanted.phone && wanted.phone !== guest.phone) await exchangePhone(tx, guest, wanted.phone, now);
  await tx.manager.update(Guest, guest.id, { ...change, ...version } as never);
  const saved = { ...wanted, ...version };
  const [was, is] = [calledBy(guest), calledBy(saved)];
  if (was !== is) await writeWords(tx, { ...saved, name: is }, { ...guest, name: was });
  tx.emit(telling, { before: stateOf(guest), after: stateOf(saved) });
  return saved;
}

type Account = Partial<Pick<Guest, 'telegramId' | 'telegramBlockedAt'>>;

/** Of an account that comes to a card, what the venue has heard of it before, unless that is said as well. */
async function heardOf(tx: Transaction, before: Account, { telegramId, telegramBlockedAt }: Account): Promise<Account> {
  if (telegramId === undefined || telegramId === before.telegramId || telegramBlockedAt !== undefined) return {};
  return { telegramBlockedAt: telegramId === null ? null : await blockedSince(tx, telegramId) };
}

/** A phone that a card which is part of this one has is shown here instead, and this one's goes there: none is lost. */
async function exchangePhone(tx: Transaction, guest: Guest, phone: string, now: Date): Promise<void> {
  const [holder] = await tx.query<{ id: string }>(
    'SELECT id FROM guests WHERE venue_id = $1 AND phone = $2 AND id <> $3',
    [guest.venueId, phone, guest.id],
  );
  if (!holder || (await rootOf(tx, holder.id)) !== guest.id) return;
  const part = await tx.findOrFail(Guest, holder.id, { lock: true });
  await tx.query('UPDATE guests SET phone = NULL WHERE venue_id = $1 AND id = ANY ($2::uuid[])', [
    guest.venueId,
    [guest.id, part.id],
  ]);
  await saveGuest(tx, part, { phone: guest.phone }, { now });
}

/** The name that a card is found by: one that is part of another is not looked for. */
const calledBy = ({ name, mergedIntoId }: Guest): string | null => (mergedIntoId ? null : name);

/** Without the classes that TypeORM and requests give to what they read. */
const plain = (guest: Guest): unknown => JSON.parse(JSON.stringify({ ...guest, ...profileOf(guest) }));

/** Keeps the words by which a card is found as its name is. */
export async function writeWords(tx: Transaction, guest: Pick<Guest, 'id' | 'venueId' | 'name'>, before?: Guest) {
  if (before?.name) {
    await tx.query('DELETE FROM guest_words WHERE venue_id = $1 AND guest_id = $2', [guest.venueId, guest.id]);
    await forgetWords(tx, wordsOf(before.name));
  }
  const words = guest.name ? wordsOf(guest.name) : [];
  if (words.length === 0) return;
  const spelt = words.flatMap((word) => spellingsOf(word).map((spelling) => [spelling, word] as const)).sort();
  await tx.query(
    `WITH found AS (
       INSERT INTO guest_words (venue_id, word, guest_id) SELECT $1, unnest($3::text[]), $2 ON CONFLICT DO NOTHING
     )
     INSERT INTO word_spellings (venue_id, spelling, word)
     SELECT $1, * FROM unnest($4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
    [guest.venueId, guest.id, words, spelt.map(([spelling]) => spelling), spelt.map(([, word]) => word)],
  );
}

/** A word that nobody is called by any more would still tell that somebody was. */
export async function forgetWords(tx: Transaction, words: string[]): Promise<void> {
  await tx.query(
    `DELETE FROM word_spellings s WHERE venue_id = $1 AND word = ANY ($2)
       AND NOT EXISTS (SELECT 1 FROM guest_words w WHERE w.venue_id = $1 AND w.word = s.word)`,
    [tx.caller.venueId, words],
  );
}

/** The card that a card is part of, or the card itself; undefined where there is none. */
export async function rootOf(tx: Transaction, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `WITH RECURSIVE up AS (
       SELECT id, merged_into_id FROM guests WHERE venue_id = $1 AND id = $2
       UNION SELECT g.id, g.merged_into_id FROM up JOIN guests g ON g.venue_id = $1 AND g.id = up.merged_into_id
     ) SELECT id FROM up WHERE merged_into_id IS NULL`,
    [tx.caller.venueId, id],
  );
  return row?.id;
}

/**
 * The card of a guest, by whichever of its ids it is known. Of whom nothing is known any more there is none to work with,
 * but where `erased` says so.
 */
export async function findGuest(tx: Transaction, id: string, { lock = false, erased = false } = {}): Promise<Guest> {
  for (;;) {
    const root = await rootOf(tx, id);
    if (!root) throw new NotFound('There is no such guest');
    const guest = await tx.findOrFail(Guest, root, { lock });
    // While its row was waited for, it may have become part of another, or what it was part of may be two again.
    if (guest.mergedIntoId || (lock && root !== id && (await rootOf(tx, id)) !== root)) continue;
    if (guest.erasedAt && !erased) throw new NotFound('There is no such guest');
    return guest;
  }
}

export interface KnownBy {
  phone?: string | null;
  telegramId?: string | null;
  email?: string | null;
}

/** The card of whoever is known by this, whichever card they were known by at first. */
export async function guestKnownBy(tx: Transaction, by: KnownBy, { lock = false } = {}): Promise<Guest | undefined> {
  const [[condition, value] = []] = Object.entries({
    'phone = $2': by.phone,
    'telegram_id = $2': by.telegramId,
    'email = lower($2)': by.email,
  }).filter(([, said]) => said);
  if (!condition) return undefined;
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM guests WHERE venue_id = $1 AND ${condition} ORDER BY created_at, id LIMIT 1`,
    [tx.caller.venueId, value],
  );
  return row && findGuest(tx, row.id, { lock });
}
