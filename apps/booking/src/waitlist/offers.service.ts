import { Injectable } from '@nestjs/common';
import { openStretches } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { House, loadHouse, loadTaken, longestHours, Span, Taken } from '../availability/house';
import { loadRequests } from '../availability/requests';
import { overlap, visitMinutes } from '../availability/seating-rules';
import { withRequests } from '../availability/slots';
import { loadVenue, Venue } from '../replicas/venue';
import { endHold, giveUp, holdLine, Length, offer } from './line';
import { WaitlistEntry } from './waitlist-entry.entity';
import { entryColumns } from './entry-columns';
import { earliestRoom } from './waitlist-rules';

const minute = 60_000;
// Others may be as quick: then it is looked anew.
const maxLooks = 5;

/** Brings what comes free to those who wait for it. */
@Injectable()
export class Offers {
  constructor(private readonly clock: Clock) {}

  /** Something came free in this time: the first in line whom it suits is offered it. */
  async offerFreed(tx: Transaction, span: Span | undefined, except?: string): Promise<void> {
    const now = this.clock.now();
    if (!span || span.to <= now.getTime()) return;
    // Asked with the line held: who joins at this moment is waited for, and then seen.
    await holdLine(tx);
    const waiting = await whoWaits(tx, span, now);
    if (waiting.length === 0) return;
    const venue = await loadVenue(tx);
    if (venue.status !== 'active') return;
    const house = await loadHouse(tx);
    const others = waiting.filter(({ id }) => id !== except);
    await offerInTurn(tx, others, { venue, house }, now);
  }

  /** A guest does not take what is offered to him, and it is the next one's. */
  async decline(tx: Transaction, entry: WaitlistEntry, verb: 'pass' | 'keep_waiting'): Promise<WaitlistEntry> {
    const freed = await giveUp(tx, entry, verb, this.clock.now());
    await this.offerFreed(tx, freed, entry.id);
    return tx.findOrFail(WaitlistEntry, entry.id);
  }

  /** Whoever let his offer pass is out, and the next one is offered what was held. False when it is not, or not any more. */
  passOverdue(tx: Transaction, id: string): Promise<boolean> {
    return this.end(tx, id, `status = 'offered' AND offer_expires_at <= $3`, 'pass');
  }

  /** The time somebody waited for is over. */
  expireOver(tx: Transaction, id: string): Promise<boolean> {
    return this.end(tx, id, `status = 'waiting' AND latest_at <= $3`, 'expire');
  }

  /** A hold that has expired is no longer there. */
  async endExpiredHold(tx: Transaction, id: string): Promise<boolean> {
    await holdLine(tx);
    const [due] = await tx.query(
      'SELECT 1 FROM holds WHERE venue_id = $1 AND id = $2 AND expires_at <= $3 FOR UPDATE SKIP LOCKED',
      [tx.caller.venueId, id, this.clock.now()],
    );
    const freed = due ? await endHold(tx, id) : undefined;
    await this.offerFreed(tx, freed);
    return freed !== undefined;
  }

  private async end(tx: Transaction, id: string, condition: string, verb: 'pass' | 'expire'): Promise<boolean> {
    const now = this.clock.now();
    await holdLine(tx);
    const [entry] = await tx.query<WaitlistEntry & Record<string, unknown>>(
      `SELECT ${entryColumns} FROM waitlist WHERE venue_id = $1 AND id = $2 AND ${condition} FOR UPDATE SKIP LOCKED`,
      [tx.caller.venueId, id, now],
    );
    if (!entry) return false;
    const freed = await giveUp(tx, entry, verb, now);
    await this.offerFreed(tx, freed);
    return true;
  }
}

/** Those whose visit could lie in it, in the order they came. */
async function whoWaits(tx: Transaction, { from, to }: Span, now: Date): Promise<WaitlistEntry[]> {
  return tx.query<WaitlistEntry & Record<string, unknown>>(
    `SELECT ${entryColumns} FROM waitlist
      WHERE venue_id = $1 AND status = 'waiting' AND latest_at > $2
        AND earliest_at < $4 AND latest_at > $3::timestamptz - interval '${longestHours} hours'
      ORDER BY created_at, id FOR UPDATE`,
    [tx.caller.venueId, now, new Date(from), new Date(to)],
  );
}

interface Wish {
  entry: WaitlistEntry;
  length: Length;
  /** From the earliest start to the end of what is kept free after the latest. */
  whole: Span;
}

function wishOf(entry: WaitlistEntry, { settings }: Venue): Wish {
  const length = { minutes: visitMinutes(entry.guestsCount, settings), buffer: settings.buffer_minutes };
  const lengthMs = (length.minutes + length.buffer) * minute;
  return { entry, length, whole: { from: entry.earliestAt.getTime(), to: entry.latestAt.getTime() + lengthMs } };
}

/**
 * All of them are looked for at once: what comes free after it was looked for the first is not for the second. Whoever
 * frees it asks again.
 */
async function offerInTurn(
  tx: Transaction,
  entries: readonly WaitlistEntry[],
  { venue, house }: { venue: Venue; house: House },
  now: Date,
): Promise<void> {
  let left = entries.map((entry) => wishOf(entry, venue));
  for (let look = 1; look <= maxLooks + entries.length && left.length > 0; look++) {
    const taken = await takenFor(tx, left, house, now);
    const offered = await offerOnce(tx, left, { venue, house, taken }, now);
    left = left.filter((wish) => !offered.had.has(wish));
    if (!offered.lost) return;
  }
}

async function takenFor(tx: Transaction, wishes: readonly Wish[], house: House, now: Date): Promise<Taken[]> {
  const all = {
    from: Math.min(...wishes.map(({ whole }) => whole.from)),
    to: Math.max(...wishes.map(({ whole }) => whole.to)),
  };
  // Whoever asked for a table and waits for the answer was there before: what he would be given is not free.
  return withRequests(house, await loadTaken(tx, all, now), await loadRequests(tx, all, now));
}

/** Offers to one after another, until somebody else was quicker: then it is to be looked anew. */
async function offerOnce(
  tx: Transaction,
  wishes: readonly Wish[],
  { venue, house, taken }: { venue: Venue; house: House; taken: Taken[] },
  now: Date,
): Promise<{ had: Set<Wish>; lost: boolean }> {
  const had = new Set<Wish>();
  for (const wish of wishes) {
    const { entry, length, whole } = wish;
    const sought = {
      window: { from: entry.earliestAt.getTime(), to: entry.latestAt.getTime() },
      guests: entry.guestsCount,
      visitMinutes: length.minutes,
      bufferMinutes: length.buffer,
      declined: entry.offeredStartsAt?.getTime(),
    };
    const open = openStretches(entry.date, venue.settings, venue.zone);
    const near = taken.filter((each) => overlap(each, whole));
    const found = earliestRoom(sought, { house, taken: near, open }, now);
    if (!found) continue;
    if (!(await offer(tx, entry, found, length, now))) return { had, lost: true };
    had.add(wish);
    const span = { from: found.at, to: found.at + (length.minutes + length.buffer) * minute };
    for (const tableId of found.seating.tableIds)
      taken.push({ ...span, tableId, ownerKind: 'hold', ownerId: entry.id });
  }
  return { had, lost: false };
}
