/**
 * The one table of who may do what. A route asks for a permission, never for a role.
 * `platform` permissions reach across venues; `venue` ones work inside the caller's venue; `either` inside one where one
 * is named, and for operators also outside. `forKeys` ones may be given to a partner's API key.
 */
export const permissions = {
  'tenants.read': { scope: 'platform', meaning: 'see every venue of the platform' },
  'tenants.write': { scope: 'platform', meaning: 'open venues, change, suspend and resume any of them' },
  'users.impersonate': { scope: 'platform', meaning: 'work in another’s name, with both names in the audit log' },
  'signing_keys.rotate': { scope: 'platform', meaning: 'see and rotate the keys that sign access tokens' },
  'operations.read': { scope: 'platform', meaning: 'see how the services, their events and the bots are doing' },
  'operations.write': { scope: 'platform', meaning: 'have events tried again that could not be handled' },
  'audit.read': { scope: 'either', meaning: 'read the audit log: an operator all of it, staff their venue’s' },
  'analytics.read': { scope: 'venue', meaning: 'see the statistics, and take them out as files', forKeys: true },
  'analytics.organization': { scope: 'venue', meaning: 'see the statistics of all venues of the organization at once' },
  'organizations.read': { scope: 'either', meaning: 'see one’s organization and its venues' },
  'organizations.write': { scope: 'either', meaning: 'change one’s organization and open further venues in it' },
  'venue.read': { scope: 'venue', meaning: 'see the venue’s settings', forKeys: true },
  'venue.write': { scope: 'venue', meaning: 'change the venue’s settings' },
  'users.read': { scope: 'either', meaning: 'see the venue’s staff; an operator outside a venue, the operators' },
  'users.write': { scope: 'either', meaning: 'invite, change and deactivate staff' },
  'api_keys.read': { scope: 'venue', meaning: 'see the venue’s API keys' },
  'api_keys.write': { scope: 'venue', meaning: 'make and revoke API keys' },
  'templates.read': { scope: 'venue', meaning: 'see the notification templates', forKeys: true },
  'templates.write': { scope: 'venue', meaning: 'change what is said by itself, and when guests are reminded' },
  'campaigns.read': { scope: 'venue', meaning: 'see the campaigns and how they went' },
  'campaigns.write': { scope: 'venue', meaning: 'write campaigns and try them on oneself' },
  'campaigns.send': { scope: 'venue', meaning: 'send campaigns, and pause and end them' },
  'uploads.write': { scope: 'venue', meaning: 'upload photos and files to be sent' },
  'notifications.send': { scope: 'venue', meaning: 'write to the staff' },
  'tables.read': { scope: 'venue', meaning: 'see the tables and how they are put together', forKeys: true },
  'tables.write': { scope: 'venue', meaning: 'set up the tables' },
  'bookings.read': { scope: 'venue', meaning: 'see the bookings, the waitlist and what is free', forKeys: true },
  'bookings.write': { scope: 'venue', meaning: 'make, answer and change bookings, and the waitlist', forKeys: true },
  'bookings.override': { scope: 'venue', meaning: 'seat more than a table holds, or outside the opening hours' },
  'schedule.read': { scope: 'venue', meaning: 'see when tables are blocked', forKeys: true },
  'schedule.write': { scope: 'venue', meaning: 'block tables or the whole venue for a time' },
  'calendar_feeds.read': { scope: 'venue', meaning: 'see which calendars read the bookings' },
  'calendar_feeds.write': { scope: 'venue', meaning: 'let a calendar read the bookings, and end it' },
  'guests.read': { scope: 'venue', meaning: 'see the guests and what they did', forKeys: true },
  'guests.write': { scope: 'venue', meaning: 'make and change guests’ cards, their tags and consents', forKeys: true },
  'guests.merge': { scope: 'venue', meaning: 'make one card of two, and two of one again' },
  'guests.import': { scope: 'venue', meaning: 'bring in a list of guests' },
  'guests.export': { scope: 'venue', meaning: 'take the guests out as a file, and all that is known of one' },
  'guests.erase': { scope: 'venue', meaning: 'remove everything that tells who a guest was' },
  'segments.read': {
    scope: 'venue',
    meaning: 'see the saved segments of guests and how many are in them',
    forKeys: true,
  },
  'segments.write': { scope: 'venue', meaning: 'save and change segments' },
  'blacklist.read': { scope: 'venue', meaning: 'see who is not welcome' },
  'blacklist.write': { scope: 'venue', meaning: 'put guests on the blacklist and take them off' },
  'feedback.read': { scope: 'venue', meaning: 'read what guests say', forKeys: true },
  'feedback.write': { scope: 'venue', meaning: 'answer what guests say and mark it as handled' },
  'bots.read': { scope: 'venue', meaning: 'see the venue’s bot and how it is doing' },
  'bots.write': { scope: 'venue', meaning: 'connect a bot, turn it on and off, replace its token, unlink it' },
  'dialogues.read': { scope: 'venue', meaning: 'read what guests and the venue write to each other', forKeys: true },
  'dialogues.write': { scope: 'venue', meaning: 'write to guests', forKeys: true },
  'bot.act': { scope: 'venue', meaning: 'act for a guest, as the venue’s bot does', forKeys: true },
  'bot.forget': { scope: 'venue', meaning: 'have everything erased of who asks the venue’s bot for it' },
  'own_bookings.read': { scope: 'either', meaning: 'see one’s own bookings, at whichever venues' },
  'own_bookings.write': { scope: 'either', meaning: 'book for oneself, change it and cancel it' },
  'self.read': { scope: 'self', meaning: 'see who one is signed in as, and where' },
  'self.write': { scope: 'self', meaning: 'change one’s profile and password, end one’s sessions' },
} as const satisfies Record<string, PermissionEntry>;

