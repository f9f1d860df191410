import { BookingContact, BookingSource, BookingState, WaitlistState } from '@guestflow/contracts';
import { keepNewest, Transaction } from '@guestflow/persistence';
import { changed, nobody } from '../guests/guest-rules';
import { findGuest, insertGuest, saveGuest } from '../guests/save-guest';
import { holdGuests, recount } from './recount';

/**
 * One at a time in a venue: what is handled together holds the cards of many guests, each in the order of its facts, and
 * two who do so would wait for each other.
 */
const alone = (tx: Transaction) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`visits:${tx.caller.venueId}`]);

/** Keeps a booking as what its guest did: the newest version, in whichever order they come. */
export async function keepVisit(tx: Transaction, booking: BookingState, now: Date): Promise<void> {
  await alone(tx);
  const [before, whose] = await settled(tx, booking, now);
  const news = await keepNewest(tx, 'visits', ['venue_id', 'booking_id'], {
    venue_id: tx.caller.venueId,
    booking_id: booking.id,
    status: booking.status,
    booked_at: booking.booked_at,
    guests_count: booking.guests_count,
    source: booking.source,
    table_ids: booking.table_ids,
    tags: booking.tags,
    cancelled_by: booking.cancelled_by,
    arrived_at: booking.arrived_at,
    completed_at: booking.completed_at,
    cancelled_at: booking.cancelled_at,
    created_at: booking.created_at,
    version: booking.version,
  });
  if (whose) {
    await tx.query(
      `UPDATE visits SET card_id = $3, guest_id = $4, contact_version = $5
        WHERE venue_id = $1 AND booking_id = $2 AND contact_version < $5`,
      [tx.caller.venueId, booking.id, whose.card?.id ?? null, whose.card?.root ?? null, booking.version],
    );
    tellWhose(tx, booking, before, whose);
    await nameIfNameless(tx, whose.card, booking.contact, now);
  }
  if (news || whose) await recount(tx, [before.guest_id, whose?.card?.root]);
}

/** For whoever counts what guests do and knows no phones: where the booking does not say it itself. */
function tellWhose(tx: Transaction, booking: BookingState, before: Standing, { card }: Whose): void {
  const told = booking.card_id ?? booking.guest_id;
  const found = card?.id ?? null;
  if (found === told && (found !== null || before.guest_id === null)) return;
  tx.emit('visit.attributed', { after: { id: booking.id, version: booking.version, guest_id: found } });
}

/** Who waits for room is known from then on. */
export async function keepWaiting(
  tx: Transaction,
  { guest_id, contact, source }: WaitlistState,
  now: Date,
): Promise<void> {
  await alone(tx);
  const told = guest_id ? (await standing(tx, null, guest_id)).card : undefined;
  const card = told ?? (contact?.phone ? await cardOfPhone(tx, contact, { source, make: true }, now) : null);
  await nameIfNameless(tx, card, contact, now);
}

/** A card, and what is known of the guest whose it is now. */
interface Card {
  id: string;
  root: string;
  name: string | null;
  erased: boolean;
}

interface Standing {
  guest_id: string | null;
  contact_version: number | null;
  card: Card | null;
  /** Of the card that the visit has. */
  erased: boolean;
  [column: string]: unknown;
}

/** How a visit stands, and whose a card is. */
async function standing(tx: Transaction, bookingId: string | null, cardId: string | null): Promise<Standing> {
  const [row] = await tx.query<Standing>(
    `WITH RECURSIVE up AS (
       SELECT id, merged_into_id, name, erased_at FROM guests WHERE venue_id = $1 AND id = $3
       UNION SELECT g.id, g.merged_into_id, g.name, g.erased_at
               FROM up JOIN guests g ON g.venue_id = $1 AND g.id = up.merged_into_id
     )
     SELECT v.guest_id, v.contact_version, COALESCE(g.erased_at IS NOT NULL, false) AS erased,
            (SELECT json_build_object('id', $3::uuid, 'root', id, 'name', name, 'erased', erased_at IS NOT NULL)
               FROM up WHERE merged_into_id IS NULL) AS card
       FROM (SELECT) one
       LEFT JOIN visits v ON v.venue_id = $1 AND v.booking_id = $2
       LEFT JOIN guests g ON g.venue_id = $1 AND g.id = v.guest_id`,
    [tx.caller.venueId, bookingId, cardId],
  );
  return row!;
}

/** Whose a fact says the booking is; without a card, it is nobody’s whom we know. */
interface Whose {
  card: Card | null;
}

/**
 * How the visit stands and whose it is, with the cards of both held. They may have become one, or two again, while they
 * were waited for: then it is looked anew.
 */
async function settled(tx: Transaction, booking: BookingState, now: Date): Promise<[Standing, Whose | undefined]> {
  for (;;) {
    const seen = await standing(tx, booking.id, booking.card_id ?? booking.guest_id);
    const whose = await whoseItIs(tx, booking, seen, now);
    await holdGuests(tx, [seen.guest_id, whose?.card?.root]);
    const held = await standing(tx, booking.id, whose?.card?.id ?? null);
    if (held.guest_id === seen.guest_id && held.card?.root === whose?.card?.root) {
      return [held, whose && { card: held.card }];
    }
  }
}

/** What this fact says of it; undefined where it says nothing, or less than what is known already. */
async function whoseItIs(
  tx: Transaction,
  { version, contact, source }: BookingState,
  { card, contact_version, erased }: Standing,
  now: Date,
): Promise<Whose | undefined> {
  if (version <= (contact_version ?? 0)) return undefined;
  if (card) return { card };
  if (!contact) return undefined;
  if (!contact.phone) return { card: null };
  const known = await cardOfPhone(tx, contact, { source, make: !erased }, now);
  // Nobody is made known again by a booking of his.
  return known || !erased ? { card: known } : undefined;
}

/** The card of a phone. Of any number who look for it at once, one makes it where there is none. */
async function cardOfPhone(
  tx: Transaction,
  { phone, name, language = undefined }: BookingContact,
  { source, make }: { source: BookingSource; make: boolean },
  now: Date,
): Promise<Card | null> {
  for (;;) {
    const [known] = await tx.query<{ id: string }>('SELECT id FROM guests WHERE venue_id = $1 AND phone = $2', [
      tx.caller.venueId,
      phone,
    ]);
    // Written to the card of who has the phone now.
    const card = known ? (await standing(tx, null, known.id)).card : null;
    if (card) return { ...card, id: card.root };
    if (!make) return null;
    const profile = changed(nobody, { phone, name, language });
    const made = await insertGuest(tx, profile, { source, createdByUserId: null }, now);
    if (made) return { id: made.id, root: made.id, name: made.name, erased: false };
  }
}

/** A card is not renamed by a booking, but who has no name yet is given the one he booked under. */
async function nameIfNameless(
  tx: Transaction,
  card: Card | null | undefined,
  contact: BookingContact | undefined,
  now: Date,
): Promise<void> {
  if (!card || card.name || card.erased || !contact?.name?.trim()) return;
  const guest = await findGuest(tx, card.root, { lock: true });
  if (!guest.name) await saveGuest(tx, guest, changed(guest, { name: contact.name }), { now });
}
