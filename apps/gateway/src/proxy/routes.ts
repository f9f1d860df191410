import { ServiceName, serviceNames } from '@guestflow/contracts';

/**
 * Which service answers for which first words of an address under /api/v1. Of several that fit, the longest: what the bot
 * asks is answered by whoever it concerns.
 */
export const prefixes: Record<string, ServiceName> = {
  auth: 'identity',
  'auth/telegram': 'bot-gateway',
  users: 'identity',
  'signing-keys': 'identity',
  tenants: 'identity',
  venues: 'identity',
  organizations: 'identity',
  'api-keys': 'identity',
  tables: 'booking',
  'table-groups': 'booking',
  bookings: 'booking',
  schedule: 'booking',
  waitlist: 'booking',
  'calendar-feeds': 'booking',
  calendars: 'booking',
  public: 'booking',
  me: 'booking',
  bot: 'booking',
  'bot/guest-register': 'crm',
  'bot/guest-by-phone': 'crm',
  'bot/guests': 'crm',
  'bot/feedback': 'crm',
  'bot/messages': 'messaging',
  'bot/notification-templates': 'messaging',
  guests: 'crm',
  segments: 'crm',
  consents: 'crm',
  blacklist: 'crm',
  feedback: 'crm',
  'campaigns/segments': 'crm',
  'notification-templates': 'messaging',
  campaigns: 'messaging',
  reminders: 'messaging',
  uploads: 'messaging',
  links: 'messaging',
  notifications: 'messaging',
  dialogues: 'messaging',
  messages: 'messaging',
  bots: 'bot-gateway',
  telegram: 'bot-gateway',
  'audit-log': 'analytics',
  analytics: 'analytics',
  reports: 'analytics',
  ...Object.fromEntries(serviceNames.map((name) => [`operations/${name}`, name])),
};

/** Other documents' names for the same thing: the first words of an address → ours. */
export const aliases: [alias: string, ours: string][] = [
  ['restaurants', 'venues'],
  ['studios', 'venues'],
  ['clients', 'guests'],
  ['appointments', 'bookings'],
  ['admin/appointments', 'bookings'],
  ['admin/tables', 'tables'],
  ['admin/clients', 'guests'],
  ['admin/feedback', 'feedback'],
  ['admin/dialogues', 'dialogues'],
  ['admin/campaigns', 'campaigns'],
  ['admin/communications/reminders', 'reminders'],
  ['admin/communications', 'campaigns'],
  ['admin/dashboard/summary', 'analytics/summary'],
  ['events', 'audit-log'],
  ['analytics/appointments/daily', 'analytics/bookings/daily'],
  ['users/invite/accept', 'auth/invitation/accept'],
  ['users/invite', 'users'],
];

export interface Route {
  service: ServiceName;
  path: string;
}

/** The service for an address below the prefix, and the address in our own words; undefined when nobody answers there. */
export function routeOf(path: string): Route | undefined {
  const renamed = rename(path);
  const [, first, second] = /^\/([\w-]+)(?:\/([\w-]+))?(?=$|[/?])/.exec(renamed) ?? [];
  const service = first === undefined ? undefined : (serviceOf(`${first}/${second}`) ?? serviceOf(first));
  return service && { service, path: renamed };
}

const serviceOf = (words: string): ServiceName | undefined =>
  Object.hasOwn(prefixes, words) ? prefixes[words] : undefined;

function rename(path: string): string {
  for (const [alias, ours] of aliases) {
    const rest = path.slice(alias.length + 1);
    if (path.startsWith(`/${alias}`) && (rest === '' || rest[0] === '/' || rest[0] === '?')) return `/${ours}${rest}`;
  }
  return path;
}
