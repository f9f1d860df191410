import { dayOf, daysAfter, dayWindow, isOpenFor, openingsOn, openStretches } from '@guestflow/contracts';
import type { Venue } from '../replicas/venue';
import type { Span } from './house';
import { startTimes } from './slots';

type Place = Pick<Venue, 'zone' | 'settings'>;

/** When a visit can begin on a day of the venue. Each time belongs to one day, also where an hour is repeated. */
export function timesOn(date: string, { settings, zone }: Place, minutes: number): number[] {
  const { from, to } = dayWindow(date, settings, zone);
  const openings = openingsOn(date, settings, zone);
  return startTimes(openings, openStretches(date, settings, zone), settings.slot_minutes, minutes).filter(
    (at) => from <= at && at < to,
  );
}

/** When a guest can begin who books for himself now: not at too short a notice, nor too far ahead. */
export function guestSpan({ settings, zone }: Place, now: number): Span {
  const lastDay = daysAfter(dayOf(now, settings, zone), settings.booking_horizon_days);
  return { from: now + settings.minimum_notice_minutes * 60_000, to: dayWindow(lastDay, settings, zone).to };
}

/** What a guest's wish for a time is judged by. */
export const guestTime = (at: number, minutes: number, venue: Place, now: number) => ({
  open: isOpenFor({ from: at, to: at + minutes * 60_000 }, venue.settings, venue.zone),
  allowed: guestSpan(venue, now),
  offered: timesOn(dayOf(at, venue.settings, venue.zone), venue, minutes).includes(at),
});

/** Whether guests book here themselves, so many of them. */
export const takesGuests = ({ status, settings }: Pick<Venue, 'status' | 'settings'>, guests: number): boolean =>
  status === 'active' && guests <= settings.largest_party;