interface PermissionEntry {
  scope: 'platform' | 'venue' | 'either' | 'self';
  meaning: string;
  forKeys?: true;
}

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as Permission[];

/** What an API key can be allowed. */
export const keyPermissions = permissionNames.filter((name) => (permissions[name] as PermissionEntry).forKeys);

/** Those who work at a venue, the mightiest first. */
export const staffRoles = ['owner', 'admin', 'manager', 'receptionist', 'specialist'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const roleNames = ['super_admin', ...staffRoles, 'guest'] as const;
export type Role = (typeof roleNames)[number];

const everyone: Permission[] = ['self.read', 'self.write'];
const staff: Permission[] = [...everyone, 'venue.read'];
const receptionist: Permission[] = [
  ...staff,
  'tables.read',
  'bookings.read',
  'bookings.write',
  'schedule.read',
  'guests.read',
  'guests.write',
  'segments.read',
  'blacklist.read',
  'feedback.read',
  'bots.read',
  'dialogues.read',
  'dialogues.write',
  'uploads.write',
];
const manager: Permission[] = [
  ...receptionist,
  'venue.write',
  'analytics.read',
  'users.read',
  'users.write',
  'templates.read',
  'templates.write',
  'campaigns.read',
  'campaigns.write',
  'campaigns.send',
  'notifications.send',
  'tables.write',
  'bookings.override',
  'schedule.write',
  'calendar_feeds.read',
  'calendar_feeds.write',
  'guests.merge',
  'guests.import',
  'segments.write',
  'blacklist.write',
  'feedback.write',
];
const admin: Permission[] = [
  ...manager,
  'audit.read',
  'api_keys.read',
  'api_keys.write',
  'organizations.read',
  'guests.export',
  'guests.erase',
  'bots.write',
  'bot.act',
  'bot.forget',
];
const owner: Permission[] = [...admin, 'organizations.write', 'analytics.organization'];

export const roles: Record<Role, readonly Permission[]> = {
  super_admin: permissionNames,
  owner,
  admin,
  manager,
  receptionist,
  specialist: staff,
  guest: [...everyone, 'own_bookings.read', 'own_bookings.write'],
};

/**
 * Those whose rights do not come from a place among the staff: a partner by its key, a venue's own bot, and a guest whom
 * that bot's Mini App vouches for.
 */
export const otherRoles = ['partner', 'bot', 'app_guest'] as const;
export type OtherRole = (typeof otherRoles)[number];

/** Who asks: a person by role, a partner by what its key was given. */
export interface Holder {
  role: Role | OtherRole | 'anonymous' | 'system';
  scopes?: readonly string[];
}

export const permissionsOf = ({ role, scopes }: Holder): readonly Permission[] => {
  if (role === 'partner') return keyPermissions.filter((permission) => scopes?.includes(permission));
  if (role === 'bot') return ['bot.act', 'bot.forget'];
  if (role === 'app_guest') return ['own_bookings.read', 'own_bookings.write'];
  return role === 'anonymous' || role === 'system' ? [] : roles[role];
};

export const allows = (holder: Holder, permission: Permission): boolean => permissionsOf(holder).includes(permission);

/** A key is given of what keys can be given, and nothing its maker does not hold. */
export const mayGiveToKey = (holder: Holder, scopes: readonly string[]): boolean => {
  const held = permissionsOf(holder);
  return scopes.every((scope) => keyPermissions.includes(scope as Permission) && held.includes(scope as Permission));
};

/** Nobody gives away what he does not hold: a role can be given, changed or taken by who holds all of it. */
export const mayGrant = (holder: Holder, role: Role): boolean => {
  const held = permissionsOf(holder);
  return roles[role].every((permission) => held.includes(permission));
};
