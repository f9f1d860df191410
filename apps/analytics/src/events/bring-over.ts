import { Injectable, OnModuleInit } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { describe, parseType } from '@guestflow/contracts';
import { asDatabaseError, platformItself, Transaction, Transactions } from '@guestflow/persistence';
import { EventLog, lockHead, utcText } from './append';
import { Entry } from './chain-rules';

const caller = systemCaller('bring-over');
const atOnce = 1_000;

interface OldEntry extends Record<string, unknown> {
  id: string;
  actor: string;
  user_id: string | null;
  impersonator_id: string | null;
  action: string;
  event: string;
  entity_type: string;
  entity_id: string;
  old_value: object | null;
  new_value: { version?: unknown } | null;
  ip: string | null;
  user_agent: string | null;
  request_id: string | null;
  told_at: string;
}

/** What the audit log had before there was an event log: chained in the order it happened, before anything new is heard. */
@Injectable()
export class BringOver implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: EventLog,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.run();
  }

  async run(): Promise<void> {
    try {
      await this.bringAll();
    } catch (error) {
      // Another replica was done first, and has dropped it.
      if (asDatabaseError(error)?.code !== '42P01') throw error;
    }
  }

  private async bringAll(): Promise<void> {
    const isThere = await this.transactions.outsideVenues(caller, (tx) =>
      tx.query<{ found: boolean }>(`SELECT to_regclass('audit_log_before') IS NOT NULL AS found`),
    );
    if (!isThere[0]?.found) return;
    const venues = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ venueId: string }>('SELECT DISTINCT venue_id AS "venueId" FROM audit_log_before ORDER BY 1'),
    );
    for (const { venueId } of venues) {
      const isPlatform = venueId === platformItself;
      await this.log.ready(isPlatform ? undefined : venueId);
      const some = (tx: Transaction) => this.bring(tx);
      while (
        (await (isPlatform
          ? this.transactions.outsideVenues(caller, some)
          : this.transactions.inVenue({ ...caller, venueId }, some))) === atOnce
      );
    }
    await this.transactions.outsideVenues(caller, (tx) => tx.query('SELECT drop_audit_log_before()'));
  }

  /** Returns how many. */
  private async bring(tx: Transaction): Promise<number> {
    // Replicas that begin at the same time take turns.
    await lockHead(tx);
    const venueId = tx.caller.venueId ?? platformItself;
    const rows = await tx.query<OldEntry>(
      `SELECT id, actor, user_id, impersonator_id, action, event, entity_type, entity_id, old_value, new_value, ip,
              user_agent, request_id, ${utcText('created_at')} AS told_at
         FROM audit_log_before WHERE venue_id = $1 ORDER BY created_at, id LIMIT ${atOnce}`,
      [venueId],
    );
    await this.log.append(tx, rows.map(toEntry));
    await tx.query('DELETE FROM audit_log_before WHERE venue_id = $1 AND id = ANY ($2)', [
      venueId,
      rows.map(({ id }) => id),
    ]);
    return rows.length;
  }
}

function toEntry({ event, entity_id, old_value, new_value, ...row }: OldEntry): Entry {
  const owner = describe(parseType(event)?.name ?? '')?.owner ?? 'analytics';
  const version = Number.isInteger(new_value?.version) ? Number(new_value!.version) : 1;
  return {
    ...row,
    ...{ type: event, subject: entity_id, source: `/guestflow/${owner}`, version },
    ...{ before: old_value, after: new_value, traceparent: null },
  };
}
