import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Booking } from '../bookings/booking.entity';
import { Venue } from '../replicas/venue';

const minute = 60_000;

/** The visit for a guest's calendar. What is his secret is not in it: calendars are shared and synchronised. */
export function calendarFile(booking: Booking, { name, contacts }: Venue, now: Date): string {
  const start = booking.startsAt;
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: '//GuestFlow//Booking//EN' });
  calendar.createEvent({
    // Of the same booking always the same, so that a file read later takes the place of the earlier one.
    id: `${createHash('sha256').update(`calendar|${booking.reference}`).digest('hex').slice(0, 32)}@guestflow`,
    sequence: booking.version,
    stamp: now,
    start,
    end: new Date(start.getTime() + booking.durationMinutes * minute),
    summary: name,
    location: [contacts.address, contacts.city].filter(Boolean).join(', ') || null,
    description: contacts.phone ?? null,
    status: statusOf(booking),
  });
  return calendar.toString();
}

const statusOf = ({ status }: Booking): ICalEventStatus => {
  if (status === 'cancelled' || status === 'no_show') return ICalEventStatus.CANCELLED;
  return status === 'new' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};
