import { Permission } from '@guestflow/access';
import { catalogue, EventName } from '@guestflow/contracts';

/**
 * Who hears of what live: the first word of an event's name, or the whole name where it differs from its kin → the
 * permission that its hearer holds at the venue. It is the one by which the same thing is read over the API.
 */
export const toldTo: Record<string, Permission> = {
  booking: 'bookings.read',
  waitlist: 'bookings.read',
  table: 'tables.read',
  table_group: 'tables.read',
  block: 'schedule.read',
  calendar_feed: 'calendar_feeds.read',
  guest: 'guests.read',
  visit: 'guests.read',
  consent: 'guests.read',
  'guests.imported': 'guests.read',
  guest_import: 'guests.import',
  privacy_request: 'guests.export',
  blacklist: 'blacklist.read',
  segment: 'segments.read',
  feedback: 'feedback.read',
  message: 'dialogues.read',
  delivery: 'dialogues.read',
  chat: 'dialogues.read',
  template: 'templates.read',
  reminder_rules: 'templates.read',
  campaign: 'campaigns.read',
  campaign_audience: 'campaigns.read',
  bot: 'bots.read',
  venue: 'venue.read',
  member: 'users.read',
  api_key: 'api_keys.read',
};

/** What nobody hears of live, and why. */
export const toldToNobody: Record<string, string> = {
  organization: 'is of no venue',
  signing_keys: 'is of no venue',
  user: 'is a person’s own account',
  'guests.exported': 'is in the audit log',
  weekly_report: 'is a person’s own choice, and a letter',
  notification: 'is sent to those whom it concerns',
  booking_privacy: 'is between services; privacy_request tells how it ends',
  analytics_privacy: 'is between services; privacy_request tells how it ends',
  messaging_privacy: 'is between services; privacy_request tells how it ends',
  bot_privacy: 'is between services; privacy_request tells how it ends',
};

/** The permission to hear of an event; undefined when nobody may. */
export const permissionToHear = (name: string): Permission | undefined => rowOf(toldTo, name);

/** Whether it is said of an event, in so many words, that nobody hears of it. */
export const isKeptQuiet = (name: string): boolean => rowOf(toldToNobody, name) !== undefined;

/** All events that anybody hears of. */
export const toldEvents = (Object.keys(catalogue) as EventName[]).filter((name) => permissionToHear(name));

function rowOf<Value>(rows: Record<string, Value>, name: string): Value | undefined {
  return [name, name.split('.')[0]!].filter((key) => Object.hasOwn(rows, key)).map((key) => rows[key])[0];
}
