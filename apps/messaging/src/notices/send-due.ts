import { GuestChannel } from '@guestflow/contracts';
import { Forgetting, Transaction } from '@guestflow/persistence';
import { Saying, say } from '../messages/messages';
import { Channels } from '../channels/channels';
import { addresseesOf } from '../reach/addressees';
import { Addressee } from '../reach/reach-rules';
import { quietOf, venueRules } from '../reminders/rules-of-venue';
import { findVenue, Venue } from '../replicas/venue';
import { rendered } from '../templates/wording';
import { Words, wordsOf } from '../templates/words';
import { About, Claimed, mattersOf } from './matters';
import { kindOf, templateOf } from './planned-notices';
import { Verdict, verdictOf } from './verdicts';

export interface Done {
  claimed: number;
  sent: number;
  dropped: number;
  waiting: number;
}

/**
 * Says what is due in the transaction's venue, as far as nobody else is about to. What it finds is asked anew: what it is
 * about, the guest, what he agreed to. All of it is one transaction: broken off, it has not been.
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
  if (!venue) return { claimed: 0, sent: 0, dropped: 0, waiting: 0 };
  const decided = await decide(tx, claimed, { venue, channels: await ways.of(tx) }, now);
  const ids = await say(
    tx,
    decided.flatMap(({ saying }) => saying ?? []),
    now,
  );
  let said = 0;
  const ends = decided.map(({ notice, verdict, saying }) => endOf(notice, verdict, saying ? ids[said++]! : null));
  await end(tx, ends, now);
  const dropped = ends.filter(({ state }) => state === 'dropped').length;
  return { claimed: claimed.length, sent: said, dropped, waiting: claimed.length - said - dropped };
}

const laterReminder = `EXISTS (
  SELECT 1 FROM notices later
   WHERE later.venue_id = $1 AND later.booking_id = n.booking_id AND later.rule LIKE 'reminder%'
     AND later.state <> 'dropped' AND later.due_at <= $2 AND (later.due_at, later.id) > (n.due_at, n.id))`;

/** Cards that became one after their birthdays were found are one guest, who is wished well once. */
const birthdayOfOtherCard = `EXISTS (
  SELECT 1 FROM guests mine
    JOIN guests theirs ON theirs.venue_id = $1 AND theirs.guest_id <> mine.guest_id
     AND (theirs.guest_id = mine.root_id OR theirs.root_id = COALESCE(mine.root_id, mine.guest_id))
    JOIN notices o ON o.venue_id = $1 AND COALESCE(o.booking_id, o.waitlist_id, o.card_id) = theirs.guest_id
     AND o.rule = n.rule
   WHERE mine.venue_id = $1 AND mine.guest_id = n.card_id AND (o.state = 'sent' OR o.state = 'planned' AND o.id > n.id))`;

const claim = (tx: Transaction, most: number, now: Date): Promise<Claimed[]> =>
  tx.query<Claimed & Record<string, unknown>>(
    `SELECT id, rule, due_at AS "dueAt", booking_id AS "bookingId", waitlist_id AS "waitlistId", card_id AS "cardId",
            CASE WHEN rule LIKE 'reminder%' THEN ${laterReminder} WHEN card_id IS NOT NULL THEN ${birthdayOfOtherCard}
                 ELSE false END AS overtaken
       FROM notices n WHERE venue_id = $1 AND state = 'planned' AND look_at <= $2
      ORDER BY look_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tx.caller.venueId, now, most],
  );

interface Decided {
  notice: Claimed;
  verdict: Verdict;
  saying: Saying | undefined;
}

async function decide(
  tx: Transaction,
  claimed: Claimed[],
  { venue, channels }: { venue: Venue; channels: readonly GuestChannel[] },
  now: Date,
): Promise<Decided[]> {
  const matters = await mattersOf(tx, claimed, venue);
  const guests = await addresseesOf(
    tx,
    [...matters.values()].flatMap(({ guestId }) => guestId ?? []),
  );
  const words = await wordsOf(tx);
  const quiet = quietOf(await venueRules(tx));
  const house = { isActive: venue.status === 'active', zone: venue.zone, quiet };
  return claimed.map((notice) => {
    const { rule, dueAt, overtaken } = notice;
    const about = matters.get(notice.id);
    const guest = guests.get(about?.guestId ?? '');
    const said = words.of(templateOf(rule), guest?.language ?? venue.language);
    const matter = about?.matter;
    const atHand = { rule, dueAt, overtaken, matter, guest, isSaid: said.isActive, channels, venue: house };
    const verdict = verdictOf(atHand, now);
    const saying = sayingOf(notice, { verdict, about, guest, venue, words: said });
    // Of words that are names in braces alone nothing is left where nothing stands for them.
    if (saying?.text.trim() === '') return { notice, verdict: { drop: 'switched_off' }, saying: undefined };
    return { notice, verdict, saying };
  });
}

interface InHand {
  verdict: Verdict;
  about: About | undefined;
  guest: Addressee | undefined;
  venue: Venue;
  words: Words;
}

function sayingOf(
  { rule, bookingId, waitlistId }: Claimed,
  { verdict, about, guest, venue, words }: InHand,
): Saying | undefined {
  if (!('send' in verdict) || !about || !guest) return undefined;
  const { name, zone, contacts } = venue;
  const { visit, answerBy } = about;
  const known = {
    ...{ guestName: guest.name, visit, answerBy },
    venue: { name, zone, address: contacts.address, phone: contacts.phone },
  };
  return {
    ...{ kind: kindOf(rule), whose: { cardId: about.cardId ?? guest.guestId, guestId: guest.guestId } },
    ...{ to: verdict.send, text: rendered(words.message_text, known, guest.language ?? venue.language) },
    ...{ buttons: words.buttons, bookingId, waitlistId, sendBefore: verdict.sendBefore },
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
