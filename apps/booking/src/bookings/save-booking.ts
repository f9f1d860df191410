import { EventName } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { release } from '../allocations/allocations';
import { Venue } from '../replicas/venue';
import { move, occupies, Verb } from './booking-lifecycle';
import { Booking } from './booking.entity';
import { toState } from './bookings.dto';
import { place } from './place';

type Telling = Extract<EventName, `booking.${string}`>;

const tellings: Record<Verb, Telling> = {
  confirm: 'booking.confirmed',
  arrive: 'booking.arrived',
  undo_arrival: 'booking.arrival_undone',
  complete: 'booking.completed',
  cancel: 'booking.cancelled',
  no_show: 'booking.no_show',
  lapse: 'booking.lapsed',
  reopen: 'booking.reopened',
};

/** Writes a change of a locked booking and tells it. */
export async function saveBooking(
  tx: Transaction,
  booking: Booking,
  change: Partial<Booking>,
  { telling, now, withContact }: { telling: Telling; now: Date; withContact?: boolean },
): Promise<Booking> {
  const version = { version: booking.version + 1, updatedAt: now };
  await tx.manager.update(Booking, booking.id, { ...change, ...version });
  const saved = { ...booking, ...change, ...version };
  tx.emit(telling, { before: toState(booking, { withContact }), after: toState(saved, { withContact }) });
  return saved;
}

/**
 * One step in the life of a locked booking: what stops occupying frees its tables, what occupies again claims them again.
 * `change` is what else is known of it.
 */
export async function step(
  tx: Transaction,
  { booking, venue, verb, change = {} }: { booking: Booking; venue: Venue; verb: Verb; change?: Partial<Booking> },
  now: Date,
): Promise<Booking> {
  const moved = move(booking, verb, now);
  if (occupies(booking.status) && !occupies(moved.status)) await release(tx, booking.id);
  if (verb === 'reopen' && occupies(moved.status)) await takeAgain(tx, booking, venue, now);
  const history = [...booking.history, { at: now.toISOString(), verb, status: moved.status, actor: tx.caller.actor }];
  // A request that is taken back waits until its time, and no longer.
  const lapsing = verb === 'reopen' && moved.status === 'new' ? { lapsesAt: booking.startsAt } : {};
  return saveBooking(tx, booking, { ...moved, ...lapsing, ...change, history }, { telling: tellings[verb], now });
}

function takeAgain(tx: Transaction, booking: Booking, venue: Venue, now: Date): Promise<string[]> {
  return place(
    tx,
    {
      venue,
      ownerId: booking.id,
      tables: { ids: booking.tableIds },
      guests: booking.guestsCount,
      at: booking.startsAt.getTime(),
      minutes: booking.durationMinutes,
      buffer: booking.bufferMinutes,
      // It was seated there before.
      overrides: ['capacity'],
    },
    now,
  );
}
