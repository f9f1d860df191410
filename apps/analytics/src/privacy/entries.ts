import { PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, isGuestActor, mentioning, Person, Transaction, withoutPerson } from '@guestflow/persistence';

interface Entry {
  id: string;
  actor: string;
  event: string;
  entity_type: string;
  entity_id: string;
  old_value: object | null;
  new_value: object | null;
  created_at: Date;
}

const columns = 'id, actor, event, entity_type, entity_id, old_value, new_value, created_at';

/** Whoever is meant by a request: by his cards, by what is his, and by the words that have one of its marks. */
export async function personOf(
  tx: Transaction,
  { card_ids, marks }: PrivacyRequestState,
  forgetting: Forgetting,
): Promise<Person> {
  const venueId = tx.caller.venueId;
  const said = await tx.query<{ word: string }>(
    `SELECT DISTINCT word FROM audit_log,
       LATERAL (VALUES (new_value ->> 'phone'), (old_value ->> 'phone'), (new_value ->> 'telegram_id'),
                       (old_value ->> 'telegram_id'), (new_value -> 'contact' ->> 'phone'),
                       (old_value -> 'contact' ->> 'phone')) AS words (word)
      WHERE venue_id = $1 AND word IS NOT NULL`,
    [venueId],
  );
  const words = forgetting.marked(
    tx,
    said.map(({ word }) => word),
    marks,
  );
  // Of what is another's by now it is not said any more that it was his.
  const own = await tx.query<{ entity_id: string }>(
    `SELECT DISTINCT entity_id FROM audit_log
      WHERE venue_id = $1 AND (new_value ->> 'guest_id' = ANY ($2) OR old_value ->> 'guest_id' = ANY ($2)
         OR new_value ->> 'guest_id' IS NULL AND new_value -> 'contact' ->> 'phone' = ANY ($3)
         OR new_value ->> 'guest_id' IS NULL AND new_value ->> 'phone' = ANY ($3))`,
    [venueId, card_ids, words],
  );
  return { ids: [...new Set([...card_ids, ...own.map(({ entity_id }) => entity_id)])], words };
}

/** The entries that tell of a person, or may. */
export async function entriesOf(tx: Transaction, person: Person): Promise<(Entry & Record<string, unknown>)[]> {
  const mentioned = mentioning(person);
  if (!mentioned) return [];
  const mentions = (text: string): string => mentioned.condition(text, '$3');
  return tx.query<Entry & Record<string, unknown>>(
    `SELECT ${columns} FROM audit_log WHERE venue_id = $1
        AND (entity_id = ANY ($2) OR ${mentions('new_value::text')} OR ${mentions('old_value::text')})
      ORDER BY created_at, id`,
    [tx.caller.venueId, person.ids, mentioned.value],
  );
}

/** Takes the person out of the entries. Returns of how many. */
export async function forgetIn(tx: Transaction, entries: readonly Entry[], person: Person): Promise<number> {
  let changed = 0;
  for (const entry of entries) {
    const [was, is] = [withoutPerson(entry.old_value, person), withoutPerson(entry.new_value, person)];
    const byGuest = isGuestActor(entry.actor) && person.ids.includes(entry.entity_id);
    if (was === entry.old_value && is === entry.new_value && !byGuest) continue;
    await tx.query(
      `UPDATE audit_log SET old_value = $3, new_value = $4, ip = CASE WHEN $5 THEN NULL ELSE ip END,
              user_agent = CASE WHEN $5 THEN NULL ELSE user_agent END WHERE venue_id = $1 AND id = $2`,
      [tx.caller.venueId, entry.id, was, is, byGuest],
    );
    changed++;
  }
  return changed;
}

/** What a guest is told of an entry: not who of the staff it was, and of many guests nothing but of himself. */
export const toCopy = (
  { actor, event, entity_type, entity_id, created_at, new_value }: Entry,
  { ids }: Person,
): object => ({
  at: created_at,
  what: event.replace(/\.v\d+$/, ''),
  by: actor.split(':')[0],
  entity_type,
  entity_id,
  said: ownOf(new_value, ids),
});

/** A list that was brought in tells of hundreds; and what was his may be another's since. */
function ownOf(said: object | null, ids: readonly string[]): object | null {
  const { guests, guest_id } = (said ?? {}) as { guests?: { guest?: { id?: string } }[]; guest_id?: unknown };
  if (typeof guest_id === 'string' && !ids.includes(guest_id)) return null;
  if (!Array.isArray(guests)) return said;
  return { ...said, guests: guests.filter(({ guest }) => ids.includes(guest?.id ?? '')) };
}
