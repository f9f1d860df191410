import { WaitStatus } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Venue } from '../replicas/venue';
import { dayOf, endOf } from '../replicas/venue-days';
import { NoticeRule, StandingBooking } from './planned-notices';
import { Matter } from './verdicts';

/** A notice that is in hand. */
export interface Claimed {
  id: string;
  rule: NoticeRule;
  dueAt: Date;
  bookingId: string | null;
  waitlistId: string | null;
  cardId: string | null;
  /** Another reminder of the same visit is due by now too; or by another of his cards a guest is wished well. */
  overtaken: boolean;
}

/** What a notice is about, and whom. */
export interface About {
  matter: Matter;
  cardId: string | null;
  guestId: string | null;
  visit?: { startsAt: Date; guestsCount: number };
  answerBy?: Date;
}

/** What these are about, by their ids. Of what nobody has heard there is nothing. */
export async function mattersOf(
  tx: Transaction,
  claimed: readonly Claimed[],
  venue: Venue,
): Promise<Map<string, About>> {
  const ids = (of: (notice: Claimed) => string | null) => claimed.flatMap((notice) => of(notice) ?? []);
  const about = new Map([
    ...(await bookingsOf(
      tx,
      ids(({ bookingId }) => bookingId),
    )),
    ...(await offersOf(
      tx,
      ids(({ waitlistId }) => waitlistId),
    )),
  ]);
  const guests = await guestsOf(
    tx,
    ids(({ cardId }) => cardId),
  );
  return new Map(
    claimed.flatMap(({ id, dueAt, bookingId, waitlistId, cardId }) => {
      const found =
        cardId === null ? about.get((bookingId ?? waitlistId)!) : birthday(cardId, guests.get(cardId), dueAt, venue);
      return found ? [[id, found] as const] : [];
    }),
  );
}

async function bookingsOf(tx: Transaction, ids: string[]): Promise<[string, About][]> {
  if (ids.length === 0) return [];
  type Booking = StandingBooking & { id: string; cardId: string | null; guestId: string | null; guestsCount: number };
  const rows = await tx.query<Booking & Record<string, unknown>>(
    `SELECT booking_id AS id, card_id AS "cardId", guest_id AS "guestId", guests_count AS "guestsCount", status,
            starts_at AS "startsAt", arrived_at AS "arrivedAt", stands_since AS "standsSince"
       FROM bookings WHERE venue_id = $1 AND booking_id = ANY ($2)`,
    [tx.caller.venueId, ids],
  );
  return rows.map(({ id, cardId, guestId, guestsCount, ...booking }) => [
    id,
    {
      ...{ matter: { about: 'booking', booking }, cardId, guestId },
      visit: { startsAt: booking.startsAt, guestsCount },
    },
  ]);
}

interface Offer {
  id: string;
  cardId: string | null;
  guestId: string | null;
  guestsCount: number;
  status: WaitStatus;
  startsAt: Date | null;
  expiresAt: Date | null;
}

async function offersOf(tx: Transaction, ids: string[]): Promise<[string, About][]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<Offer & Record<string, unknown>>(
    `SELECT waitlist_id AS id, card_id AS "cardId", guest_id AS "guestId", guests_count AS "guestsCount", status,
            offered_starts_at AS "startsAt", offer_expires_at AS "expiresAt"
       FROM waitlist WHERE venue_id = $1 AND waitlist_id = ANY ($2)`,
    [tx.caller.venueId, ids],
  );
  return rows.map(({ id, cardId, guestId, guestsCount, status, startsAt, expiresAt }) => [
    id,
    {
      ...{ matter: { about: 'offer', status, expiresAt }, cardId, guestId, answerBy: expiresAt ?? undefined },
      visit: startsAt ? { startsAt, guestsCount } : undefined,
    },
  ]);
}

async function guestsOf(tx: Transaction, cardIds: string[]): Promise<Map<string, string>> {
  if (cardIds.length === 0) return new Map();
  const rows = await tx.query<{ cardId: string; guestId: string }>(
    `SELECT guest_id AS "cardId", COALESCE(root_id, guest_id) AS "guestId" FROM guests
      WHERE venue_id = $1 AND guest_id = ANY ($2)`,
    [tx.caller.venueId, cardIds],
  );
  return new Map(rows.map(({ cardId, guestId }) => [cardId, guestId]));
}

const birthday = (cardId: string, guestId: string | undefined, dueAt: Date, { zone }: Venue): About => ({
  ...{ matter: { about: 'birthday', until: endOf(dayOf(dueAt, zone), zone) }, cardId, guestId: guestId ?? null },
});
