import { offsetAt } from '@guestflow/contracts';
import { seatsShare, tablesShare, roomOf, WeekHour, weekHoursIn } from '../occupancy/week-hours';
import { firstHourOf, wallHour } from '../statistics/local-time-rules';
import { Asked } from '../statistics/statistics';
import { countsOf } from './bookings.dto';
import { BookingDayFiguresDto } from './day-figures.dto';
import { DayFigures, everyDayOf, PartFigures, partsOf } from './figures';

/** How one day goes: for whoever opens the admin. `day` is the venues' own, in each by its calendar. */
export const dayFigures = async (asked: Asked, day: string): Promise<BookingDayFiguresDto> =>
  (await figuresOfDays(asked, [day]))[0]!;

/** Of several days at once. */
export async function figuresOfDays(asked: Asked, days: readonly string[]): Promise<BookingDayFiguresDto[]> {
  const each = days.map((day) => ({ from: day, to: day }));
  const [all, hours, weeks] = await Promise.all([
    Promise.all(each.map((only) => everyDayOf(asked, only))),
    Promise.all(each.map((only) => partsOf(asked, only, ['hour']))),
    weekHoursIn(asked, each),
  ]);
  return days.map((day, index) =>
    figuresOf(asked, day, { all: all[index]![0]!, hours: hours[index]!, week: weeks[index]! }),
  );
}

interface OfDay {
  all: DayFigures;
  hours: readonly PartFigures[];
  week: readonly WeekHour[];
}

function figuresOf(asked: Asked, day: string, { all, hours, week }: OfDay): BookingDayFiguresDto {
  const room = roomOf(week);
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
