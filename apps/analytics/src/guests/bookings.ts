import { AttributedVisitState, BookingState, BookingStatus, Fact, parseType } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { CountedRows, dayOf, keepCounted, Writing } from '../models/counted-rows';
import { CountedVenue } from '../models/model';
import { guestsOf } from './cards';

/** Bookings as what their guests did; those that came, by the day and whether it is known who it was. */
export const bookings: CountedRows = {
  table: 'guest_bookings',
  key: 'booking_id',
  figures: [
    {
      table: 'visit_figures',
      by: ['day', 'anonymous'],
      of: `SELECT ${dayOf('r.booked_at')} AS day, r.guest_id IS NULL AS anonymous WHERE r.came`,
    },
  ],
};

const written: Writing = {
  columns: {
    ...{ booking_id: 'uuid', booked_at: 'timestamptz', created_at: 'timestamptz' },
    ...{ walk_in: 'boolean', came: 'boolean', version: 'integer' },
  },
  version: 'version',
};

const attributed: Writing = {
  columns: { booking_id: 'uuid', card_id: 'uuid', guest_id: 'uuid', card_version: 'integer' },
  version: 'card_version',
};

const isVisit = (status: BookingStatus): boolean => status === 'arrived' || status === 'completed';

export const tellsOfBookings = (name: string): boolean => name.startsWith('booking.') || name === attribution;
const attribution = 'visit.attributed';

/** Returns the guests whose bookings they were and are. Nobody's is a booking of which no card has been told. */
export async function keepBookings(tx: Transaction, venue: CountedVenue, facts: readonly Fact[]): Promise<string[]> {
  const states = statesOf<BookingState>(facts, (name) => name !== attribution);
  const owners = ownersOf(
    states,
    statesOf<AttributedVisitState>(facts, (name) => name === attribution),
  );
  if (states.length === 0 && owners.length === 0) return [];
  const cards = owners.map(({ card_id }) => card_id);
  const guests = await guestsOf(tx, cards);
  const before = await guestsWith(tx, [...states.map(({ id }) => id), ...owners.map(({ booking_id }) => booking_id)]);
  const said = states.map(({ id, booked_at, created_at, source, status, version }) => ({
    ...{ booking_id: id, booked_at, created_at, walk_in: source === 'walk_in', came: isVisit(status), version },
  }));
  const found = owners.map((owner) => ({ ...owner, guest_id: owner.card_id && guests.get(owner.card_id) }));
  // Whose they are first: so nobody's visit becomes somebody's in between.
  const news = [
    ...(await keepCounted(tx, bookings, attributed, venue, found)),
    ...(await keepCounted(tx, bookings, written, venue, said)),
  ];
  return news.length > 0 ? [...before, ...(await guestsWith(tx, news))] : [];
}

const statesOf = <State>(facts: readonly Fact[], isOne: (name: string) => boolean): State[] =>
  facts
    .filter(({ type }) => {
      const { name } = parseType(type)!;
      return tellsOfBookings(name) && isOne(name);
    })
    .map(({ data }) => data.after as unknown as State);

/**
 * Whose each is. A booking may not know: then it says nothing of that, and crm finds it out. Of the same version what crm
 * found out holds, so there are two places in a row for each.
 */
const ownersOf = (states: readonly BookingState[], found: readonly AttributedVisitState[]) => [
  ...states.flatMap(({ id, card_id, guest_id, version }) => {
    const card = card_id ?? guest_id;
    return card ? [{ booking_id: id, card_id: card, card_version: version * 2 }] : [];
  }),
  ...found.map(({ id, guest_id, version }) => ({ booking_id: id, card_id: guest_id, card_version: version * 2 + 1 })),
];

async function guestsWith(tx: Transaction, bookingIds: string[]): Promise<string[]> {
  const rows = await tx.query<{ guest_id: string }>(
    `SELECT /* texts */ DISTINCT guest_id::text AS guest_id FROM guest_bookings
      WHERE venue_id = $1 AND booking_id = ANY ($2) AND guest_id IS NOT NULL`,
    [tx.caller.venueId, bookingIds],
  );
  return rows.map(({ guest_id }) => guest_id);
}
