import { dayOf, dayWindow } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import type { Venue } from '../replicas/venue';
import { loadHouse, loadTaken } from './house';
import { loadRequests } from './requests';
import { slotsOf, withRequests } from './slots';

/** The most that guests are told is free: how full the house is, is nobody's business. */
export const mostTold = 5;

export const toldToGuests = <Free extends { free: number }>(time: Free): Free => ({
  ...time,
  free: Math.min(time.free, mostTold),
});

export interface RoomWanted {
  venue: Venue;
  at: number;
  guests: number;
  minutes: number;
  buffer: number;
  /** Whose tables and whose request do not count: his who asks. */
  exceptId: string;
}

/** Whether a party can be seated beside those who wait for their answer: what `guestSlots` shows, asked of one time. */
export async function isRoomForGuests(tx: Transaction, wanted: RoomWanted, now: Date): Promise<boolean> {
  const { venue, at, guests, minutes, buffer, exceptId } = wanted;
  const { settings, zone } = venue;
  const window = dayWindow(dayOf(at, settings, zone), settings, zone);
  const span = { from: window.from, to: Math.max(window.to, at + (minutes + buffer) * 60_000) };
  const house = await loadHouse(tx);
  const others = (await loadTaken(tx, span, now)).filter(({ ownerId }) => ownerId !== exceptId);
  const taken = withRequests(house, others, await loadRequests(tx, span, now, exceptId));
  const [slot] = slotsOf({ house, taken, guests, times: [at], visitMinutes: minutes, bufferMinutes: buffer });
  return slot!.free > 0;
}

/** Requests claim nothing, so the database does not see two of them want the same: they go one after another. */
export async function oneRequestAtATime(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`requests:${tx.caller.venueId}`]);
}
