import {
  GuestChannel,
  guestChannels,
  MessageAttachment,
  MessageButton,
  MessageKind,
  Urgency,
} from '@guestflow/contracts';
import { newId, Transaction, Whose } from '@guestflow/persistence';
import { carriers } from '../channels/carriers';
import { Outgoing } from '../channels/channel';
import { isWay, Reach } from '../reach/reach-rules';
import { MessageState } from './message-lifecycle';

/** Something to be said to a guest. */
export interface Saying {
  kind: MessageKind;
  /** By what kind it is, where nothing else is said. */
  urgency?: Urgency;
  whose: Whose;
  to: Reach;
  text: string;
  buttons?: MessageButton[];
  attachment?: MessageAttachment | null;
  campaignId?: string | null;
  /** Somebody tries a campaign on himself. */
  isTest?: boolean;
  bookingId?: string | null;
  /** The place in the line that its buttons are about. */
  waitlistId?: string | null;
  feedbackId?: string | null;
  /** Later than this it is not meant any more. */
  sendBefore?: Date | null;
  /** Who of the staff says it; null where it says itself. */
  authorUserId?: string | null;
  /** What it is kept as where the guest cannot be reached. */
  otherwise?: string;
}

interface Row {
  id: string;
  card_id: string | null;
  guest_id: string | null;
  channel: GuestChannel;
  telegram_id: string | null;
  email: string | null;
  direction: 'in' | 'out';
  kind: MessageKind;
  content: string;
  text: string | null;
  buttons: MessageButton[];
  attachment: MessageAttachment | null;
  campaign_id: string | null;
  is_test: boolean;
  booking_id: string | null;
  feedback_id: string | null;
  author_user_id: string | null;
  state: MessageState;
  reason: string | null;
}

/** Writes down what is said and, in the same transaction, hands it to what brings it. Returns the ids, in their order. */
export async function say(tx: Transaction, sayings: readonly Saying[], now: Date): Promise<string[]> {
  const rows = sayings.map(rowOf);
  await insert(tx, rows, now);
  for (const channel of guestChannels) {
    const messages = sayings.flatMap((saying, index) => outgoingBy(channel, saying, rows[index]!, now));
    if (messages.length > 0) await carriers[channel].carry(tx, messages);
  }
  return rows.map(({ id }) => id);
}

function outgoingBy(channel: GuestChannel, saying: Saying, row: Row, createdAt: Date): Outgoing[] {
  const { to, kind, sendBefore } = saying;
  if (!isWay(to) || to.channel !== channel) return [];
  const { id, guest_id: guestId, booking_id: bookingId, text, buttons, attachment } = row;
  const urgency = saying.urgency ?? (kind === 'campaign' ? 'bulk' : 'urgent');
  return [
    {
      ...{ id, kind, urgency, guestId, bookingId, address: to.address, text: text!, buttons, attachment },
      ...{ waitlistId: saying.waitlistId ?? null, sendBefore: sendBefore ?? null, createdAt },
      campaignId: row.is_test ? null : row.campaign_id,
    },
  ];
}

function rowOf(saying: Saying): Row {
  const { kind, whose, to, text, buttons = [], otherwise } = saying;
  return {
    ...{ id: newId(), card_id: whose.cardId, guest_id: whose.guestId, ...wayOf(to) },
    ...{ direction: 'out', kind, content: 'text', text, buttons, booking_id: saying.bookingId ?? null },
    ...{
      attachment: saying.attachment ?? null,
      campaign_id: saying.campaignId ?? null,
      is_test: saying.isTest ?? false,
    },
    ...{ feedback_id: saying.feedbackId ?? null, author_user_id: saying.authorUserId ?? null },
    ...(isWay(to) ? { state: 'queued', reason: null } : { state: 'failed', reason: otherwise ?? to.why }),
  };
}

/** One that could not go is kept with the channel that it failed at. */
function wayOf(to: Reach): Pick<Row, 'channel' | 'telegram_id' | 'email'> {
  if (!isWay(to)) return { channel: to.why === 'no_email' ? 'email' : 'telegram', telegram_id: null, email: null };
  const { channel, address } = to;
  return {
    channel,
    telegram_id: channel === 'telegram' ? address : null,
    email: channel === 'email' ? address : null,
  };
}

export interface Heard {
  telegramId: string;
  whose: Whose | undefined;
  /** What it was in Telegram. */
  content: string;
  text: string | null;
}

/** Writes down what a guest wrote, and tells that he did. */
export async function hear(tx: Transaction, { telegramId, whose, content, text }: Heard, now: Date): Promise<string> {
  const row: Row = {
    ...{ id: newId(), card_id: whose?.cardId ?? null, guest_id: whose?.guestId ?? null },
    ...{ channel: 'telegram', telegram_id: telegramId, email: null },
    ...{ direction: 'in', kind: 'dialogue', content, text, buttons: [], booking_id: null, feedback_id: null },
    ...{ attachment: null, campaign_id: null, is_test: false, author_user_id: null, state: 'received', reason: null },
  };
  await insert(tx, [row], now);
  tx.emit('message.received', {
    after: { id: row.id, version: 1, guest_id: row.guest_id, created_at: now.toISOString() },
  });
  return row.id;
}

async function insert(tx: Transaction, rows: Row[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO messages (venue_id, created_at, id, card_id, guest_id, channel, telegram_id, email, direction, kind,
                           content, text, buttons, attachment, campaign_id, is_test, booking_id, feedback_id,
                           author_user_id, state, reason)
     SELECT $1, $2, * FROM json_to_recordset($3::json)
         AS said (id uuid, card_id uuid, guest_id uuid, channel text, telegram_id text, email text, direction text,
                  kind text, content text, text text, buttons jsonb, attachment jsonb, campaign_id uuid, is_test boolean,
                  booking_id uuid, feedback_id uuid, author_user_id uuid, state text, reason text)`,
    [tx.caller.venueId, now, JSON.stringify(rows)],
  );
}
