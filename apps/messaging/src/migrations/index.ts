import { Templates1763700400000 } from './1763700400000-templates';
import { Messages1764300400000 } from './1764300400000-messages';
import { ReminderAtAnyHour1764300410000 } from './1764300410000-reminder-at-any-hour';
import { Uploads1764400400000 } from './1764400400000-uploads';

export const migrations = [
  Templates1763700400000,
  Messages1764300400000,
  ReminderAtAnyHour1764300410000,
  Uploads1764400400000,
];
