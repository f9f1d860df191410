import { Injectable } from '@nestjs/common';
import { Transaction } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { House, loadHouse, loadTaken, longestHours, Span } from '../availability/house';
import { loadRequests } from '../availability/requests';
import { visitMinutes } from '../availability/seating-rules';
import { withRequests } from '../availability/slots';
import { openStretches } from '../opening-hours/opening-times';
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
    for (const entry of waiting) if (entry.id !== except) await offerTo(tx, entry, { venue, house }, now);
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

async function offerTo(
  tx: Transaction,
  entry: WaitlistEntry,
  { venue, house }: { venue: Venue; house: House },
  now: Date,
): Promise<void> {
  const { settings, zone } = venue;
  const length: Length = { minutes: visitMinutes(entry.guestsCount, settings), buffer: settings.buffer_minutes };
  const window = { from: entry.earliestAt.getTime(), to: entry.latestAt.getTime() };
  const open = openStretches(entry.date, settings, zone);
  const sought = {
    window,
    guests: entry.guestsCount,
    visitMinutes: length.minutes,
    bufferMinutes: length.buffer,
    declined: entry.offeredStartsAt?.getTime(),
  };
  for (let look = 1; look <= maxLooks; look++) {
    const whole = { from: window.from, to: window.to + (length.minutes + length.buffer) * minute };
    // Whoever asked for a table and waits for the answer was there before: what he would be given is not free.
    const taken = withRequests(house, await loadTaken(tx, whole, now), await loadRequests(tx, whole, now));
    const found = earliestRoom(sought, { house, taken, open }, now);
    if (!found || (await offer(tx, entry, found, length, now))) return;
  }
}
