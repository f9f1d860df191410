import { Language, MessageKind } from '@guestflow/contracts';
import { Forgetting, Transaction } from '@guestflow/persistence';
import { Saying, say } from '../messages/messages';
import { Channels } from '../channels/channels';
import { addresseesOf } from '../reach/addressees';
import { Addressee } from '../reach/reach-rules';
import { findVenue, Venue } from '../replicas/venue';
import { NoticeRule, StandingBooking, Verdict, verdictOf } from './notice-rules';
import { rendered } from '../templates/wording';
import { Words, wordsOf } from '../templates/words';

const kindOf: Record<NoticeRule, MessageKind> = {
  booking_confirmation: 'booking',
  booking_moved: 'booking',
  booking_cancelled: 'booking',
  booking_lapsed: 'booking',
  reminder_60min: 'reminder',
  feedback_request: 'feedback_request',
};

interface Claimed {
  id: string;
  bookingId: string;
  rule: NoticeRule;
  dueAt: Date;
}

interface Booking extends StandingBooking {
  bookingId: string;
  cardId: string | null;
  guestId: string | null;
  guestsCount: number;
}

export interface Done {
  claimed: number;
  sent: number;
}

/**
 * Says what is due in the transaction's venue, as far as nobody else is about to. What it finds is asked anew: the booking,
 * the guest, what he agreed to. All of it is one transaction: broken off, it has not been.
 */
export async function sendDue(
  tx: Transaction,
  { forgetting, channels: ways }: { forgetting: Forgetting; channels: Channels },
  most: number,
  now: Date,
): Promise<Done> {
  // Nobody is forgotten between what is asked of him and what is written down.
  await forgetting.together(tx);
  const claimed = await claim(tx, most, now);
  const venue = claimed.length > 0 && (await findVenue(tx));
  if (!venue) return { claimed: 0, sent: 0 };
  const bookings = await bookingsOf(tx, claimed);
  const guests = await addresseesOf(
    tx,
    [...bookings.values()].flatMap(({ guestId }) => guestId ?? []),
  );
  const said = await wordsOf(tx);
  const channels = await ways.of(tx);
  const venueIsActive = venue.status === 'active';
  const decided = claimed.map((notice) => {
    const booking = bookings.get(notice.bookingId);
    const guest = guests.get(booking?.guestId ?? '');
    const { rule, dueAt } = notice;
    const language = guest?.language ?? venue.language;
    const template = said.of(rule, language);
    const verdict = verdictOf({ rule, dueAt, booking, guest, template, venueIsActive, channels }, now);
    return {
      notice,
      verdict,
      saying: sayingOf({ rule, verdict, booking, guest, venue, language, words: template }),
    };
  });
  const ids = await say(
    tx,
    decided.flatMap(({ saying }) => saying ?? []),
    now,
  );
  let sent = 0;
  const ends = decided.map(({ notice, verdict, saying }) => endOf(notice, verdict, saying ? ids[sent++]! : null));
  await end(tx, ends, now);
  return { claimed: claimed.length, sent };
}

const claim = (tx: Transaction, most: number, now: Date): Promise<Claimed[]> =>
  tx.query<Claimed & Record<string, unknown>>(
    `SELECT id, booking_id AS "bookingId", rule, due_at AS "dueAt" FROM notices
      WHERE venue_id = $1 AND state = 'planned' AND look_at <= $2
      ORDER BY look_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tx.caller.venueId, now, most],
  );

async function bookingsOf(tx: Transaction, claimed: Claimed[]): Promise<Map<string, Booking>> {
  const rows = await tx.query<Booking & Record<string, unknown>>(
    `SELECT booking_id AS "bookingId", card_id AS "cardId", guest_id AS "guestId", guests_count AS "guestsCount", status,
            starts_at AS "startsAt", arrived_at AS "arrivedAt", stands_since AS "standsSince"
       FROM bookings WHERE venue_id = $1 AND booking_id = ANY ($2)`,
    [tx.caller.venueId, claimed.map(({ bookingId }) => bookingId)],
  );
  return new Map(rows.map((booking) => [booking.bookingId, booking]));
}

interface Decided {
  rule: NoticeRule;
  verdict: Verdict;
  booking: Booking | undefined;
  guest: Addressee | undefined;
  venue: Venue;
  language: Language;
  words: Words;
}

function sayingOf({ rule, verdict, booking, guest, venue, language, words }: Decided): Saying | undefined {
  if (!('send' in verdict) || !booking || !guest) return undefined;
  const { name, zone, contacts } = venue;
  const known = {
    guestName: guest.name,
    visit: { startsAt: booking.startsAt, guestsCount: booking.guestsCount },
    venue: { name, zone, address: contacts.address, phone: contacts.phone },
  };
  return {
    ...{ kind: kindOf[rule], whose: { cardId: booking.cardId ?? guest.guestId, guestId: guest.guestId } },
    ...{ to: verdict.send, text: rendered(words.message_text, known, language) },
    ...{ buttons: words.buttons, bookingId: booking.bookingId, sendBefore: verdict.sendBefore },
  };
}

interface End {
  id: string;
  state: 'planned' | 'sent' | 'dropped';
  reason: string | null;
  message_id: string | null;
  look_at: Date | null;
}

function endOf({ id }: Claimed, verdict: Verdict, message_id: string | null): End {
  if ('drop' in verdict) return { id, state: 'dropped', reason: verdict.drop, message_id: null, look_at: null };
  if ('wait' in verdict) return { id, state: 'planned', reason: null, message_id: null, look_at: verdict.wait };
  return { id, state: 'sent', reason: null, message_id, look_at: null };
}

const end = (tx: Transaction, ends: End[], now: Date) =>
  tx.query(
    `UPDATE notices SET state = said.state, reason = said.reason, message_id = said.message_id,
            look_at = COALESCE(said.look_at, notices.look_at), updated_at = $2
       FROM json_to_recordset($3::json)
         AS said (id uuid, state text, reason text, message_id uuid, look_at timestamptz)
      WHERE notices.venue_id = $1 AND notices.id = said.id`,
    [tx.caller.venueId, now, JSON.stringify(ends)],
  );
