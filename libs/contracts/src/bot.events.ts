import { EventDescription, Versioned } from './events';
import { Flag, Id, Instant, OneOf, Text } from './fields';

/** A venue's bot. Its token is told to nobody. */
export class BotState extends Versioned {
  @Text({ max: 100, description: 'In Telegram, without the @' })
  username!: string;

  @Text({ max: 200 })
  name!: string;

  @Flag()
  is_active!: boolean;

  @Text({ max: 300, nullable: true, description: 'Why it is off, where nobody turned it off' })
  reason!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}
export const undeliveredReasons = [
  'blocked',
  'no_bot',
  'no_chat',
  'refused',
  'expired',
  'recalled',
  'unknown',
] as const;
export type UndeliveredReason = (typeof undeliveredReasons)[number];

/** What became of a message that was to be sent. The id is the message's. */
export class DeliveryState extends Versioned {
  @Id({ nullable: true })
  guest_id!: string | null;

  @Id({ nullable: true, description: 'null where there was none to send it' })
  bot_id!: string | null;

  @Text({ max: 32, nullable: true, description: 'As Telegram knows it, in its chat' })
  telegram_message_id!: string | null;

  @OneOf(undeliveredReasons, {
    nullable: true,
    description: 'unknown: it may have arrived, and is not sent a second time',
  })
  reason!: UndeliveredReason | null;

  @Instant()
  at!: string;
}

/** A guest's chat with a venue's bot. */
export class ChatState extends Versioned {
  @Id()
  bot_id!: string;

  @Text({ max: 32 })
  telegram_id!: string;

  @Instant({ nullable: true, description: 'Since when the guest does not let the bot write' })
  blocked_at!: string | null;

  @Instant()
  created_at!: string;
}

const of = <State extends Versioned>(
  state: EventDescription<State>['state'],
  summary: string,
): EventDescription<State> => ({ owner: 'bot-gateway', version: 1, state, summary });

export const botEvents = {
  'bot.connected': of(BotState, 'A venue has a bot'),
  'bot.changed': of(BotState, 'A venue’s bot changed, or was turned on or off'),
  'bot.unlinked': of(BotState, 'A venue has a bot no longer'),
  'chat.opened': of(ChatState, 'A guest wrote to the venue’s bot for the first time'),
  'chat.blocked': of(ChatState, 'A guest does not let the bot write any more'),
  'chat.unblocked': of(ChatState, 'A guest lets the bot write again'),
  'delivery.succeeded': of(DeliveryState, 'Telegram has taken a message'),
  'delivery.failed': of(DeliveryState, 'A message was not sent, or nobody knows whether it was'),
};
