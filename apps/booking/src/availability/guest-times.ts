import { daysAfter, dayWindow, openingsOn } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import type { Venue } from '../replicas/venue';
import { localTime } from './alternatives';
import { SlotDto } from './availability.dto';
import { guestSpan, takesGuests, timesOn } from './day-times';
import { loadHouse, loadTaken } from './house';
import { loadRequests } from './requests';
import { visitMinutes } from './seating-rules';
import { SlotCount, slotsOf, withRequests } from './slots';

export interface GuestAsks {
  venue: Venue;
  guests: number;
  now: Date;
  /** His who asks, which is to be moved: what it occupies is free for it, and it stays as long as it stays. */
  moving?: { id: string; minutes: number; buffer: number };
}

export interface GuestDay {
  date: string;
  /** Whether it is open that day. */
  open: boolean;
  /** Whether there is a time that can be had. */
  free: boolean;
}

export const mostGuestDays = 62;

/** What guests may choose from on a day, taken times too: none where they do not book for themselves. */
export async function guestSlots(tx: Transaction, { date, ...asks }: GuestAsks & { date: string }): Promise<SlotDto[]> {
  const [slots = []] = await slotsByDay(tx, [date], asks);
  return slots.map(({ at, ...counts }) => ({ ...localTime(at, asks.venue), ...counts }));
}

/** On which days guests can be seated, for the leaves of a calendar. */
export async function guestDays(
  tx: Transaction,
  { from, days, ...asks }: GuestAsks & { from: string; days: number },
): Promise<GuestDay[]> {
  const dates = Array.from({ length: Math.min(days, mostGuestDays) }, (_, index) => daysAfter(from, index));
  const slots = await slotsByDay(tx, dates, asks);
  return dates.map((date, index) => ({
    date,
    open: openingsOn(date, asks.venue.settings, asks.venue.zone).length > 0,
    free: slots[index]?.some(({ free }) => free > 0) ?? false,
  }));
}

/** Of each date, which are in a row, what guests may choose from. */
async function slotsByDay(tx: Transaction, dates: string[], asks: GuestAsks): Promise<SlotCount[][]> {
  const { venue, guests, now, moving } = asks;
  const { settings, zone } = venue;
  if (!takesGuests(venue, guests)) return [];
  const allowed = guestSpan(venue, now.getTime());
  const { minutes, buffer } = moving ?? { minutes: visitMinutes(guests, settings), buffer: settings.buffer_minutes };
  const times = dates.map((date) =>
    timesOn(date, venue, minutes).filter((at) => allowed.from <= at && at < allowed.to),
  );
  const all = times.flat();
  if (all.length === 0) return [];
  const span = {
    from: dayWindow(dates[0]!, settings, zone).from,
    to: all.at(-1)! + (minutes + buffer) * 60_000,
  };
  const house = await loadHouse(tx);
  const others = (await loadTaken(tx, span, now)).filter(({ ownerId }) => ownerId !== moving?.id);
  const taken = withRequests(house, others, await loadRequests(tx, span, now, moving?.id));
  const slots = slotsOf({ house, taken, guests, times: all, visitMinutes: minutes, bufferMinutes: buffer });
  let next = 0;
  return times.map(({ length }) => slots.slice(next, (next += length)));
}
