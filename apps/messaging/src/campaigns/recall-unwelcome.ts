import { GuestChannel } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { recall as recallMessages } from '../messages/recall';
import { addresseesOf } from '../reach/addressees';
import { Addressee, isWay, reachOf } from '../reach/reach-rules';
import { holdCampaigns } from './move-campaign';
import { recall } from './recipients';

interface OnTheWay {
  id: string;
  guestId: string;
  channel: GuestChannel;
}

/**
 * A guest has taken back his consent, or is not welcome any more: what is on its way to him is not to be sent. Asked
 * after that was written down, and alone: whoever hands over at this moment either has seen it, or is seen.
 */
export async function recallUnwelcome(tx: Transaction, whom: Whom): Promise<void> {
  await holdCampaigns(tx);
  for (const { reason, ids } of await unwelcome(tx, await ofCampaigns(tx, whom))) {
    await recall(tx, { recipientIds: ids }, reason);
  }
  for (const { reason, ids } of await unwelcome(tx, await ofNoCampaign(tx, whom)))
    await recallMessages(tx, ids, reason);
}

interface Whom {
  cardId: string | null;
  phone: string | null;
}

const ofCampaigns = (tx: Transaction, whom: Whom): Promise<OnTheWay[]> =>
  onTheWay(tx, whom, `campaign_recipients r`, `r.status = 'pending' AND r.message_id IS NOT NULL`);

/** What is wished or tried, and letters to a group. By Telegram a group's messages are gone within seconds. */
const ofNoCampaign = (tx: Transaction, whom: Whom): Promise<OnTheWay[]> =>
  onTheWay(
    tx,
    whom,
    `messages r LEFT JOIN letters l ON l.venue_id = r.venue_id AND l.id = r.id`,
    `r.state = 'queued' AND (r.campaign_id IS NULL OR r.is_test) AND (r.kind = 'campaign' OR l.urgency = 'bulk')`,
  );

const onTheWay = (tx: Transaction, { cardId, phone }: Whom, from: string, condition: string): Promise<OnTheWay[]> =>
  tx.query<OnTheWay & Record<string, unknown>>(
    `SELECT r.id, r.guest_id AS "guestId", r.channel FROM ${from}
      WHERE r.venue_id = $1 AND ${condition}
        AND r.guest_id IN (SELECT COALESCE((SELECT g.root_id FROM guests g WHERE g.venue_id = $1 AND g.guest_id = $2), $2::uuid)
                            UNION ALL SELECT g.guest_id FROM guests g WHERE g.venue_id = $1 AND g.phone = $3)`,
    [tx.caller.venueId, cardId, phone],
  );

/** Those of them that are not to be sent any more, by why. */
async function unwelcome(tx: Transaction, waiting: readonly OnTheWay[]) {
  if (waiting.length === 0) return [];
  const guests = await addresseesOf(
    tx,
    waiting.map(({ guestId }) => guestId),
  );
  return (['consent_withdrawn', 'blacklisted'] as const).map((reason) => ({
    reason,
    ids: waiting.filter((each) => whyNot(guests.get(each.guestId), each.channel) === reason).map(({ id }) => id),
  }));
}

function whyNot(guest: Addressee | undefined, channel: GuestChannel): 'consent_withdrawn' | 'blacklisted' | undefined {
  const to = reachOf(guest, { channels: [channel], as: 'offer' });
  if (isWay(to)) return undefined;
  if (to.why === 'no_consent') return 'consent_withdrawn';
  return to.why === 'blacklisted' ? to.why : undefined;
}
