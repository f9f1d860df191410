import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { platformItself } from '@guestflow/persistence';
import { Privacy } from '../privacy/privacy';
import { auditEntryOf } from './audit-entry';
import { writtenOf } from './left-out';

/** The audit log is a reader of every event: whatever is told is written down, with who, from where, before and after. */
@Controller()
export class AuditLogWriter {
  constructor(private readonly privacy: Privacy) {}

  @EventPattern('#')
  async write(@Payload() fact: Fact, @Ctx() { tx }: EventContext): Promise<void> {
    const { actor, user_id, action, entity_type, entity_id } = auditEntryOf(fact);
    await tx.query(
      `INSERT INTO audit_log (id, venue_id, actor, user_id, impersonator_id, action, event, entity_type, entity_id,
                              old_value, new_value, ip, user_agent, request_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        fact.id,
        fact.venueid ?? platformItself,
        actor,
        user_id,
        fact.impersonator ?? null,
        action,
        fact.type,
        entity_type,
        entity_id,
        writtenOf(fact.type, fact.data.before),
        writtenOf(fact.type, fact.data.after),
        fact.actorip ?? null,
        fact.actoragent ?? null,
        fact.requestid ?? null,
        fact.time,
      ],
    );
    await this.privacy.heard(tx, fact);
  }
}
