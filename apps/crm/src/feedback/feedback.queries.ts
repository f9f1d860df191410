import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { FeedbackStatus } from '@guestflow/contracts';
import { likeText, listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Condition } from '../guests/guest-search';
import { rootOf } from '../guests/save-guest';
import { loadVenue, Venue } from '../replicas/venue';
import { endOf, startOf } from '../replicas/venue-days';
import { allowedMoves } from './feedback-lifecycle';
import {
  FeedbackCardDto,
  FeedbackDaysQuery,
  FeedbackDto,
  FeedbackQuery,
  FeedbackReplyDto,
  FeedbackSummaryDto,
  FeedbackVisitDto,
} from './feedback.dto';
import { scores, scoresOf } from './score-rules';

const columns = `id, version, guest_id, booking_id, message_text, score, tags, source, status, handled_at,
  handled_by_user_id, created_at, updated_at,
  (SELECT json_build_object('id', g.id, 'name', g.name, 'phone', g.phone) FROM guests g
    WHERE g.venue_id = feedback.venue_id AND g.id = feedback.guest_id) AS guest,
  EXISTS (SELECT 1 FROM feedback_replies r
           WHERE r.venue_id = feedback.venue_id AND r.feedback_id = feedback.id) AS is_answered`;

type Row = Omit<FeedbackDto, 'allowed_moves'> & { status: FeedbackStatus } & Record<string, unknown>;

const toWire = (row: Row): FeedbackDto => ({ ...row, allowed_moves: allowedMoves(row.status) });

@Injectable()
export class FeedbackQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: FeedbackQuery): Promise<Page<FeedbackDto>> {
    return this.transactions.inVenue(caller, async (tx) =>
      this.page(tx, query, await filtersOf(tx, query, await loadVenue(tx))),
    );
  }

  card(caller: Caller, id: string): Promise<FeedbackCardDto> {
    return this.transactions.inVenue(caller, (tx) => this.cardOf(tx, id));
  }

  async cardOf(tx: Transaction, id: string): Promise<FeedbackCardDto> {
    const { items } = await this.page(tx, new PageQuery(), [['id = $1', id]]);
    if (!items[0]) throw new NotFound();
    const [beside] = await tx.query<{ visit: FeedbackVisitDto | null; replies: FeedbackReplyDto[] }>(
      `SELECT (SELECT json_build_object('booking_id', booking_id, 'status', status, 'booked_at', booked_at,
                                        'guests_count', guests_count, 'table_ids', table_ids)
                 FROM visits WHERE venue_id = $1 AND booking_id = $3) AS visit,
              (SELECT COALESCE(json_agg(json_build_object(
                        'id', id, 'feedback_id', feedback_id, 'text', text, 'created_by_user_id', created_by_user_id,
                        'created_at', created_at) ORDER BY created_at, id), '[]')
                 FROM feedback_replies WHERE venue_id = $1 AND feedback_id = $2) AS replies`,
      [tx.caller.venueId, id, items[0].booking_id],
    );
    return { ...items[0], ...beside! };
  }

  summary(caller: Caller, days: FeedbackDaysQuery): Promise<FeedbackSummaryDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const { zone, venueId } = await loadVenue(tx);
      const rows = await tx.query<{ score: number | null; count: number }>(
        `SELECT score, count(*)::integer AS count FROM feedback
          WHERE venue_id = $1 AND ($2::timestamptz IS NULL OR created_at >= $2)
            AND ($3::timestamptz IS NULL OR created_at < $3) GROUP BY score`,
        [
          venueId,
          days.date_from ? startOf(days.date_from, zone) : null,
          days.date_to ? endOf(days.date_to, zone) : null,
        ],
      );
      const counts = scores.map((each) => rows.find(({ score }) => score === each)?.count ?? 0);
      const { average, nps } = scoresOf(counts);
      return {
        count: rows.reduce((all, row) => all + row.count, 0),
        scored: counts.reduce((all, each) => all + each, 0),
        average_score: average,
        nps,
        by_score: scores.map((score) => ({ score, count: counts[score]! })),
      };
    });
  }

  private async page(tx: Transaction, query: PageQuery, filters: (Condition | undefined)[]) {
    const page = await listPage<Row>(tx, query, {
      columns,
      from: 'feedback',
      where: [['venue_id = $1', tx.caller.venueId], ...filters],
      // What has no score comes below the worst.
      sortable: { created_at: 'created_at', updated_at: 'updated_at', score: 'COALESCE(score, -1)' },
      otherwise: 'created_at:desc',
    });
    return new Page(page.items.map(toWire), page.total, query);
  }
}

async function filtersOf(tx: Transaction, query: FeedbackQuery, { zone }: Venue): Promise<(Condition | undefined)[]> {
  const { status, score_from: worst, score_to: best, guest_id: guestId, date_from: from, date_to: to } = query;
  return [
    status && ['status = $1', status],
    worst === undefined ? undefined : ['score >= $1', worst],
    best === undefined ? undefined : ['score <= $1', best],
    guestId ? ['guest_id = $1', (await rootOf(tx, guestId)) ?? null] : undefined,
    query.tag ? ['$1 = ANY (tags)', query.tag] : undefined,
    query.source && ['source = $1', query.source],
    from ? ['created_at >= $1', startOf(from, zone)] : undefined,
    to ? ['created_at < $1', endOf(to, zone)] : undefined,
    query.q ? ['message_text ILIKE $1', likeText(query.q)] : undefined,
  ];
}
