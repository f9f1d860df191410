import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { findHold, giveBack, Hold, holdsOf, keepHold } from '../allocations/holds';
import { guestTime } from '../availability/day-times';
import { isRoomForGuests, oneRequestAtATime } from '../availability/room-for-guests';
import { visitMinutes } from '../availability/seating-rules';
import { assertGuestTime } from '../bookings/booking-rules';
import { newReference } from '../bookings/make-booking';
import { nothingFree, place } from '../bookings/place';
import { whenOf } from '../bookings/when';
import { loadVenue, Venue } from '../replicas/venue';
import { Directory } from './directory';
import { holderOf } from './holder';
import { HoldDto, NewHoldDto, toWire } from './holds.dto';

const minute = 60_000;
const heldMinutes = 5;
/** So that nobody holds the whole house. */
const mostHolds = 2;

/** Tables are kept for a guest who fills in who he is. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async take(caller: Caller, slug: string, wanted: NewHoldDto): Promise<HoldDto> {
    return this.transactions.inVenue(await this.directory.atVenue(caller, slug), async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      return toWire(await hold(tx, venue, wanted, now), venue.zone, now);
    });
  }

  async giveBack(caller: Caller, reference: string): Promise<void> {
    await this.transactions.inVenue(await this.directory.atHold(caller, reference), async (tx) => {
      const [hold, now] = [await findHold(tx, reference), this.clock.now()];
      if (!hold || hold.expiresAt <= now) throw new NotFound();
      await giveBack(tx, hold, now);
    });
  }
}

async function hold(tx: Transaction, venue: Venue, wanted: NewHoldDto, now: Date): Promise<Hold> {
  const at = whenOf(wanted, venue.zone);
  if (at === undefined) throw new ValidationProblem([{ field: 'booked_at', message: 'say when' }]);
  const guests = wanted.guests_count;
  const minutes = visitMinutes(guests, venue.settings);
  assertGuestTime({ at, guests, ...guestTime(at, minutes, venue, now.getTime()) }, venue, now);
  const holder = holderOf(tx.caller.ip, venue.venueId);
  await assertMayHoldMore(tx, holder, wanted.replaces, now);
  const buffer = venue.settings.buffer_minutes;
  const hold = { id: newId(), reference: newReference(), minutes, buffer, guests, holder, startsAt: new Date(at) };
  const expiresAt = new Date(now.getTime() + heldMinutes * minute);
  const tableIds = await claim(tx, { venue, at, guests, minutes, buffer, ownerId: hold.id, expiresAt }, now);
  const held: Hold = { ...hold, tableIds, expiresAt, createdAt: now };
  await keepHold(tx, held);
  return held;
}

async function assertMayHoldMore(
  tx: Transaction,
  holder: string,
  replaces: string | undefined,
  now: Date,
): Promise<void> {
  const replaced = replaces === undefined ? undefined : await findHold(tx, replaces);
  if (replaced) await giveBack(tx, replaced, now);
  if ((await holdsOf(tx, holder, now)) >= mostHolds) {
    throw new RuleViolation('too_many_holds', 'Another time is held for you already: book it, or let it go', {
      most: mostHolds,
    });
  }
}

interface Claiming {
  venue: Venue;
  at: number;
  guests: number;
  minutes: number;
  buffer: number;
  ownerId: string;
  expiresAt: Date;
}

/** The best tables that are free, where something stays free for those who wait for their answer. */
async function claim(tx: Transaction, wanted: Claiming, now: Date): Promise<string[]> {
  if (!wanted.venue.settings.auto_confirm) await oneRequestAtATime(tx);
  const asked = { ...wanted, forGuest: true };
  const tableIds = await place(tx, { ...asked, ownerKind: 'hold', tables: 'auto' }, now);
  if (!(await isRoomForGuests(tx, { ...wanted, exceptId: wanted.ownerId }, now))) {
    throw await nothingFree(tx, asked, now);
  }
  return tableIds;
}
