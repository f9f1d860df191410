import type { LucideIcon } from 'lucide-react';
import {
  BarChart3,
  Bell,
  Bot,
  Building2,
  CalendarRange,
  CalendarSync,
  ClipboardList,
  House,
  KeyRound,
  LayoutGrid,
  Megaphone,
  MessageSquareText,
  MessagesSquare,
  ScrollText,
  Settings,
  ShieldBan,
  Star,
  Users,
  UsersRound,
} from 'lucide-react';
import { nearest } from './address-rules';
import type { Me, Permission } from './me';
import type { ShellTexts } from './shell-texts';

export interface Section {
  path: string;
  name: keyof ShellTexts['sections'];
  icon: LucideIcon;
  isFor: (me: Me) => boolean;
  /** Who may see its page without being led there; otherwise, for whom it is. */
  opensTo?: (me: Me) => boolean;
}

const atVenue =
  (permission: Permission) =>
  ({ permissions, venue_id }: Me): boolean =>
    venue_id !== null && permissions.includes(permission);

const onPlatform =
  (permission: Permission) =>
  ({ permissions, role }: Me): boolean =>
    role === 'super_admin' && permissions.includes(permission);

/** What stands at the side, in groups; each section only for who may use it. */
export const sections: { name: keyof ShellTexts['groups']; sections: Section[] }[] = [
  {
    name: 'day',
    sections: [
      { path: '/', name: 'home', icon: House, isFor: ({ role }) => role !== 'super_admin' },
      { path: '/journal', name: 'journal', icon: CalendarRange, isFor: atVenue('bookings.read') },
      { path: '/dialogues', name: 'dialogues', icon: MessagesSquare, isFor: atVenue('dialogues.read') },
    ],
  },
  {
    name: 'people',
    sections: [
      { path: '/guests', name: 'guests', icon: Users, isFor: atVenue('guests.read') },
      { path: '/feedback', name: 'feedback', icon: Star, isFor: atVenue('feedback.read') },
      { path: '/blacklist', name: 'blacklist', icon: ShieldBan, isFor: atVenue('blacklist.read') },
    ],
  },
  {
    name: 'said',
    sections: [
      { path: '/campaigns', name: 'campaigns', icon: Megaphone, isFor: atVenue('campaigns.read') },
      { path: '/templates', name: 'templates', icon: MessageSquareText, isFor: atVenue('templates.read') },
      { path: '/reminders', name: 'reminders', icon: Bell, isFor: atVenue('templates.read') },
    ],
  },
  {
    name: 'looking_back',
    sections: [
      { path: '/statistics', name: 'statistics', icon: BarChart3, isFor: atVenue('analytics.read') },
      { path: '/audit-log', name: 'audit_log', icon: ScrollText, isFor: atVenue('audit.read') },
    ],
  },
  {
    name: 'settings',
    sections: [
      {
        path: '/settings/venue',
        name: 'venue',
        icon: Settings,
        isFor: atVenue('venue.write'),
        opensTo: atVenue('venue.read'),
      },
      { path: '/settings/tables', name: 'tables', icon: LayoutGrid, isFor: atVenue('tables.read') },
      { path: '/settings/staff', name: 'staff', icon: UsersRound, isFor: atVenue('users.read') },
      { path: '/settings/bot', name: 'bot', icon: Bot, isFor: atVenue('bots.read') },
      { path: '/settings/api-keys', name: 'api_keys', icon: KeyRound, isFor: atVenue('api_keys.read') },
      {
        path: '/settings/api-keys',
        name: 'calendars',
        icon: CalendarSync,
        isFor: (me) => !me.permissions.includes('api_keys.read') && atVenue('calendar_feeds.read')(me),
      },
    ],
  },
  {
    name: 'platform',
    sections: [
      { path: '/operations/venues', name: 'tenants', icon: Building2, isFor: onPlatform('tenants.read') },
      { path: '/operations/health', name: 'health', icon: ClipboardList, isFor: onPlatform('tenants.read') },
      { path: '/operations/people', name: 'operators', icon: UsersRound, isFor: onPlatform('users.read') },
      {
        path: '/audit-log',
        name: 'audit_log',
        icon: ScrollText,
        isFor: (me) => me.venue_id === null && onPlatform('audit.read')(me),
      },
    ],
  },
];

/** Pages of a section that ask for more than it does. */
const narrower: Pick<Section, 'path' | 'isFor'>[] = [{ path: '/guests/import', isFor: atVenue('guests.import') }];

/** Whether a page is for who has come to it, by a link or an old address; what is no section says so itself. */
export function isOpenTo(me: Me, pathname: string): boolean {
  const all: Pick<Section, 'path' | 'isFor' | 'opensTo'>[] = [
    ...sections.flatMap((group) => group.sections),
    ...narrower,
  ];
  const met = nearest(all, pathname);
  return met.length === 0 || met.some(({ isFor, opensTo = isFor }) => opensTo(me));
}

/** Where somebody begins. */
export const firstPath = (me: Me): string =>
  sections.flatMap((group) => group.sections).find(({ isFor }) => isFor(me))?.path ?? '/profile';
