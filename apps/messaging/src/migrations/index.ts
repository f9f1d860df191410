import { Templates1763700400000 } from './1763700400000-templates';
import { Messages1764300400000 } from './1764300400000-messages';
import { ReminderAtAnyHour1764300410000 } from './1764300410000-reminder-at-any-hour';
import { WaysToGuests1764400000000 } from './1764400000000-ways-to-guests';
import { TemplatesByLanguage1764400200000 } from './1764400200000-templates-by-language';
import { Reminders1764400300000 } from './1764400300000-reminders';
import { Uploads1764400400000 } from './1764400400000-uploads';
import { Campaigns1764400500000 } from './1764400500000-campaigns';
import { LettersToGuests1764400600000 } from './1764400600000-letters-to-guests';
import { Notifications1764400700000 } from './1764400700000-notifications';
import { MuchOnItsWay1764400800000 } from './1764400800000-much-on-its-way';

export const migrations = [
  Templates1763700400000,
  Messages1764300400000,
  ReminderAtAnyHour1764300410000,
  WaysToGuests1764400000000,
  TemplatesByLanguage1764400200000,
  Reminders1764400300000,
  Uploads1764400400000,
  Campaigns1764400500000,
  LettersToGuests1764400600000,
  Notifications1764400700000,
  MuchOnItsWay1764400800000,
];
