import { GuestChannel } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
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
export async function recallUnwelcome(
  tx: Transaction,
  { cardId, phone }: { cardId: string | null; phone: string | null },
): Promise<void> {
  await holdCampaigns(tx);
  const onTheWay = await tx.query<OnTheWay & Record<string, unknown>>(
    `SELECT r.id, r.guest_id AS "guestId", r.channel FROM campaign_recipients r
      WHERE r.venue_id = $1 AND r.status = 'pending' AND r.message_id IS NOT NULL
        AND r.guest_id IN (SELECT COALESCE((SELECT g.root_id FROM guests g WHERE g.venue_id = $1 AND g.guest_id = $2), $2)
                            UNION ALL SELECT g.guest_id FROM guests g WHERE g.venue_id = $1 AND g.phone = $3)`,
    [tx.caller.venueId, cardId, phone],
  );
  if (onTheWay.length === 0) return;
  const guests = await addresseesOf(
    tx,
    onTheWay.map(({ guestId }) => guestId),
  );
  for (const reason of ['consent_withdrawn', 'blacklisted'] as const) {
    const recipientIds = onTheWay
      .filter((each) => whyNot(guests.get(each.guestId), each.channel) === reason)
      .map(({ id }) => id);
    await recall(tx, { recipientIds }, reason);
  }
}

function whyNot(guest: Addressee | undefined, channel: GuestChannel): 'consent_withdrawn' | 'blacklisted' | undefined {
  const to = reachOf(guest, { channels: [channel], as: 'offer' });
  if (isWay(to)) return undefined;
  if (to.why === 'no_consent') return 'consent_withdrawn';
  return to.why === 'blacklisted' ? to.why : undefined;
}
