import { allows, Permission, StaffRole, staffRoles } from '@guestflow/access';
import { Occurrence } from './notification-rules';

/** Each is told to those who hold a right: to whom it says something. */
const audiences: Record<Occurrence, Permission> = {
  booking_requested: 'bookings.write',
  booking_cancelled_by_guest: 'bookings.write',
  booking_moved_by_guest: 'bookings.write',
  low_score: 'feedback.write',
  guest_wrote: 'dialogues.write',
  bot_stopped: 'bots.read',
};

export const rolesFor = (type: Occurrence): StaffRole[] =>
  staffRoles.filter((role) => allows({ role }, audiences[type]));
