import type { BookingStatus } from '@guestflow/contracts';
import ical, { ICalEventStatus } from 'ical-generator';

export interface CalendarBooking {
  id: string;
  version: number;
  status: BookingStatus;
  startsAt: Date;
  minutes: number;
  guests: number;
  guestName: string | null;
  tables: readonly string[];
  updatedAt: Date;
}

export interface CalendarVenue {
  name: string;
  zone: string;
}

const refreshSeconds = 300;
const minute = 60_000;

const statuses: Record<BookingStatus, ICalEventStatus> = {
  new: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  arrived: ICalEventStatus.CONFIRMED,
  completed: ICalEventStatus.CONFIRMED,
  // Told, and not left out: a calendar then drops what it had.
  cancelled: ICalEventStatus.CANCELLED,
  no_show: ICalEventStatus.CANCELLED,
};

/** The bookings as iCalendar. All that differs from one reading to the next is what happened between them. */
export function calendarOf(bookings: readonly CalendarBooking[], { name, zone }: CalendarVenue): string {
  const calendar = ical({
    prodId: '-//GuestFlow//Bookings//EN',
    ttl: refreshSeconds,
    // Not by its own options: those would not escape the name, and would have the times by this machine's clock.
    x: { 'X-WR-CALNAME': plain(name), 'X-WR-TIMEZONE': zone },
  });
  for (const booking of bookings) {
    calendar.createEvent({
      id: `${booking.id}@guestflow`,
      sequence: booking.version,
      stamp: booking.updatedAt,
      start: booking.startsAt,
      end: new Date(booking.startsAt.getTime() + booking.minutes * minute),
      status: statuses[booking.status],
      summary: summaryOf(booking),
    });
  }
  return calendar.toString();
}

/** How many, who by the first name, where: no more is told to whoever has the address. */
export const summaryOf = ({ guests, guestName, tables }: CalendarBooking): string =>
  [String(guests), firstNameOf(guestName), tables.map(plain).join(', ')].filter((part) => part !== '').join(' · ');

function firstNameOf(name: string | null): string {
  const [first = ''] = plain(name ?? '').split(' ');
  // Where a phone was written for a name.
  return first.replace(/\D/g, '').length >= 5 ? '' : first;
}

/** On one line, without what iCalendar has no way to write. */
const plain = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
