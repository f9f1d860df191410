import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { onBlacklist } from '../blacklist/on-blacklist';
import { loadVenue, Venue } from '../replicas/venue';
import { conditionsOf } from '../segments/segment-conditions';
import { readFilter } from '../segments/read-filter';
import { Segment } from '../segments/segment.entity';
import { birthdaysBetween } from './birthdays';
import { Condition, foundBy, lookedFor, nameLike, phoneLike } from './guest-search';
import { Guest } from './guest.entity';
import { GuestsQuery } from './guests-query.dto';
import { GuestBlacklistingDto, GuestCardDto, GuestDto, ListedGuestDto, listedColumns, toWire } from './guests.dto';
import { findGuest } from './save-guest';
import { shown } from './shown';

const sortable = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  name: 'lower(name)',
  // Who never came is the last of those who came last.
  last_visit_at: `COALESCE(last_visit_at, '-infinity'::timestamptz)`,
  first_visit_at: `COALESCE(first_visit_at, 'infinity'::timestamptz)`,
  visit_count: 'visit_count',
  no_show_count: 'no_show_count',
  birthday: 'birthday_number',
};

/**
 * Of what was looked for, at most a thousand are found: they are read and sorted. By an index in that order PostgreSQL
 * would go through all guests in search of them.
 */
const sortedByItself = {
  ...sortable,
  created_at: `(created_at + interval '0')`,
  last_visit_at: `(${sortable.last_visit_at} + interval '0')`,
};

/** To count a million takes longer than to show the first of them, and nobody turns so many pages. */
const mostCounted = 10_000;

@Injectable()
export class GuestsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: GuestsQuery): Promise<Page<ListedGuestDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const venue = await loadVenue(tx);
      const filters = (await filtersOf(tx, query, venue, this.clock.now())).filter((filter) => filter !== undefined);
      const found = filters.length === 1 && !query.sort ? foundBy(filters[0]!) : undefined;
      const page = found ? await latestOf(tx, found, query, venue) : await this.page(tx, filters, query, venue);
      const unwelcome = await unwelcomeOf(tx, page.items, venue);
      const items = page.items.map((guest) => ({ ...guest, is_blacklisted: unwelcome.has(guest.id) }));
      return new Page(items, page.total, query, page.more);
    });
  }

  private page(
    tx: Transaction,
    filters: Condition[],
    query: GuestsQuery,
    { venueId }: Venue,
  ): Promise<Page<ListedRow>> {
    return listPage<ListedRow>(tx, query, {
      columns: listedColumns,
      from: 'guests',
      where: [[`venue_id = $1 AND ${shown}`, venueId], ...filters],
      sortable: query.q || query.name || query.phone ? sortedByItself : sortable,
      otherwise: 'created_at:desc',
      // A few are counted where they are read.
      countUpTo: filters.some(foundBy) ? undefined : mostCounted,
    });
  }

  card(caller: Caller, id: string): Promise<GuestCardDto> {
    return this.transactions.inVenue(caller, async (tx) => this.cardOf(tx, await findGuest(tx, id, { erased: true })));
  }

  async cardOf(tx: Transaction, guest: Guest): Promise<GuestCardDto> {
    const [beside] = await tx.query<{ blacklisted: GuestBlacklistingDto | null; other_phones: string[] }>(
      `WITH RECURSIVE cards AS (
         SELECT id, phone FROM guests WHERE venue_id = $1 AND id = $2
         UNION SELECT g.id, g.phone FROM cards JOIN guests g ON g.venue_id = $1 AND g.merged_into_id = cards.id
       )
       SELECT (SELECT json_build_object('entry_id', id, 'reason', reason, 'created_at', created_at) FROM blacklist
                WHERE venue_id = $1 AND removed_at IS NULL
                  AND (guest_id = $2 OR phone IN (SELECT phone FROM cards)) ORDER BY created_at LIMIT 1) AS blacklisted,
              ARRAY(SELECT phone FROM cards WHERE id <> $2 AND phone IS NOT NULL ORDER BY phone) AS other_phones`,
      [guest.venueId, guest.id],
    );
    return { ...toWire(guest), ...beside! };
  }
}

type ListedRow = GuestDto & Record<string, unknown>;

/**
 * A page of those who were found, the latest card first. An id tells when its card was made: only the cards of this page
 * are read, where to sort by `created_at` all of them would be, from as many places of a large table.
 */
async function latestOf(
  tx: Transaction,
  found: string[],
  query: GuestsQuery,
  { venueId }: Venue,
): Promise<Page<ListedRow>> {
  const from = (query.page - 1) * query.limit;
  const rows = await tx.query<ListedRow>(
    `SELECT ${listedColumns} FROM guests WHERE venue_id = $1 AND id = ANY ($2::uuid[]) AND ${shown} ORDER BY id DESC`,
    [venueId, found.toReversed().slice(from, from + query.limit)],
  );
  return new Page(rows, found.length, query);
}

async function unwelcomeOf(tx: Transaction, guests: { id: string }[], { venueId }: Venue): Promise<Set<string>> {
  const [condition] = onBlacklist(venueId, true);
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM guests WHERE venue_id = $1 AND id = ANY ($2::uuid[]) AND ${condition}`,
    [venueId, guests.map(({ id }) => id)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What of a list's query says which guests: all but its page and its order. */
export type GuestFilters = Omit<GuestsQuery, keyof PageQuery> & Pick<PageQuery, 'q'>;

export async function filtersOf(
  tx: Transaction,
  query: GuestFilters,
  venue: Venue,
  now: Date,
): Promise<(Condition | undefined)[]> {
  const { birthday, birthday_from: from, birthday_to: to, has_telegram, blacklisted } = query;
  return [
    query.q ? await lookedFor(tx, query.q, venue) : undefined,
    query.name ? await nameLike(tx, query.name, venue) : undefined,
    query.phone ? await phoneLike(tx, query.phone, venue) : undefined,
    birthday ? ['birthday = $1::date', birthday] : undefined,
    from || to ? birthdaysBetween(from ?? to!, to ?? from!) : undefined,
    query.tag ? ['tags && $1::text[]', query.tag.split(',').map((tag) => tag.trim())] : undefined,
    query.consent ? ['$1 = ANY (consented)', query.consent] : undefined,
    query.source ? ['source = $1', query.source] : undefined,
    query.language ? ['COALESCE(language, $2) = $1', query.language, venue.language] : undefined,
    has_telegram === undefined ? undefined : ['(telegram_id IS NOT NULL) = $1', has_telegram],
    blacklisted === undefined ? undefined : onBlacklist(venue.venueId, blacklisted),
    ...(await segmentOf(tx, query, venue, now)),
  ];
}

/** Who is in a saved segment, and whom a filter that is given here means. */
async function segmentOf(tx: Transaction, query: GuestFilters, venue: Venue, now: Date): Promise<Condition[]> {
  const filters = [
    ...(query.segment_id ? [(await tx.findOrFail(Segment, query.segment_id)).filter] : []),
    ...(query.filter === undefined ? [] : [await readFilter(query.filter, 'filter')]),
  ];
  return filters.flatMap((filter) => conditionsOf(filter, venue, now));
}
