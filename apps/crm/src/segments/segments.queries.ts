import { SegmentFilter } from '@guestflow/contracts';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { onBlacklist } from '../blacklist/on-blacklist';
import { shown } from '../guests/shown';
import { loadVenue, Venue } from '../replicas/venue';
import { allOf, conditionsOf, mayReceiveBy } from './segment-conditions';
import { assertSound, readFilter } from './read-filter';
import { Segment } from './segment.entity';
import {
  SampleGuestDto,
  SegmentDto,
  SegmentPreviewDto,
  SegmentPreviewQuery,
  SegmentsQuery,
  toWire,
} from './segments.dto';

const columns = 'id, version, name, filter, created_by_user_id, created_at, updated_at';

@Injectable()
export class SegmentsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: SegmentsQuery): Promise<Page<SegmentDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const { items, total } = await listPage<SegmentDto & Record<string, unknown>>(tx, query, {
        columns,
        from: 'segments',
        where: [['venue_id = $1', caller.venueId], query.q ? ['name ILIKE $1', likeText(query.q)] : undefined],
        sortable: { name: 'lower(name)', created_at: 'created_at', updated_at: 'updated_at' },
        otherwise: 'name',
      });
      const counts = await this.countAll(
        tx,
        items.map(({ filter }) => filter),
      );
      return new Page(
        items.map((item, index) => ({ ...item, count: counts[index]! })),
        total,
        query,
      );
    });
  }

  card(caller: Caller, id: string): Promise<SegmentDto> {
    return this.transactions.inVenue(caller, async (tx) => this.counted(tx, await tx.findOrFail(Segment, id)));
  }

  async counted(tx: Transaction, segment: Segment): Promise<SegmentDto> {
    const [count] = await this.countAll(tx, [segment.filter]);
    return toWire(segment, count!);
  }

  async previewQuery(
    caller: Caller,
    { segment_filter: json, ...fields }: SegmentPreviewQuery,
  ): Promise<SegmentPreviewDto> {
    assertSound(fields);
    return this.preview(caller, json === undefined ? [fields] : [await readFilter(json, 'segment_filter'), fields]);
  }

  async previewFilter(caller: Caller, filter: SegmentFilter): Promise<SegmentPreviewDto> {
    assertSound(filter, 'filter');
    return this.preview(caller, [filter]);
  }

  /** Whoever fits all of the filters. */
  private preview(caller: Caller, filters: SegmentFilter[]): Promise<SegmentPreviewDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const parameters: unknown[] = [venue.venueId];
      const meant = allOf(
        filters.flatMap((filter) => conditionsOf(filter, venue, now)),
        parameters,
      );
      const body = `FROM guests WHERE venue_id = $1 AND ${shown} AND ${meant}`;
      const sampled = tx.query<SampleGuestDto & Record<string, unknown>>(
        `SELECT id, name ${body} ORDER BY created_at, id LIMIT 5`,
        [...parameters],
      );
      const counted = tx.query<Counted & Record<string, unknown>>(countingOf(body, venue, parameters), parameters);
      const [sample, [counts]] = await Promise.all([sampled, counted]);
      return { ...counts!, sample };
    });
  }

  /** The guests are gone through once, however many segments there are. */
  private async countAll(tx: Transaction, filters: SegmentFilter[]): Promise<number[]> {
    if (filters.length === 0) return [];
    const [venue, now] = [await loadVenue(tx), this.clock.now()];
    const parameters: unknown[] = [venue.venueId];
    const counts = filters.map(
      (filter) => `count(*) FILTER (WHERE ${allOf(conditionsOf(filter, venue, now), parameters)})`,
    );
    const [row] = await tx.query<{ counts: string[] }>(
      `SELECT ARRAY[${counts.join(', ')}]::integer[] AS counts FROM guests WHERE venue_id = $1 AND ${shown}`,
      parameters,
    );
    return row!.counts.map(Number);
  }
}

type Counted = Omit<SegmentPreviewDto, 'sample'>;

/** The guests are gone through once, and what is asked of each is asked once: there are a few kinds of them. */
function countingOf(body: string, { venueId }: Venue, parameters: unknown[]): string {
  const asked = [mayReceiveBy('telegram'), mayReceiveBy('email'), onBlacklist(venueId, true)];
  const [byTelegram, byEmail, listed] = asked.map((condition) => allOf([condition], parameters));
  const sumOf = (condition: string): string => `COALESCE(sum(many) FILTER (WHERE ${condition}), 0)::integer`;
  return `SELECT ${sumOf('true')} AS count, ${sumOf('agree')} AS with_consent, ${sumOf('listed')} AS blacklisted,
                 json_build_object('telegram', ${sumOf('NOT listed AND by_telegram')},
                                   'email', ${sumOf('NOT listed AND by_email')},
                                   'any', ${sumOf('NOT listed AND (by_telegram OR by_email)')}) AS reachable
            FROM (SELECT ${byTelegram} OR ${byEmail} AS agree, ${listed} AS listed,
                         telegram_id IS NOT NULL AND telegram_blocked_at IS NULL AND ${byTelegram} AS by_telegram,
                         email IS NOT NULL AND ${byEmail} AS by_email, count(*) AS many ${body} GROUP BY 1, 2, 3, 4) kinds`;
}
