import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { platformItself, Transaction, Transactions } from '@guestflow/persistence';
import { ownTypes } from '../events/chain-rules';
import { AuditEntryDto, AuditLogQuery } from './audit-log.dto';
import { changesOf } from './changes-rules';

const sortable = { created_at: 'told_at', seq: 'seq', action: 'action', entity_type: 'entity_type' };

/** Of more nobody turns the pages. */
const countUpTo = 10_000;

@Injectable()
export class AuditLogQueries {
  constructor(private readonly transactions: Transactions) {}

  /** An operator who names no venue reads the whole log; everybody else one venue's. */
  list(caller: Caller, query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    const read = (tx: Transaction) => this.read(tx, caller.venueId, query);
    return caller.venueId || caller.role !== 'super_admin'
      ? this.transactions.inVenue(caller, read)
      : this.transactions.acrossVenues(caller, read);
  }

  private async read(tx: Transaction, venueId: string | undefined, query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    const [from, to] = [query.date_from ?? query.from, query.date_to ?? query.to];
    const page = await listPage<AuditEntryDto & Record<string, unknown>>(tx, query, {
      columns: `id, seq::float8 AS seq, NULLIF(venue_id, '${platformItself}') AS venue_id, actor, user_id,
                ${nameOf('user_id')} AS user_name, impersonator_id, ${nameOf('impersonator_id')} AS impersonator_name,
                action, type AS event, entity_type, subject AS entity_id, before AS old_value,
                ${shortened} AS new_value, ip, user_agent, request_id, told_at AS created_at`,
      from: 'events',
      where: [
        venueId ? ['venue_id = $1', venueId] : undefined,
        query.user_id ? ['user_id = $1', query.user_id] : undefined,
        query.entity_type ? ['entity_type = $1', query.entity_type] : undefined,
        query.entity_id ? ['subject = $1', query.entity_id] : undefined,
        query.action ? ['action = $1', query.action] : undefined,
        from ? ['told_at >= $1', from] : undefined,
        to ? ['told_at < $1', to] : undefined,
        query.q ? ['type ILIKE $1 OR after::text ILIKE $1', likeText(query.q)] : undefined,
      ],
      sortable,
      otherwise: 'created_at:desc',
      countUpTo,
    });
    for (const entry of page.items) entry.changes = changesOf(entry.old_value, entry.new_value);
    return page;
  }
}

const nameOf = (id: string): string => `(SELECT name FROM user_names WHERE user_names.user_id = events.${id})`;

/** The marks are for whoever verifies the chain, and may be thousands. */
const shortened = `CASE WHEN type = '${ownTypes.forgotten}' THEN after - 'lessened' ELSE after END`;
