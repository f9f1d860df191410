import type { Shape } from '../api/client';
import { calendarDate, type Moment, type VenueDay } from '../bookings/plan-rules';

export type Block = Shape<'BlockWithBookingsDto'>;
export type BlockType = Block['type'];

export const blockTypes = ['closed', 'maintenance', 'private_event', 'break', 'training', 'holiday', 'other'] as const;

/** The time of a block as it stands in a form. */
export interface BlockTime {
  date: string;
  from: string;
  to: string;
}

/** Whether it begins on that day of the venue: after midnight, on the evening's. */
export const isOn = ({ date, time }: Moment, day: VenueDay | undefined): boolean =>
  day !== undefined && day.from <= `${date} ${time}` && `${date} ${time}` < day.to;

/** On which day of the calendar it begins. `shown`: which day of the venue is looked at, and when that is. */
export const beginsOn = ({ date, from }: BlockTime, shown: string, day: VenueDay | undefined): string =>
  date === shown ? calendarDate(date, from, day) : date;

/** On which day it ends: what ends earlier than it begins ends on the next. */
export const endsOn = ({ date, from, to }: BlockTime, nextDay: (date: string) => string): string =>
  to > from ? date : nextDay(date);

/** From a time that was pressed, two hours. */
export function fromPressed(time: string): { from: string; to: string } {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { from: time, to: `${String((hours + 2) % 24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` };
}
