import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, ListQuery, listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { guestOf } from '../messages/messages.queries';
import { CampaignCardDto, CampaignDto, CampaignsQuery, StatisticsDto } from './campaigns.dto';
import {
  CampaignStatsDto,
  FailureStatisticsDto,
  LinkStatisticsDto,
  RecipientDto,
  RecipientsQuery,
} from './recipients.dto';

const columns = `id, version, name, segment_filter, message_text, upload_id, attachment_url, buttons, count_links, status, reason,
  recipients, scheduled_at, started_at, completed_at, created_by_user_id, created_at, updated_at`;

type Clicks = Pick<CampaignStatsDto, 'clicked' | 'clicks' | 'booked' | 'sent_last_minute'>;

@Injectable()
export class CampaignsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: CampaignsQuery): Promise<Page<CampaignDto>> {
    const { status, q } = query;
    return this.transactions.inVenue(caller, (tx) =>
      this.page(tx, query, [
        status && ['status = $1', status],
        q ? ['name ILIKE $1 OR message_text ILIKE $1', likeText(q)] : undefined,
      ]),
    );
  }

  card(caller: Caller, id: string): Promise<CampaignCardDto> {
    return this.transactions.inVenue(caller, async (tx) => ({
      ...(await this.shown(tx, id)),
      statistics: await statisticsOf(tx, id),
    }));
  }

  async shown(tx: Transaction, id: string): Promise<CampaignDto> {
    const { items } = await this.page(tx, new PageQuery(), [['id = $1', id]]);
    if (!items[0]) throw new NotFound();
    return items[0];
  }

  recipients(caller: Caller, id: string, query: RecipientsQuery): Promise<Page<RecipientDto>> {
    const { status, q } = query;
    return this.transactions.inVenue(caller, async (tx) => {
      await this.shown(tx, id);
      return listPage<RecipientDto & Record<string, unknown>>(tx, query, {
        columns: `id, campaign_id, guest_id, status, channel, message_id, sent_at, telegram_message_id, error_message,
          clicked_at, clicks, booked_at, booking_id, created_at, ${guestOf('campaign_recipients')} AS guest`,
        from: 'campaign_recipients',
        where: [
          ['venue_id = $1 AND campaign_id = $2', caller.venueId, id],
          status && ['status = $1', status],
          q
            ? [
                `EXISTS (SELECT FROM guests g WHERE g.venue_id = campaign_recipients.venue_id
                   AND g.guest_id = campaign_recipients.guest_id AND (g.name ILIKE $1 OR g.phone LIKE $1))`,
                likeText(q),
              ]
            : undefined,
        ],
        sortable: { created_at: 'created_at', sent_at: 'sent_at', clicked_at: 'clicked_at', booked_at: 'booked_at' },
        otherwise: 'created_at',
      });
    });
  }

  stats(caller: Caller, id: string): Promise<CampaignStatsDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      await this.shown(tx, id);
      const ofCampaign = [caller.venueId, id];
      const [clicks] = await tx.query<Clicks & Record<string, unknown>>(
        `SELECT (count(*) FILTER (WHERE clicks > 0))::integer AS clicked, COALESCE(sum(clicks), 0)::integer AS clicks,
                count(booked_at)::integer AS booked,
                (count(*) FILTER (WHERE sent_at > $3))::integer AS sent_last_minute
           FROM campaign_recipients WHERE venue_id = $1 AND campaign_id = $2`,
        [...ofCampaign, new Date(this.clock.now().getTime() - 60_000)],
      );
      const links = await tx.query<LinkStatisticsDto & Record<string, unknown>>(
        `SELECT l.url, count(c.recipient_id)::integer AS guests, COALESCE(sum(c.clicks), 0)::integer AS clicks
           FROM campaign_links l LEFT JOIN campaign_clicks c
             ON c.venue_id = $1 AND c.campaign_id = $2 AND c.number = l.number
          WHERE l.venue_id = $1 AND l.campaign_id = $2 GROUP BY l.number, l.url ORDER BY l.number`,
        ofCampaign,
      );
      const failures = await tx.query<FailureStatisticsDto & Record<string, unknown>>(
        `SELECT error_message AS reason, count(*)::integer AS count FROM campaign_recipients
          WHERE venue_id = $1 AND campaign_id = $2 AND status = 'failed' GROUP BY 1 ORDER BY 2 DESC, 1`,
        ofCampaign,
      );
      return { ...(await statisticsOf(tx, id)), ...clicks!, links, failures };
    });
  }

  private page(tx: Transaction, query: PageQuery, filters: ListQuery['where']): Promise<Page<CampaignDto>> {
    return listPage<CampaignDto & Record<string, unknown>>(tx, query, {
      columns,
      from: 'campaigns',
      where: [['venue_id = $1', tx.caller.venueId], ...filters],
      sortable: {
        ...{ created_at: 'created_at', updated_at: 'updated_at', name: 'lower(name)' },
        ...{ scheduled_at: 'scheduled_at', started_at: 'started_at', completed_at: 'completed_at' },
      },
      otherwise: 'created_at:desc',
    });
  }
}

/** Counted off an index: nothing is written at each message for it. */
async function statisticsOf(tx: Transaction, id: string): Promise<StatisticsDto> {
  const rows = await tx.query<{ status: 'pending' | 'sent' | 'failed'; count: number }>(
    `SELECT status, count(*)::integer AS count FROM campaign_recipients
      WHERE venue_id = $1 AND campaign_id = $2 GROUP BY status`,
    [tx.caller.venueId, id],
  );
  const { pending = 0, sent = 0, failed = 0 } = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  return { total: pending + sent + failed, pending, sent, failed };
}
