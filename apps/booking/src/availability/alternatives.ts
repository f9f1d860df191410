import { Transaction } from '@guestflow/persistence';
import { dayOf, dayWindow, daysAfter, firstAt, localOf } from '../opening-hours/opening-times';
import type { Venue } from '../replicas/venue';
import { FreeTimeDto } from './availability.dto';
import { guestSpan, takesGuests, timesOn } from './day-times';
import { House, loadHouse, loadTaken, Span } from './house';
import { loadRequests } from './requests';
import { nearest, slotsOf, withRequests } from './slots';

export interface AlternativesWanted {
  venue: Venue;
  house?: House;
  /** When they would have come. */
  at: number;
  guests: number;
  /** Without what is kept free afterwards. */
  visitMs: number;
  now: Date;
  /** Only what a guest may book himself. */
  forGuests: boolean;
  /** Whose tables count as free: a booking that is to be moved. */
  exceptOwner?: string;
}

interface Found {
  sameDay: FreeTimeDto[];
  otherDays: FreeTimeDto[];
}

const minuteMs = 60_000;
const mostTimes = 5;
const daysAround = [-3, -2, -1, 1, 2, 3];

/** The nearest times that are free, for the answer to who could not be given his. */
export async function alternativesFor(tx: Transaction, wanted: AlternativesWanted): Promise<FreeTimeDto[]> {
  const { sameDay, otherDays } = await timesAround(tx, wanted);
  return [...sameDay, ...otherDays].slice(0, mostTimes);
}

/** The nearest free times of the day, and of each day around it the one that is nearest to the same hour. */
export async function timesAround(tx: Transaction, wanted: AlternativesWanted): Promise<Found> {
  const { venue, at, guests, visitMs, now, forGuests } = wanted;
  if (forGuests && !takesGuests(venue, guests)) return { sameDay: [], otherDays: [] };
  const { settings, zone } = venue;
  const date = dayOf(at, settings, zone);
  const allowed = forGuests ? guestSpan(venue, now.getTime()) : { from: now.getTime(), to: Infinity };
  const visitMinutes = visitMs / minuteMs;
  const timesOf = (day: string) =>
    timesOn(day, venue, visitMinutes).filter((time) => allowed.from <= time && time < allowed.to);
  const days = [0, ...daysAround].map((offset) => daysAfter(date, offset)).sort();
  const house = wanted.house ?? (await loadHouse(tx));
  const span = {
    from: dayWindow(days[0]!, settings, zone).from,
    to: dayWindow(days.at(-1)!, settings, zone).to + visitMs + settings.buffer_minutes * minuteMs,
  };
  const taken = await takenFor(tx, house, span, wanted);
  const slots = slotsOf({
    ...{ house, taken, guests, visitMinutes },
    times: days.flatMap(timesOf),
    bufferMinutes: settings.buffer_minutes,
  });
  const free = new Map(slots.filter((slot) => slot.free > 0).map((slot) => [slot.at, slot.free]));
  const told = (time: number): FreeTimeDto => ({ ...localTime(time, venue), free: free.get(time)! });
  const freeOn = (day: string) => timesOf(day).filter((time) => free.has(time));
  const local = localOf(at, zone);
  return {
    sameDay: nearest(freeOn(date), at, mostTimes).map(told),
    otherDays: daysAround
      .flatMap((offset) => {
        const sameHour = firstAt(daysAfter(local.date, offset), local.time, zone);
        return nearest(freeOn(daysAfter(date, offset)), sameHour, 1);
      })
      .sort((one, other) => Math.abs(one - at) - Math.abs(other - at) || one - other)
      .map(told),
  };
}

async function takenFor(
  tx: Transaction,
  house: House,
  span: Span,
  { now, forGuests, exceptOwner }: AlternativesWanted,
) {
  const taken = (await loadTaken(tx, span, now)).filter(({ ownerId }) => ownerId !== exceptOwner);
  if (!forGuests) return taken;
  return withRequests(house, taken, await loadRequests(tx, span, now, exceptOwner));
}

/** A time as the venue's clock shows it. */
export const localTime = (at: number, { zone }: Pick<Venue, 'zone'>) => ({
  ...localOf(at, zone),
  starts_at: new Date(at).toISOString(),
});
