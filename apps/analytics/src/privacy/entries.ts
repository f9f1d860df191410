import { PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, isGuestActor, mentioning, Person, Transaction, withoutPerson } from '@guestflow/persistence';
import { EventLog, utcText } from '../events/append';
import { newSalt } from '../events/chain-key';
import { canonicalOf, Personal } from '../events/chain-rules';

const atOnce = 1_000;

/** An entry of a venue's chain, as far as it may tell of a guest. */
interface Kept {
  seq: string;
  kept_at: string;
  actor: string;
  type: string;
  entity_type: string;
  subject: string;
  before: object | null;
  after: object | null;
  ip: string | null;
  user_agent: string | null;
  told_at: Date;
}

const columns = `seq, ${utcText('kept_at')} AS kept_at, actor, type, entity_type, subject, before, after, ip, user_agent, told_at`;

/** Whoever is meant by a request: by his cards, by what is his, and by the words that have one of its marks. */
export async function personOf(
  tx: Transaction,
  { card_ids, marks }: PrivacyRequestState,
  forgetting: Forgetting,
): Promise<Person> {
  const venueId = tx.caller.venueId;
  const said = await tx.query<{ word: string }>(
    `SELECT DISTINCT word FROM events,
       LATERAL (VALUES (after ->> 'phone'), (before ->> 'phone'), (after ->> 'telegram_id'),
                       (before ->> 'telegram_id'), (after -> 'contact' ->> 'phone'),
                       (before -> 'contact' ->> 'phone')) AS words (word)
      WHERE venue_id = $1 AND word IS NOT NULL`,
    [venueId],
  );
  const words = forgetting.marked(
    tx,
    said.map(({ word }) => word),
    marks,
  );
  // Of what is another's by now it is not said any more that it was his.
  const own = await tx.query<{ subject: string }>(
    `SELECT DISTINCT subject FROM events
      WHERE venue_id = $1 AND (after ->> 'guest_id' = ANY ($2) OR before ->> 'guest_id' = ANY ($2)
         OR after ->> 'guest_id' IS NULL AND after -> 'contact' ->> 'phone' = ANY ($3)
         OR after ->> 'guest_id' IS NULL AND after ->> 'phone' = ANY ($3))`,
    [venueId, card_ids, words],
  );
  return { ids: [...new Set([...card_ids, ...own.map(({ subject }) => subject)])], words };
}

/** The entries that tell of a person, or may. */
export async function entriesOf(tx: Transaction, person: Person): Promise<(Kept & Record<string, unknown>)[]> {
  const mentioned = mentioning(person);
  if (!mentioned) return [];
  const mentions = (text: string): string => mentioned.condition(text, '$3');
  return tx.query<Kept & Record<string, unknown>>(
    `SELECT ${columns} FROM events WHERE venue_id = $1
        AND (subject = ANY ($2) OR ${mentions('after::text')} OR ${mentions('before::text')})
      ORDER BY told_at, id`,
    [tx.caller.venueId, person.ids, mentioned.value],
  );
}

/** The same entry with nothing in it about the person; the very same where there was nothing. */
export function entryWithout<E extends Personal & { actor: string; subject: string }>(entry: E, person: Person): E {
  const { before, after, ip, user_agent } = entry;
  const byGuest = isGuestActor(entry.actor) && person.ids.includes(entry.subject);
  const left = { before: withoutPerson(before, person), after: withoutPerson(after, person) };
  const from = byGuest ? { ip: null, user_agent: null } : { ip, user_agent };
  const isSame = left.before === before && left.after === after && from.ip === ip && from.user_agent === user_agent;
  return isSame ? entry : { ...entry, ...left, ...from };
}

/** Takes the person out of the entries. Returns of how many. What their marks are from then on stands in the chain. */
export async function forgetIn(
  tx: Transaction,
  { entries, person, log }: { entries: readonly Kept[]; person: Person; log: EventLog },
): Promise<number> {
  const lessened = entries.flatMap((entry) => {
    const left = entryWithout(entry, person);
    return left === entry ? [] : [{ ...left, salt: newSalt() }];
  });
  for (let from = 0; from < lessened.length; from += atOnce) {
    const some = lessened.slice(from, from + atOnce);
    await tx.query(
      `UPDATE events SET before = row.before, after = row.after, ip = row.ip, user_agent = row.user_agent,
              salt = decode(row.salt, 'hex')
         FROM json_to_recordset($2::json) AS row (seq bigint, kept_at timestamptz, before jsonb, after jsonb, ip text,
                                                  user_agent text, salt text)
        WHERE events.venue_id = $1 AND events.seq = row.seq AND events.kept_at = row.kept_at`,
      [tx.caller.venueId, canonicalOf(some)],
    );
    await log.noteForgotten(tx, some);
  }
  return lessened.length;
}

/** What a guest is told of an entry: not who of the staff it was, and of many guests nothing but of himself. */
export const toCopy = ({ actor, type, entity_type, subject, told_at, after }: Kept, { ids }: Person): object => ({
  at: told_at,
  what: type.replace(/\.v\d+$/, ''),
  by: actor.split(':')[0],
  entity_type,
  entity_id: subject,
  said: ownOf(after, ids),
});

/** A list that was brought in tells of hundreds; and what was his may be another's since. */
function ownOf(said: object | null, ids: readonly string[]): object | null {
  const { guests, guest_id } = (said ?? {}) as { guests?: { guest?: { id?: string } }[]; guest_id?: unknown };
  if (typeof guest_id === 'string' && !ids.includes(guest_id)) return null;
  if (!Array.isArray(guests)) return said;
  return { ...said, guests: guests.filter(({ guest }) => ids.includes(guest?.id ?? '')) };
}
