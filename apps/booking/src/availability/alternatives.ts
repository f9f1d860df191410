import { dayOf, daysAfter, dayWindow, firstAt, localOf } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import type { Venue } from '../replicas/venue';
import { FreeTimeDto } from './availability.dto';
import { guestSpan, takesGuests, timesOn } from './day-times';
import { House, loadHouse, loadTaken, Span, Taken } from './house';
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

const minuteMs = 60_000;
const mostTimes = 5;
const farthestDays = 3;

/** The nearest times that are free, for the answer to who could not be given his. */
export async function alternativesFor(tx: Transaction, wanted: AlternativesWanted): Promise<FreeTimeDto[]> {
  const house = wanted.house ?? (await loadHouse(tx));
  const sameDay = await nearestThatDay(tx, { ...wanted, house });
  if (sameDay.length === mostTimes) return sameDay;
  return [...sameDay, ...(await nearestDaysAround(tx, { ...wanted, house }))].slice(0, mostTimes);
}

/** The nearest free times of the day. */
export async function nearestThatDay(tx: Transaction, wanted: AlternativesWanted): Promise<FreeTimeDto[]> {
  const { venue, at } = wanted;
  const date = dayOf(at, venue.settings, venue.zone);
  const free = await freeTimes(tx, wanted, [date]);
  return nearest([...free.keys()], at, mostTimes).map((time) => ({ ...localTime(time, venue), free: free.get(time)! }));
}

/** Of each day around it, the free time that is nearest to the same hour; the nearest first. */
export async function nearestDaysAround(tx: Transaction, wanted: AlternativesWanted): Promise<FreeTimeDto[]> {
  const { venue, at } = wanted;
  const { settings, zone } = venue;
  const local = localOf(at, zone);
  const date = dayOf(at, settings, zone);
  const days = Array.from({ length: 2 * farthestDays + 1 }, (_, index) => index - farthestDays);
  const free = await freeTimes(
    tx,
    wanted,
    days.map((offset) => daysAfter(date, offset)),
  );
  const ofDays = days
    .filter((offset) => offset !== 0)
    .flatMap((offset) => {
      const { from, to } = dayWindow(daysAfter(date, offset), settings, zone);
      const ofDay = [...free.keys()].filter((time) => from <= time && time < to);
      return nearest(ofDay, firstAt(daysAfter(local.date, offset), local.time, zone), 1);
    });
  return nearest(ofDays, at, ofDays.length).map((time) => ({ ...localTime(time, venue), free: free.get(time)! }));
}

/** The times of these days, which are in a row, at which there is something, and how much. */
async function freeTimes(tx: Transaction, wanted: AlternativesWanted, dates: string[]): Promise<Map<number, number>> {
  const { venue, guests, visitMs, now, forGuests } = wanted;
  if (forGuests && !takesGuests(venue, guests)) return new Map();
  const { from, to } = forGuests ? guestSpan(venue, now.getTime()) : { from: now.getTime(), to: Infinity };
  const visitMinutes = visitMs / minuteMs;
  const bufferMinutes = venue.settings.buffer_minutes;
  const times = dates.flatMap((date) => timesOn(date, venue, visitMinutes)).filter((time) => from <= time && time < to);
  if (times.length === 0) return new Map();
  const house = wanted.house ?? (await loadHouse(tx));
  const span = { from: times[0]!, to: times.at(-1)! + visitMs + bufferMinutes * minuteMs };
  const taken = await takenFor(tx, house, span, wanted);
  const slots = slotsOf({ house, taken, times, visitMinutes, bufferMinutes, guests });
  return new Map(slots.filter(({ free }) => free > 0).map(({ at, free }) => [at, free]));
}

async function takenFor(
  tx: Transaction,
  house: House,
  span: Span,
  { now, forGuests, exceptOwner }: AlternativesWanted,
): Promise<Taken[]> {
  const taken = (await loadTaken(tx, span, now)).filter(({ ownerId }) => ownerId !== exceptOwner);
  if (!forGuests) return taken;
  return withRequests(house, taken, await loadRequests(tx, span, now, exceptOwner));
}

/** A time as the venue's clock shows it. */
export const localTime = (at: number, { zone }: Pick<Venue, 'zone'>) => ({
  ...localOf(at, zone),
  starts_at: new Date(at).toISOString(),
});
