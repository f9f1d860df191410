import { Language } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { release } from '../allocations/allocations';
import { findHold, forgetHold, giveBack, Hold } from '../allocations/holds';
import { isRoomForGuests, oneRequestAtATime } from '../availability/room-for-guests';
import { visitMinutes } from '../availability/seating-rules';
import { Venue } from '../replicas/venue';
import { Booking } from './booking.entity';
import { Contact } from './contact';
import { oneGuestAtATime, otherVisits } from './guest-limits';
import { assertFewEnough, assertNotAtOnce } from './guest-rules';
import { makeBooking, NewBooking } from './make-booking';
import { nothingFree } from './place';
import { SaidTime, whenOf } from './when';

export interface GuestWants {
  said: SaidTime & { hold?: string; guests_count: number; comment?: string | null; language?: Language };
  source: 'web' | 'bot';
  contact: Contact;
  accountId?: string;
}

const minute = 60_000;

/** A guest books for himself: at once where the venue leaves it to us, as a request that waits for its answer elsewhere. */
export async function bookAsGuest(tx: Transaction, venue: Venue, wanted: GuestWants, now: Date): Promise<Booking> {
  const { said, contact, accountId } = wanted;
  const { at, hold } = await timeAndHold(tx, venue, said, now);
  const guests = said.guests_count;
  const minutes = hold?.minutes ?? visitMinutes(guests, venue.settings);
  const known = { ...contact, accountId };
  await oneGuestAtATime(tx, known);
  const others = await otherVisits(tx, known, now);
  assertNotAtOnce(others, { from: at, to: at + minutes * minute });
  assertFewEnough(others);

  const kept = hold && hold.expiresAt > now ? hold : undefined;
  if (!venue.settings.auto_confirm) await oneRequestAtATime(tx);
  const booking = await makeBooking(
    tx,
    venue,
    {
      ...{ at, guests, minutes, contact, accountId },
      source: wanted.source,
      tables: await tablesOf(tx, venue, hold),
      by: 'guest',
      buffer: hold?.buffer,
      promisedAt: kept?.createdAt,
      comment: said.comment,
      language: said.language,
    },
    now,
  );
  if (hold) await forgetHold(tx, hold);
  // What was held was promised.
  if (!kept) await assertRoom(tx, venue, booking, now);
  return booking;
}

/** Whether there is room for a guest's booking beside those who wait for their answer. */
export async function assertRoom(tx: Transaction, venue: Venue, booking: Booking, now: Date): Promise<void> {
  const { id, startsAt, guestsCount: guests, durationMinutes: minutes, bufferMinutes: buffer } = booking;
  const wanted = { venue, at: startsAt.getTime(), guests, minutes, buffer };
  if (await isRoomForGuests(tx, { ...wanted, exceptId: id }, now)) return;
  throw await nothingFree(tx, { ...wanted, ownerId: id, forGuest: true }, now);
}

/** When, and the hold that is for this time and party. One that is for another is given back. */
async function timeAndHold(
  tx: Transaction,
  venue: Venue,
  { hold: reference, guests_count, booked_at, date, time }: GuestWants['said'],
  now: Date,
): Promise<{ at: number; hold?: Hold }> {
  const hold = reference === undefined ? undefined : await findHold(tx, reference);
  const at = whenOf({ booked_at, date, time }, venue.zone) ?? hold?.startsAt.getTime();
  if (at === undefined) {
    if (reference === undefined) throw new ValidationProblem([{ field: 'booked_at', message: 'say when' }]);
    throw new RuleViolation('hold_expired', 'It is held no longer: choose a time again');
  }
  if (!hold || (hold.startsAt.getTime() === at && hold.guests === guests_count)) return { at, hold };
  await giveBack(tx, hold, now);
  return { at };
}

async function tablesOf(tx: Transaction, { settings }: Venue, hold?: Hold): Promise<NewBooking['tables']> {
  if (settings.auto_confirm) return hold ? { hold } : 'auto';
  if (hold) await release(tx, hold.id);
  return 'later';
}
