import { EventDescription, Versioned } from './events';
import { Flag, Instant, Text } from './fields';

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

const described = (summary: string): EventDescription<BotState> => ({
  owner: 'bot-gateway',
  version: 1,
  state: BotState,
  summary,
});

export const botEvents = {
  'bot.connected': described('A venue has a bot'),
  'bot.changed': described('A venue’s bot changed, or was turned on or off'),
  'bot.unlinked': described('A venue has a bot no longer'),
};
