import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { platformItself, Transaction, Transactions } from '@guestflow/persistence';
import { AuditEntryDto, AuditLogQuery } from './audit-log.dto';

const sortable = { created_at: 'created_at', action: 'action', entity_type: 'entity_type' };

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

  private read(tx: Transaction, venueId: string | undefined, query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    return listPage<AuditEntryDto & Record<string, unknown>>(tx, query, {
      columns: `id, NULLIF(venue_id, '${platformItself}') AS venue_id, actor, user_id, impersonator_id, action, event,
                entity_type, entity_id, old_value, new_value, ip, user_agent, request_id, created_at`,
      from: 'audit_log',
      where: [
        venueId ? ['venue_id = $1', venueId] : undefined,
        query.user_id ? ['user_id = $1', query.user_id] : undefined,
        query.entity_type ? ['entity_type = $1', query.entity_type] : undefined,
        query.entity_id ? ['entity_id = $1', query.entity_id] : undefined,
        query.action ? ['action = $1', query.action] : undefined,
        query.date_from ? ['created_at >= $1', query.date_from] : undefined,
        query.date_to ? ['created_at < $1', query.date_to] : undefined,
        query.q ? ['event ILIKE $1 OR new_value::text ILIKE $1', likeText(query.q)] : undefined,
      ],
      sortable,
      otherwise: 'created_at:desc',
    });
  }
}
