import { CampaignStatus } from '@guestflow/contracts';
import { compared } from '../statistics/compared.dto';
import { comparedShare } from '../statistics/compared-rate.dto';
import { percent } from '../statistics/share-rules';
import { Asked, Table } from '../statistics/statistics';
import { CampaignsStatisticsDto, CampaignTotalsDto } from './messages.dto';

const counts = ['sent', 'delivered', 'failed', 'booked', 'came'] as const;

interface CampaignRow extends Record<(typeof counts)[number], number> {
  campaign_id: string;
  venue_id: string;
  name: string;
  status: CampaignStatus;
  recipients: number;
  started_at: Date;
  is_now: boolean;
}

/** Those that began in the period or in the days before, by their venues' days; the latest first. */
const campaignsOf = ({ tx, venues, period, before }: Asked): Promise<CampaignRow[]> =>
  tx.query<CampaignRow & Record<string, unknown>>(
    `SELECT /* cast */ k.campaign_id::text, k.venue_id::text, k.name::text, k.status::text, k.recipients::integer,
            k.started_at::timestamptz, k.day >= $4 AS is_now,
            m.sent, m.delivered, m.failed, e.booked, e.came
       FROM (
         SELECT s.*, (s.started_at AT TIME ZONE v.zone)::date AS day
           FROM unnest($1::uuid[], $2::text[]) v (id, zone) JOIN sent_campaigns s ON s.venue_id = v.id
       ) k, LATERAL (
         SELECT COALESCE(sum(CASE outcome WHEN 'queued' THEN counted WHEN 'recalled' THEN -counted END), 0)::integer AS sent,
                COALESCE(sum(counted) FILTER (WHERE outcome = 'delivered'), 0)::integer AS delivered,
                COALESCE(sum(counted) FILTER (WHERE outcome NOT IN ('queued', 'delivered', 'recalled')), 0)::integer AS failed
           FROM campaign_figures f WHERE f.venue_id = k.venue_id AND f.campaign_id = k.campaign_id
       ) m, LATERAL (
         SELECT COALESCE(sum(counted) FILTER (WHERE effect = 'booked'), 0)::integer AS booked,
                COALESCE(sum(counted) FILTER (WHERE effect = 'came'), 0)::integer AS came
           FROM campaign_effects f WHERE f.venue_id = k.venue_id AND f.campaign_id = k.campaign_id
       ) e
      WHERE k.day BETWEEN $3 AND $5 ORDER BY k.started_at DESC, k.campaign_id`,
    [
      ...[venues.map(({ venueId }) => venueId), venues.map(({ zone }) => zone)],
      ...[before.from, period.from, period.to],
    ],
  );

const most = 500;

export async function campaignsStatistics(asked: Asked): Promise<CampaignsStatisticsDto> {
  const rows = await campaignsOf(asked);
  return {
    period: asked.wire,
    totals: totalsOf(rows),
    campaigns: rows
      .filter(({ is_now }) => is_now)
      .slice(0, most)
      .map(({ is_now: _, started_at, ...row }) => ({
        ...{ ...row, started_at: started_at.toISOString(), booked_share: percent(row.booked, row.delivered) },
      })),
  };
}

function totalsOf(rows: readonly CampaignRow[]): CampaignTotalsDto {
  const [now, was] = [rows.filter(({ is_now }) => is_now), rows.filter(({ is_now }) => !is_now)];
  const sum = (count: (typeof counts)[number]) =>
    compared(
      now.reduce((all, row) => all + row[count], 0),
      was.reduce((all, row) => all + row[count], 0),
    );
  const [delivered, booked] = [sum('delivered'), sum('booked')];
  return {
    ...{ campaigns: compared(now.length, was.length), sent: sum('sent'), delivered, failed: sum('failed'), booked },
    ...{ came: sum('came'), booked_share: comparedShare(booked, delivered) },
  };
}

export const campaignsTable = ({ campaigns }: CampaignsStatisticsDto): Table => ({
  name: 'campaigns',
  heads: ['campaign_id', 'name', 'status', 'started_at', 'recipients', ...counts, 'booked_share'],
  rows: campaigns.map((campaign) => [
    ...[campaign.campaign_id, campaign.name, campaign.status, campaign.started_at, campaign.recipients],
    ...[...counts.map((count) => campaign[count]), campaign.booked_share],
  ]),
});
