import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { toE164 } from '@guestflow/contracts';
import { likeText, listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Condition } from '../guests/guest-search';
import { loadVenue, Venue } from '../replicas/venue';
import { BlacklistEntryDto, BlacklistQuery } from './blacklist.dto';

/** What is on the list, each with the guest it is about: of a bare phone, whoever came with it since. */
const entries = `(
  SELECT b.id, b.venue_id, b.version, b.guest_id, b.phone, b.reason, b.created_by_user_id, b.created_at, b.updated_at,
         g.name AS guest_name, g.phone AS guest_phone,
         CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'name', g.name, 'phone', g.phone) END AS guest
    FROM blacklist b
    LEFT JOIN guests g ON g.venue_id = b.venue_id AND g.id = COALESCE(b.guest_id, (
      WITH RECURSIVE up AS (
        SELECT k.id, k.merged_into_id FROM guests k WHERE k.venue_id = b.venue_id AND k.phone = b.phone
        UNION SELECT k.id, k.merged_into_id FROM up JOIN guests k ON k.venue_id = b.venue_id AND k.id = up.merged_into_id
      ) SELECT up.id FROM up WHERE up.merged_into_id IS NULL))
   WHERE b.removed_at IS NULL) entries`;
const columns = 'id, version, guest_id, phone, guest, reason, created_by_user_id, created_at, updated_at';

@Injectable()
export class BlacklistQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: BlacklistQuery): Promise<Page<BlacklistEntryDto>> {
    return this.transactions.inVenue(caller, async (tx) =>
      this.page(tx, query, query.q ? like(query.q, await loadVenue(tx)) : undefined),
    );
  }

  async card(tx: Transaction, id: string): Promise<BlacklistEntryDto> {
    const { items } = await this.page(tx, new PageQuery(), ['id = $1', id]);
    if (!items[0]) throw new NotFound();
    return items[0];
  }

  /** The entry that lists this guest or this phone. */
  async entryOf(tx: Transaction, by: { guestId?: string; phones: string[] }): Promise<BlacklistEntryDto | undefined> {
    const { items } = await this.page(tx, new PageQuery(), [
      '(guest_id = $1 OR phone = ANY ($2::text[]))',
      ...[by.guestId ?? null, by.phones],
    ]);
    return items.at(-1);
  }

  private page(tx: Transaction, query: PageQuery, condition?: Condition): Promise<Page<BlacklistEntryDto>> {
    return listPage<BlacklistEntryDto & Record<string, unknown>>(tx, query, {
      columns,
      from: entries,
      where: [['venue_id = $1', tx.caller.venueId], condition],
      sortable: { created_at: 'created_at', updated_at: 'updated_at' },
      otherwise: 'created_at:desc',
    });
  }
}

function like(typed: string, { country }: Venue): Condition {
  const whole = toE164(typed, country);
  if (whole) return ['phone = $1 OR guest_phone = $1', whole];
  const digits = /^[\d\s().+-]+$/.test(typed) ? typed.replace(/\D/g, '') : '';
  if (digits) return ['phone LIKE $1 OR guest_phone LIKE $1', likeText(digits)];
  return ['guest_name ILIKE $1', likeText(typed.trim())];
}
