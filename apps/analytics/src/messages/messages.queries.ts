import { messageKinds, undeliveredReasons } from '@guestflow/contracts';
import { compared } from '../statistics/compared.dto';
import { comparedShare } from '../statistics/compared-rate.dto';
import { seriesOf, stepOf } from '../statistics/series-rules';
import { Asked, Table } from '../statistics/statistics';
import { MessageFiguresDto, MessagesStatisticsDto, MessagesStepDto, ReachDto } from './messages.dto';

interface OutcomeRow {
  kind: string;
  /** queued, delivered, or the reason why it was not. */
  outcome: string;
  now: number;
  was: number;
  [column: string]: unknown;
}

const outcomesOf = ({ tx, venueIds, period, before }: Asked): Promise<OutcomeRow[]> =>
  tx.query<OutcomeRow>(
    `SELECT /* cast */ kind::text, outcome::text, COALESCE(sum(counted) FILTER (WHERE day >= $3), 0)::integer AS now,
            COALESCE(sum(counted) FILTER (WHERE day < $3), 0)::integer AS was
       FROM message_figures WHERE venue_id = ANY ($1) AND day BETWEEN $2 AND $4 GROUP BY kind, outcome`,
    [venueIds, before.from, period.from, period.to],
  );

const isFailure = (outcome: string): boolean => (undeliveredReasons as readonly string[]).includes(outcome);

function sumOf(rows: readonly OutcomeRow[], counts: (row: OutcomeRow) => boolean) {
  const counted = rows.filter(counts);
  return compared(
    counted.reduce((sum, { now }) => sum + now, 0),
    counted.reduce((sum, { was }) => sum + was, 0),
  );
}

const totalsOf = (rows: readonly OutcomeRow[]) => ({
  queued: sumOf(rows, ({ outcome }) => outcome === 'queued'),
  delivered: sumOf(rows, ({ outcome }) => outcome === 'delivered'),
  failed: sumOf(rows, ({ outcome }) => isFailure(outcome)),
});

function figuresOf(rows: readonly OutcomeRow[]): MessageFiguresDto {
  const totals = totalsOf(rows);
  return { ...totals, delivered_share: comparedShare(totals.delivered, totals.queued) };
}

/** What was said to guests by Telegram in a period, and in the days before. */
export const messageFigures = async (asked: Asked): Promise<MessageFiguresDto> => figuresOf(await outcomesOf(asked));

export async function messagesStatistics(asked: Asked): Promise<MessagesStatisticsDto> {
  const [rows, reach, series] = await Promise.all([outcomesOf(asked), reachOf(asked), seriesOfMessages(asked)]);
  return {
    period: asked.wire,
    ...figuresOf(rows),
    by_kind: messageKinds.map((kind) => ({ kind, ...totalsOf(rows.filter((row) => row.kind === kind)) })),
    by_reason: undeliveredReasons.map((reason) => ({ reason, failed: sumOf(rows, (row) => row.outcome === reason) })),
    reach,
    step: stepOf(asked.period),
    series,
  };
}

async function reachOf({ tx, venueIds }: Asked): Promise<ReachDto> {
  const bots = await tx.query<ReachDto['bots'][number] & Record<string, unknown>>(
    `SELECT /* cast */ bot_id::text, username::text, is_active::boolean, chats::integer, blocked::integer, CASE WHEN is_active THEN chats - blocked ELSE 0 END AS reachable
       FROM (
         SELECT bot_id, b.username, COALESCE(b.is_active AND b.is_linked, true) AS is_active,
                COALESCE(c.chats, 0) AS chats, COALESCE(c.blocked, 0) AS blocked
           FROM (SELECT * FROM bots WHERE venue_id = ANY ($1)) b
           FULL JOIN (
             SELECT bot_id, COALESCE(sum(counted) FILTER (WHERE what = 'opened'), 0)::integer AS chats,
                    COALESCE(sum(counted) FILTER (WHERE what = 'blocked'), 0)::integer AS blocked
               FROM chat_figures WHERE venue_id = ANY ($1) GROUP BY bot_id
           ) c USING (bot_id)
       ) each ORDER BY bot_id`,
    [venueIds],
  );
  const sum = (figure: 'chats' | 'blocked' | 'reachable') => bots.reduce((all, bot) => all + bot[figure], 0);
  return { chats: sum('chats'), blocked: sum('blocked'), reachable: sum('reachable'), bots };
}

async function seriesOfMessages({ tx, venueIds, period }: Asked): Promise<MessagesStepDto[]> {
  const parts = seriesOf(period);
  const rows = await tx.query<MessagesStepDto & Record<string, unknown>>(
    `SELECT /* cast */ s.first::text AS date, m.queued, m.delivered, m.failed, c.chats_opened, c.chats_blocked,
            (COALESCE((SELECT sum(CASE what WHEN 'opened' THEN counted ELSE -counted END) FROM chat_figures
                        WHERE venue_id = ANY ($1) AND day < $4), 0)
             + sum(c.chats_opened - c.chats_blocked) OVER (ORDER BY s.first))::integer AS chats
       FROM unnest($2::date[], $3::date[]) s (first, last), LATERAL (
         SELECT COALESCE(sum(counted) FILTER (WHERE outcome = 'queued'), 0)::integer AS queued,
                COALESCE(sum(counted) FILTER (WHERE outcome = 'delivered'), 0)::integer AS delivered,
                COALESCE(sum(counted) FILTER (WHERE outcome NOT IN ('queued', 'delivered')), 0)::integer AS failed
           FROM message_figures WHERE venue_id = ANY ($1) AND day BETWEEN s.first AND s.last
       ) m, LATERAL (
         SELECT COALESCE(sum(counted) FILTER (WHERE what = 'opened'), 0)::integer AS chats_opened,
                COALESCE(sum(counted) FILTER (WHERE what = 'blocked'), 0)::integer AS chats_blocked
           FROM chat_figures WHERE venue_id = ANY ($1) AND day BETWEEN s.first AND s.last
       ) c ORDER BY s.first`,
    [venueIds, parts.map(({ from }) => from), parts.map(({ to }) => to), period.from],
  );
  return rows;
}

export const messagesTable = ({ series, step }: MessagesStatisticsDto): Table => ({
  name: 'messages',
  heads: [step, 'queued', 'delivered', 'failed', 'chats_opened', 'chats_blocked', 'chats'],
  rows: series.map(({ date, queued, delivered, failed, chats_opened, chats_blocked, chats }) => [
    ...[date, queued, delivered, failed, chats_opened, chats_blocked, chats],
  ]),
});
