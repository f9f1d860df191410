import { consented, ConsentLine, guestChannels, mayReceive } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Addressee } from './reach-rules';

/** As crm tells them, and what a guest said by the link in an offer: that holds before crm has written it down. */
const consentLines = `(
  SELECT purpose, channel, given, at, consent_id FROM consents WHERE venue_id = $1 AND guest_id = g.guest_id
  UNION ALL
  SELECT 'marketing', 'email', false, at, id FROM email_optouts WHERE venue_id = $1 AND guest_id = g.guest_id)`;

/** What is known of these guests at this moment, by their ids. Of one of whom nobody has heard there is nothing. */
export async function addresseesOf(tx: Transaction, guestIds: readonly string[]): Promise<Map<string, Addressee>> {
  const rows = await tx.query<Row>(
    `SELECT g.guest_id AS "guestId", g.name, g.language, g.telegram_id AS "telegramId", g.email,
            g.preferred_channel AS "preferredChannel",
            EXISTS (SELECT 1 FROM bots b WHERE b.venue_id = $1 AND b.is_active) AS "hasBot",
            (SELECT CASE WHEN bool_and(c.blocked_at IS NOT NULL) THEN 'blocked' ELSE 'open' END
               FROM chats c JOIN bots b ON b.venue_id = $1 AND b.bot_id = c.bot_id AND b.is_active
              WHERE c.venue_id = $1 AND c.telegram_id = g.telegram_id HAVING count(*) > 0) AS chat,
            EXISTS (SELECT 1 FROM blacklist l WHERE l.venue_id = $1 AND l.guest_id = g.guest_id AND NOT l.removed)
              OR EXISTS (SELECT 1 FROM blacklist l WHERE l.venue_id = $1 AND l.phone = g.phone AND NOT l.removed)
              AS "isBlacklisted",
            (SELECT COALESCE(json_agg(json_build_object('purpose', l.purpose, 'channel', l.channel, 'given', l.given)
                                      ORDER BY l.at, l.consent_id), '[]')
               FROM ${consentLines} l) AS consents
       FROM guests g WHERE g.venue_id = $1 AND g.guest_id = ANY ($2)`,
    [tx.caller.venueId, [...new Set(guestIds)]],
  );
  return new Map(rows.map(({ consents, ...known }) => [known.guestId, { ...known, ...agreed(consents) }]));
}

interface Row extends Omit<Addressee, 'refuses' | 'agreesTo'>, Record<string, unknown> {
  /** From the oldest to the newest. */
  consents: ConsentLine[];
}

/** What these lines come to. */
export function agreed(consents: readonly ConsentLine[]): Pick<Addressee, 'refuses' | 'agreesTo'> {
  const now = consented(consents);
  return {
    refuses: consents.findLast(({ purpose }) => purpose === 'personal_data')?.given === false,
    agreesTo: guestChannels.filter((channel) => mayReceive(now, channel)),
  };
}
