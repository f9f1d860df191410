import { Controller, Get, Query } from '@nestjs/common';
import { Flag, Id, Instant, OneOf, Text } from '@guestflow/contracts';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ListOfItems, likeText, listPage, Page, PageQuery } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';

export class BotsOfPlatformQuery extends PageQuery {
  @OneOf(['working', 'off', 'troubled'], {
    optional: true,
    description: 'troubled: off without anybody having turned it off, or something went wrong within the last day',
  })
  state?: 'working' | 'off' | 'troubled';
}

export class BotOfPlatformDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Text({ nullable: true })
  venue_name!: string | null;

  @Text({ description: 'In Telegram, without the @' })
  bot_username!: string;

  @Flag()
  is_active!: boolean;

  @Text({ nullable: true, description: 'Why it is off, where nobody turned it off' })
  reason!: string | null;

  @Text({ nullable: true, description: 'What went wrong last' })
  last_error!: string | null;

  @Instant({ nullable: true })
  last_error_at!: string | null;
}

// Of a bot that never failed it is not known when it did: it has no trouble all the same, and comes last of all.
const lastErrorAt = `coalesce(last_error_at, '-infinity')`;
const troubled = `(reason IS NOT NULL OR ${lastErrorAt} > now() - interval '1 day')`;
const states = { working: `is_active AND NOT ${troubled}`, off: 'NOT is_active', troubled };

/** All bots of the platform, for who runs it: those with trouble first. */
@Controller('operations/bot-gateway/bots')
export class BotsOfPlatformController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @Requires('operations.read')
  @ListOfItems(BotOfPlatformDto)
  list(@CurrentCaller() caller: Caller, @Query() query: BotsOfPlatformQuery): Promise<Page<BotOfPlatformDto>> {
    return this.transactions.acrossVenues(caller, (tx) =>
      listPage<BotOfPlatformDto & Record<string, unknown>>(tx, query, {
        columns: `bots.id, bots.venue_id, venues.name AS venue_name, username AS bot_username, bots.is_active, reason,
                  last_error, last_error_at`,
        from: 'bots LEFT JOIN venues ON venues.venue_id = bots.venue_id',
        where: [
          ['unlinked_at IS NULL'],
          query.state ? [states[query.state]] : undefined,
          query.q ? ['username ILIKE $1 OR venues.name ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable: { trouble: troubled, bot_username: 'lower(username)', last_error_at: lastErrorAt },
        otherwise: 'trouble:desc,bot_username',
      }),
    );
  }
}
