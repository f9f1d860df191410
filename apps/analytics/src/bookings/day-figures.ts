import { offsetAt } from '@guestflow/contracts';
import { seatsShare, tablesShare, roomOf, weekHoursIn } from '../occupancy/week-hours';
import { firstHourOf, wallHour } from '../statistics/local-time-rules';
import { Asked } from '../statistics/statistics';
import { countsOf } from './bookings.dto';
import { BookingDayFiguresDto } from './day-figures.dto';
import { DayFigures, everyDayOf, partsOf } from './figures';

/** How one day goes: for whoever opens the admin. `day` is the venues' own, in each by its calendar. */
export async function dayFigures(asked: Asked, day: string): Promise<BookingDayFiguresDto> {
  const only = { from: day, to: day };
  const [all] = (await everyDayOf(asked, only)) as [DayFigures];
  const hours = await partsOf(asked, only, ['hour']);
  const [week] = await weekHoursIn(asked, [only]);
  const room = roomOf(week!);
  const zone = asked.wire.timezone;
  const now = wallHour(asked.now.getTime(), (instant) => offsetAt(instant, zone));
  const isAhead = (hour: number): boolean => firstHourOf(day) + hour >= now;
  return {
    ...{ day, ...countsOf(all), guests_expected: all.guests_expected },
    ...{ tables_occupied: tablesShare(room), seats_occupied: seatsShare(room) },
    next_hours: hours
      .filter(({ key }) => isAhead(Number(key)))
      .map(({ key, requested, confirmed, guests_expected }) => ({
        ...{ hour: Number(key), requested, confirmed, guests_expected },
      }))
      .filter(({ requested, confirmed }) => requested + confirmed > 0)
      .sort((one, other) => one.hour - other.hour),
  };
}
