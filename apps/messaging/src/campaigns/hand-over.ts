import { randomBytes } from 'node:crypto';
import { GuestChannel, MessageAttachment } from '@guestflow/contracts';
import { Forgetting, holdCards, Transaction } from '@guestflow/persistence';
import { Channels } from '../channels/channels';
import { say, Saying } from '../messages/messages';
import { addresseesOf } from '../reach/addressees';
import { Addressee, isWay, reachOf, Way } from '../reach/reach-rules';
import { findVenue, Venue } from '../replicas/venue';
import { rendered } from '../templates/wording';
import { attachmentFor, Attachments } from './attachments';
import { Content, keyOf, linked } from './campaign-links';
import { Campaign } from './campaign.entity';
import { holdCampaigns, moveCampaign } from './move-campaign';
import { claim, Claimed, giveUpWaiting, inHand, keepClaimed, progressOf, recall, Waiting } from './recipients';

/** What Telegram takes of one bot in three seconds: consent is asked no longer than that before it is sent. */
const mostInHand = 90;
/** Less room than this is not worth looking who comes next. */
const leastRoom = 15;

export interface Means {
  forgetting: Forgetting;
  attachments: Attachments;
  channels: Channels;
  publicUrl: string;
}

/**
 * Hands over what comes next of the venue's campaigns, as far as there is room on the way. All of it is one transaction:
 * broken off, it has not been. Returns whether there may be more to do at once.
 */
export async function handOver(tx: Transaction, means: Means, now: Date): Promise<boolean> {
  const isOpen = (await findVenue(tx))?.status === 'active';
  if (isOpen && mostInHand - (await inHand(tx)) < leastRoom) return false;
  // Nobody is forgotten, and no card becomes another, between what is asked of a guest and what is written down.
  await means.forgetting.together(tx);
  await holdCards(tx, { alone: false });
  await holdCampaigns(tx);
  const venue = await findVenue(tx);
  const channels = await means.channels.of(tx);
  let room = mostInHand - (await inHand(tx));
  let isMore = false;
  const campaigns = await tx.manager.find(Campaign, {
    where: { venueId: tx.caller.venueId!, status: 'sending' },
    order: { startedAt: 'ASC', id: 'ASC' },
  });
  for (const campaign of campaigns) {
    if (venue?.status !== 'active') {
      await moveCampaign(tx, campaign, 'pause', now, { reason: 'venue_suspended' });
      await recall(tx, { campaignId: campaign.id }, 'paused');
      continue;
    }
    if (room <= 0) break;
    const done = await handOverOf(tx, { campaign, venue, room, means, channels }, now);
    room -= done.said;
    isMore ||= done.isMore;
  }
  return isMore;
}

interface Going {
  campaign: Campaign;
  venue: Venue;
  room: number;
  means: Means;
  channels: readonly GuestChannel[];
}

async function handOverOf(tx: Transaction, { campaign, venue, room, means, channels }: Going, now: Date) {
  const waiting = await claim(tx, campaign.id, room);
  if (waiting.length === 0) {
    await endIfOver(tx, campaign, now);
    return { said: 0, isMore: false };
  }
  const attachment = await attachmentFor(campaign, (id) => means.attachments.attachmentOf(tx, id));
  if (attachment === undefined) {
    await failCampaign(tx, campaign, 'attachment_gone', now);
    return { said: 0, isMore: false };
  }
  const guests = await addresseesOf(
    tx,
    waiting.map(({ guestId }) => guestId),
  );
  const decided = waiting.map((recipient, index) => {
    const isTwice = recipient.isTwice || waiting.findIndex(({ guestId }) => guestId === recipient.guestId) < index;
    const guest = guests.get(recipient.guestId);
    return decide({ recipient, isTwice, guest, campaign, venue, attachment, means, channels });
  });
  const ids = await say(
    tx,
    decided.flatMap(({ saying }) => saying ?? []),
    now,
  );
  let place = 0;
  await keepClaimed(
    tx,
    decided.flatMap(({ claimed, saying }) =>
      claimed ? [{ ...claimed, message_id: saying ? ids[place++]! : null }] : [],
    ),
  );
  // Letters take no room: they wait in this service.
  const said = decided.filter(({ claimed }) => claimed?.channel === 'telegram').length;
  const needsBot = decided.some(({ claimed }) => !claimed);
  if (needsBot) await moveCampaign(tx, campaign, 'pause', now, { reason: 'no_bot' });
  return { said, isMore: !needsBot && said < waiting.length };
}

interface Decided {
  /** Without it he waits on: for a bot. */
  claimed?: Claimed;
  saying?: Saying;
}

interface Asked {
  recipient: Waiting;
  isTwice: boolean;
  guest: Addressee | undefined;
  campaign: Campaign;
  venue: Venue;
  attachment: MessageAttachment | null;
  means: Means;
  channels: readonly GuestChannel[];
}

function decide({ recipient, isTwice, guest, campaign, venue, attachment, means, channels }: Asked): Decided {
  const { id, cardId, guestId } = recipient;
  const none = { id, message_id: null, channel: null, link_key: null };
  if (isTwice) return { claimed: { ...none, error_message: 'merged' } };
  const to = reachOf(guest, { channels, as: 'offer' });
  if (!isWay(to)) return to.why === 'no_bot' ? {} : { claimed: { ...none, error_message: to.why } };
  const link_key = campaign.countLinks ? (recipient.linkKey ?? randomBytes(16).toString('base64url')) : null;
  const content = { text: campaign.messageText, buttons: campaign.buttons };
  const counted =
    link_key === null ? content : linked(content, (number) => addressOfLink(means.publicUrl, keyOf(link_key, number)));
  const whose = { cardId, guestId };
  const saying = sayingOf({ campaign, content: counted, whose, to, guest: guest!, venue, attachment });
  if (saying.text.trim() === '') return { claimed: { ...none, error_message: 'nothing_to_say' } };
  return { claimed: { ...none, channel: to.channel, link_key, error_message: null }, saying };
}

export const addressOfLink = (publicUrl: string, key: string): string => `${publicUrl}/api/v1/links/${key}`;

interface Said {
  campaign: Campaign;
  content: Content;
  whose: Saying['whose'];
  to: Way;
  guest: Addressee;
  venue: Venue;
  attachment: MessageAttachment | null;
}

/** What a campaign says to a guest. */
export function sayingOf({ campaign, content, whose, to, guest, venue, attachment }: Said): Saying {
  const { name, zone, contacts } = venue;
  const known = { guestName: guest.name, venue: { name, zone, address: contacts.address, phone: contacts.phone } };
  return {
    ...{ kind: 'campaign', whose, to, text: rendered(content.text, known, guest.language ?? venue.language) },
    ...{ buttons: content.buttons, attachment, campaignId: campaign.id, authorUserId: campaign.createdByUserId },
  };
}

async function endIfOver(tx: Transaction, campaign: Campaign, now: Date): Promise<void> {
  const { total, isOver } = await progressOf(tx, campaign.id);
  if (!isOver) return;
  if (total === 0) await failCampaign(tx, campaign, 'nobody_matches', now);
  else await moveCampaign(tx, campaign, 'complete', now, { recipients: total });
}

async function failCampaign(tx: Transaction, campaign: Campaign, reason: string, now: Date): Promise<void> {
  await giveUpWaiting(tx, campaign.id, reason);
  await recall(tx, { campaignId: campaign.id }, 'cancelled');
  await moveCampaign(tx, campaign, 'fail', now, { reason });
}
