import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Guest } from '../guests/guest.entity';
import { findGuest, guestKnownBy, phoneOf } from '../guests/save-guest';
import { loadVenue } from '../replicas/venue';
import { BlacklistEntry } from './blacklist-entry.entity';
import { BlacklistEntryDto, ChangeBlacklistEntryDto, ListOnBlacklistDto, stateOf } from './blacklist.dto';
import { BlacklistQueries } from './blacklist.queries';

/** Who is not welcome. */
@Injectable()
export class BlacklistService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: BlacklistQueries,
    private readonly clock: Clock,
  ) {}

  add(caller: Caller, wanted: ListOnBlacklistDto): Promise<BlacklistEntryDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await alone(tx);
      const { guest, phone } = await whoIsMeant(tx, wanted);
      const listed = await this.queries.entryOf(tx, {
        guestId: guest?.id,
        phones: guest ? await phonesOf(tx, guest) : [phone!],
      });
      if (listed) throw new Conflict('It is on the blacklist already', { entry: listed });
      const entry: BlacklistEntry = {
        ...{ id: newId(), venueId: caller.venueId!, cardId: guest?.id ?? null, guestId: guest?.id ?? null, phone },
        ...{ reason: wanted.reason ?? null, createdByUserId: caller.userId ?? null },
        ...{ removedByUserId: null, removedAt: null, version: 1, createdAt: now, updatedAt: now },
      };
      await tx.manager.insert(BlacklistEntry, entry);
      tx.emit('blacklist.added', { after: stateOf(entry) });
      return this.queries.card(tx, entry.id);
    });
  }

  change(caller: Caller, id: string, { reason }: ChangeBlacklistEntryDto, seen?: number): Promise<BlacklistEntryDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await findEntry(tx, id);
      assertSeen(entry, seen);
      if (reason !== undefined && reason !== entry.reason) {
        const changed = { ...entry, reason, version: entry.version + 1, updatedAt: now };
        await tx.manager.update(BlacklistEntry, id, changed);
        tx.emit('blacklist.changed', { before: stateOf(entry), after: stateOf(changed) });
      }
      return this.queries.card(tx, id);
    });
  }

  remove(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await findEntry(tx, id);
      const removed = {
        ...{ ...entry, removedAt: now, removedByUserId: caller.userId ?? null },
        ...{ version: entry.version + 1, updatedAt: now },
      };
      await tx.manager.update(BlacklistEntry, id, removed);
      tx.emit('blacklist.removed', { before: stateOf(entry), after: stateOf(removed) });
    });
  }
}

/**
 * Whoever lists somebody does so alone in the venue: no index can tell that a phone and a guest, or a guest by two of his
 * cards, are the same.
 */
async function alone(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`blacklist:${tx.caller.venueId}`]);
}

async function whoIsMeant(
  tx: Transaction,
  { guest_id, phone: typed }: ListOnBlacklistDto,
): Promise<{ guest?: Guest; phone: string | null }> {
  if ((guest_id === undefined) === (typed === undefined)) {
    throw new ValidationProblem([{ field: 'guest_id', message: 'give either guest_id or phone' }]);
  }
  // Locked, so that it is not made part of another meanwhile.
  if (guest_id !== undefined) return { guest: await findGuest(tx, guest_id, { lock: true }), phone: null };
  const phone = phoneOf(typed!, await loadVenue(tx));
  return { guest: await guestKnownBy(tx, { phone }, { lock: true }), phone };
}

/** The phones by which a guest is known, those of cards that are part of his among them. */
async function phonesOf(tx: Transaction, { id, venueId }: Guest): Promise<string[]> {
  const rows = await tx.query<{ phone: string }>(
    `WITH RECURSIVE cards AS (
       SELECT id, phone FROM guests WHERE venue_id = $1 AND id = $2
       UNION SELECT g.id, g.phone FROM cards JOIN guests g ON g.venue_id = $1 AND g.merged_into_id = cards.id
     ) SELECT phone FROM cards WHERE phone IS NOT NULL`,
    [venueId, id],
  );
  return rows.map(({ phone }) => phone);
}

async function findEntry(tx: Transaction, id: string): Promise<BlacklistEntry> {
  const entry = await tx.findOrFail(BlacklistEntry, id, { lock: true });
  if (entry.removedAt) throw new NotFound();
  return entry;
}
