import { Transaction } from '@guestflow/persistence';

/** Reckons the figures of these cards anew from their visits. They are no change of what a card says: no version, no event. */
export async function recount(tx: Transaction, guestIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE guests g SET visit_count = f.came, first_visit_at = f.first, last_visit_at = f.last, booking_count = f.booked,
            no_show_count = f.no_show, cancellation_count = f.cancelled, average_party = f.party
       FROM (
         SELECT said.id, count(v.booking_id)::int AS booked,
                (count(*) FILTER (WHERE v.status IN ('arrived', 'completed')))::int AS came,
                min(v.booked_at) FILTER (WHERE v.status IN ('arrived', 'completed')) AS first,
                max(v.booked_at) FILTER (WHERE v.status IN ('arrived', 'completed')) AS last,
                (count(*) FILTER (WHERE v.status = 'no_show'))::int AS no_show,
                (count(*) FILTER (WHERE v.status = 'cancelled' AND v.cancelled_by <> 'system'))::int AS cancelled,
                round(avg(v.guests_count) FILTER (WHERE v.status IN ('arrived', 'completed')), 2)::float8 AS party
           FROM unnest($2::uuid[]) said (id) LEFT JOIN visits v ON v.venue_id = $1 AND v.guest_id = said.id
          GROUP BY said.id
       ) f
      WHERE g.venue_id = $1 AND g.id = f.id`,
    [tx.caller.venueId, guestIds],
  );
}
