/** An entry's columns under the names of its properties, for SQL that reads the line. */
export const entryColumns = `id, venue_id AS "venueId", reference, card_id AS "cardId", guest_id AS "guestId", guest_name AS "guestName",
  guest_phone AS "guestPhone", account_id AS "accountId", date::text AS date, earliest_at AS "earliestAt",
  latest_at AS "latestAt", guests_count AS "guestsCount", status, source, notes, hold_id AS "holdId",
  offered_starts_at AS "offeredStartsAt", offer_expires_at AS "offerExpiresAt", booking_id AS "bookingId",
  created_by_user_id AS "createdByUserId", version, created_at AS "createdAt", updated_at AS "updatedAt"`;
