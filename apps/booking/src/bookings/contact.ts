import { toE164 } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { NotFound, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Venue } from '../replicas/venue';

/** Who a booking is for, as a request says it. */
export interface SaidContact {
  guest_id?: string | null;
  guest_name?: string | null;
  guest_phone?: string | null;
}

export interface Contact {
  guestId: string | null;
  name: string | null;
  phone: string | null;
}

/**
 * Who it is: the card that is named, else the card of the phone, else a name and a phone that have no card yet. Of a card
 * that is part of another it is the other's guest.
 */
export async function contactOf(tx: Transaction, said: SaidContact, venue: Venue): Promise<Contact> {
  const phone = said.guest_phone ? phoneOf(said.guest_phone, venue.country) : null;
  const name = said.guest_name ?? null;
  if (!said.guest_id && !phone) return { guestId: null, name, phone };
  // Held to the end: who is forgotten meanwhile is forgotten with what was booked for him.
  const [card] = await tx.query<{ guest_id: string; name: string | null; phone: string | null }>(
    `SELECT COALESCE(c.root_id, c.guest_id) AS guest_id, COALESCE(g.name, c.name) AS name, COALESCE(g.phone, c.phone) AS phone
       FROM guests c LEFT JOIN guests g ON g.venue_id = $1 AND g.guest_id = c.root_id
      WHERE c.venue_id = $1 AND CASE WHEN $2::uuid IS NULL THEN c.phone = $3 ELSE c.guest_id = $2 END
      ORDER BY c.version DESC, c.guest_id LIMIT 1 FOR SHARE OF c`,
    [venue.venueId, said.guest_id ?? null, phone],
  );
  if (said.guest_id && !card) throw new NotFound('There is no such guest');
  return { guestId: card?.guest_id ?? null, name: name ?? card?.name ?? null, phone: phone ?? card?.phone ?? null };
}

/** Of a change: what stays with its guest stays with the card it was written to. */
export const writtenTo = (
  { cardId, guestId: before }: { cardId: string | null; guestId: string | null },
  guestId: string | null,
) => ({ guestId, cardId: guestId === before ? cardId : guestId });

export function phoneOf(typed: string, country: string, field = 'guest_phone'): string {
  const phone = toE164(typed, country);
  if (!phone) throw new ValidationProblem([{ field, message: `${field} is no phone there can be` }]);
  return phone;
}

export interface Unwelcome {
  entry_id: string;
  reason: string | null;
}

/** The entry of the blacklist that a guest or his phone is on. */
export async function unwelcome(tx: Transaction, { guestId, phone }: Contact): Promise<Unwelcome | undefined> {
  if (!guestId && !phone) return undefined;
  // Who gives another phone is still who he is, and a phone is still its owner's, whosever card it comes with. So it is
  // with all cards of a guest.
  const [entry] = await tx.query<Unwelcome & Record<string, unknown>>(
    `SELECT entry_id, reason FROM blacklist
      WHERE venue_id = $1 AND NOT removed
        AND (guest_id = $2 OR phone = $3
             OR phone IN (SELECT phone FROM guests WHERE venue_id = $1 AND (guest_id = $2 OR root_id = $2))
             OR guest_id IN (SELECT COALESCE(root_id, guest_id) FROM guests WHERE venue_id = $1 AND phone = $3)) LIMIT 1`,
    [tx.caller.venueId, guestId, phone],
  );
  return entry;
}

/** A guest is told no more than that; who works here is told why, and how to book all the same. */
export async function assertWelcome(
  tx: Transaction,
  contact: Contact,
  { by, overrides }: { by: 'staff' | 'guest'; overrides: readonly string[] },
): Promise<void> {
  const entry = await unwelcome(tx, contact);
  if (!entry || (by === 'staff' && overrides.includes('blacklist'))) return;
  if (by === 'guest') throw new RuleViolation('book_by_phone', 'This cannot be booked here: please call the venue');
  throw new RuleViolation('blacklisted', 'The guest is on the blacklist', { ...entry, override: 'blacklist' });
}
