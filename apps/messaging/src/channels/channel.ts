import {
  GuestChannel,
  MessageAttachment,
  MessageButton,
  MessageKind,
  RecallReason,
  Urgency,
} from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

/** A message as it is handed to whatever brings it. */
export interface Outgoing {
  id: string;
  kind: MessageKind;
  urgency: Urgency;
  guestId: string | null;
  bookingId: string | null;
  waitlistId: string | null;
  /** Where it is one of a campaign's, and not tried on whoever makes it. */
  campaignId: string | null;
  /** As the channel has them: a Telegram account, an e-mail address. */
  address: string;
  text: string;
  buttons: MessageButton[];
  attachment: MessageAttachment | null;
  /** Later than this it is not meant any more. */
  sendBefore: Date | null;
  createdAt: Date;
}

/** A way by which messages reach guests. */
export interface Channel {
  readonly name: GuestChannel;
  /** Takes over what was just written down: it leaves if and only if the transaction is committed. */
  carry(tx: Transaction, messages: readonly Outgoing[]): Promise<void>;
  /** What has not left is not to leave any more. What has, has. */
  recall(tx: Transaction, messageIds: readonly string[], reason: RecallReason): Promise<void>;
}
