import { Fact } from '@guestflow/contracts';
import { auditEntryOf } from '../audit-log/audit-entry';
import { writtenOf } from '../audit-log/left-out';
import { Entry, timeText } from './chain-rules';

/** A fact as it is written down: whole, but for what left-out.ts says is not. */
export function entryOf(fact: Fact): Entry {
  const { id, type, source, data } = fact;
  const { entity_id, ...entry } = auditEntryOf(fact);
  return Object.assign(entry, {
    id,
    type,
    subject: entity_id,
    source,
    told_at: timeText(new Date(fact.time)),
    impersonator_id: fact.impersonator ?? null,
    version: data.version,
    before: writtenOf(type, data.before),
    after: writtenOf(type, data.after),
    ip: fact.actorip ?? null,
    user_agent: fact.actoragent ?? null,
    request_id: fact.requestid ?? null,
    traceparent: fact.traceparent ?? null,
  });
}
