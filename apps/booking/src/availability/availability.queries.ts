import { Injectable } from '@nestjs/common';
import { dayWindow, isOpenFor } from '@guestflow/contracts';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { staffMinutesBack } from '../bookings/booking-rules';
import { whenOf } from '../bookings/when';
import { loadVenue, Venue } from '../replicas/venue';
import { alternativesFor, localTime, nearestDaysAround, nearestThatDay } from './alternatives';
import { AlternativesDto, AvailableDto, DaySlotsDto, SlotDto, SlotsQuery, TimeQuery } from './availability.dto';
import { timesOn } from './day-times';
import { House, loadHouse, loadTaken } from './house';
import { freeSeatings, Seating, visitMinutes } from './seating-rules';
import { slotsOf } from './slots';

const minuteMs = 60_000;

/** What the staff see of what is free: requests that wait for their answer occupy nothing here. */
@Injectable()
export class AvailabilityQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  slots(caller: Caller, query: SlotsQuery): Promise<SlotDto[]> {
    return this.transactions.inVenue(caller, (tx) => this.slotsOn(tx, query));
  }

  day(caller: Caller & { venueId: string }, date: string): Promise<DaySlotsDto> {
    return this.transactions.inVenue(caller, async (tx) => ({
      venue_id: caller.venueId,
      restaurant_id: caller.venueId,
      date,
      slots: await this.slotsOn(tx, { date }),
    }));
  }

  available(caller: Caller, query: TimeQuery): Promise<AvailableDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const wanted = this.wantedOf(await loadVenue(tx), query);
      const { venue, at, guests, visitMs, now } = wanted;
      const bufferMs = venue.settings.buffer_minutes * minuteMs;
      if (!isOpenFor({ from: at, to: at + visitMs }, venue.settings, venue.zone)) {
        throw new RuleViolation('outside_opening_hours', 'The venue is not open for all of the visit', {
          alternatives: await alternativesFor(tx, wanted),
        });
      }
      const house = await loadHouse(tx);
      const span = { from: at, to: at + visitMs + bufferMs };
      const free = freeSeatings(guests, house, await loadTaken(tx, span, now), span);
      return {
        starts_at: new Date(at).toISOString(),
        duration_minutes: visitMs / minuteMs,
        tables: freeTables(free, house),
        groups: freeGroups(free, house),
        suggestion: free[0] ? { table_ids: free[0].tableIds } : null,
        alternatives: free.length > 0 ? [] : await alternativesFor(tx, { ...wanted, house }),
      };
    });
  }

  alternatives(caller: Caller, query: TimeQuery): Promise<AlternativesDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const wanted = { ...this.wantedOf(await loadVenue(tx), query), house: await loadHouse(tx) };
      return { same_day: await nearestThatDay(tx, wanted), other_days: await nearestDaysAround(tx, wanted) };
    });
  }

  private async slotsOn(tx: Transaction, { date, guests, duration_minutes }: SlotsQuery): Promise<SlotDto[]> {
    // Asked together: nothing is asked more often than this.
    const [venue, house] = await Promise.all([loadVenue(tx), loadHouse(tx)]);
    const { settings, zone } = venue;
    const now = this.clock.now();
    const minutes = duration_minutes ?? lengthOf(guests, venue);
    // Who has just come in is still written down at the time before, as far back as that can be.
    const earliest = now.getTime() - Math.min(settings.slot_minutes, staffMinutesBack) * minuteMs;
    const times = timesOn(date, venue, minutes).filter((at) => at >= earliest);
    if (times.length === 0) return [];
    const reach = (minutes + settings.buffer_minutes) * minuteMs;
    const taken = await loadTaken(tx, { from: dayWindow(date, settings, zone).from, to: times.at(-1)! + reach }, now);
    return slotsOf({
      ...{ house, taken, times, guests },
      visitMinutes: minutes,
      bufferMinutes: settings.buffer_minutes,
    }).map(({ at, ...counts }) => ({ ...localTime(at, venue), ...counts }));
  }

  private wantedOf(venue: Venue, { date, time, guests, duration_minutes }: TimeQuery) {
    const visitMs = (duration_minutes ?? visitMinutes(guests, venue.settings)) * minuteMs;
    const at = whenOf({ date, time }, venue.zone)!;
    return { venue, at, guests, visitMs, now: this.clock.now(), forGuests: false };
  }
}

/** How long a visit is reckoned; of nobody in particular, as long as is usual. */
const lengthOf = (guests: number | undefined, { settings }: Venue): number =>
  guests === undefined ? settings.default_visit_minutes : visitMinutes(guests, settings);

const freeTables = (free: Seating[], { tables }: House) =>
  free
    .filter(({ groupId }) => groupId === undefined)
    .map(({ tableIds }) => tables.find(({ id }) => id === tableIds[0])!)
    .map(({ id, name, capacity, zone }) => ({ id, name, capacity, zone }));

const freeGroups = (free: Seating[], { groups }: House) =>
  free
    .filter(({ groupId }) => groupId !== undefined)
    .map(({ groupId }) => groups.find(({ id }) => id === groupId)!)
    .map(({ id, name, tableIds, capacity }) => ({ id, name, table_ids: tableIds, capacity }));
