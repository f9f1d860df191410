import { Templates1763700400000 } from './1763700400000-templates';
import { Messages1764300400000 } from './1764300400000-messages';
import { ReminderAtAnyHour1764300410000 } from './1764300410000-reminder-at-any-hour';
import { WaysToGuests1764400000000 } from './1764400000000-ways-to-guests';
import { Campaigns1764400500000 } from './1764400500000-campaigns';

export const migrations = [
  Templates1763700400000,
  Messages1764300400000,
  ReminderAtAnyHour1764300410000,
  WaysToGuests1764400000000,
  Campaigns1764400500000,
];
