import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router';
import { journalSearch } from '../journal/address';
import { person } from './session';
import { Shell } from './shell';
import { BrokenPage, NotFoundPage } from './other-pages';
import { within } from './within';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: BrokenPage });

/** For anybody; letters lead to some of them. What is secret in a letter's link stands behind `#`, and reaches no log. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page'), 'SignInPage'),
  validateSearch: ({ to, after }: Record<string, unknown>): { to?: string; after?: string } => ({
    to: text(to),
    after: text(after),
  }),
  beforeLoad: ({ search: { to } }) => {
    if (person()) redirect({ to: within(to), replace: true, throw: true });
  },
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('../sign-in/register-page'), 'RegisterPage'),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyRouteComponent(() => import('../sign-in/forgot-page'), 'ForgotPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../sign-in/invitation-page'), 'InvitationPage'),
});
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('../sign-in/new-password-page'), 'NewPasswordPage'),
});
const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/email',
  component: lazyRouteComponent(() => import('../sign-in/verify-email-page'), 'VerifyEmailPage'),
});

/** For who is signed in: the frame stands around it. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: ({ location }) => {
    if (!person())
      redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href }, throw: true });
  },
});

const parent = () => inside;

const home = createRoute({
  getParentRoute: parent,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page'), 'HomePage'),
});
const journal = createRoute({
  getParentRoute: parent,
  path: '/journal',
  component: lazyRouteComponent(() => import('../journal/journal-page'), 'JournalPage'),
  validateSearch: journalSearch,
});
const guests = createRoute({
  getParentRoute: parent,
  path: '/guests',
  component: lazyRouteComponent(() => import('../guests/guests-page'), 'GuestsPage'),
  validateSearch: (
    search: Record<string, unknown>,
  ): { q?: string; segment?: string; filter?: object; sort?: string } => ({
    q: typeof search.q === 'number' ? String(search.q) : text(search.q),
    segment: text(search.segment),
    filter: typeof search.filter === 'object' && search.filter ? search.filter : undefined,
    sort: text(search.sort),
  }),
});
const guestImport = createRoute({
  getParentRoute: parent,
  path: '/guests/import',
  component: lazyRouteComponent(() => import('../guests/import-page'), 'ImportPage'),
  validateSearch: ({ list }: Record<string, unknown>): { list?: string } => ({ list: text(list) }),
});
const guest = createRoute({
  getParentRoute: parent,
  path: '/guests/$guestId',
  component: lazyRouteComponent(() => import('../guests/guest-page'), 'GuestPage'),
});
const feedback = createRoute({
  getParentRoute: parent,
  path: '/feedback',
  component: lazyRouteComponent(() => import('../feedback/feedback-page'), 'FeedbackPage'),
});
const blacklist = createRoute({
  getParentRoute: parent,
  path: '/blacklist',
  component: lazyRouteComponent(() => import('../blacklist/blacklist-page'), 'BlacklistPage'),
});
const dialogues = createRoute({
  getParentRoute: parent,
  path: '/dialogues',
  component: lazyRouteComponent(() => import('../dialogues/dialogues-page'), 'DialoguesPage'),
  validateSearch: (search: Record<string, unknown>): { guest?: string; view?: string } => ({
    guest: text(search.guest),
    view: text(search.view),
  }),
});
const templates = createRoute({
  getParentRoute: parent,
  path: '/templates',
  component: lazyRouteComponent(() => import('../templates/templates-page'), 'TemplatesPage'),
});
const reminders = createRoute({
  getParentRoute: parent,
  path: '/reminders',
  component: lazyRouteComponent(() => import('../reminders/reminders-page'), 'RemindersPage'),
});
const campaigns = createRoute({
  getParentRoute: parent,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('../campaigns/campaigns-page'), 'CampaignsPage'),
});
const campaign = createRoute({
  getParentRoute: parent,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('../campaigns/campaign-page'), 'CampaignPage'),
});
const statistics = createRoute({
  getParentRoute: parent,
  path: '/statistics',
  component: lazyRouteComponent(() => import('../statistics/statistics-page'), 'StatisticsPage'),
  // What it means is read there: the first screen need not know.
  validateSearch: (
    search: Record<string, unknown>,
  ): { period?: string; at?: string; from?: string; to?: string; beside?: string; where?: string } => ({
    ...{ period: text(search.period), at: text(search.at), from: text(search.from), to: text(search.to) },
    ...{ beside: text(search.beside), where: text(search.where) },
  }),
});
const auditLog = createRoute({
  getParentRoute: parent,
  path: '/audit-log',
  component: lazyRouteComponent(() => import('../audit-log/audit-log-page'), 'AuditLogPage'),
});
const venue = createRoute({
  getParentRoute: parent,
  path: '/settings/venue',
  component: lazyRouteComponent(() => import('../settings/venue-page'), 'VenuePage'),
});
const tables = createRoute({
  getParentRoute: parent,
  path: '/settings/tables',
  component: lazyRouteComponent(() => import('../tables/tables-page'), 'TablesPage'),
});
const staff = createRoute({
  getParentRoute: parent,
  path: '/settings/staff',
  component: lazyRouteComponent(() => import('../staff/staff-page'), 'StaffPage'),
});
const bot = createRoute({
  getParentRoute: parent,
  path: '/settings/bot',
  component: lazyRouteComponent(() => import('../bots/bot-page'), 'BotPage'),
});
const apiKeys = createRoute({
  getParentRoute: parent,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('../api-keys/api-keys-page'), 'ApiKeysPage'),
});
const firstRun = createRoute({
  getParentRoute: parent,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../first-run/first-run-page'), 'FirstRunPage'),
});
const newVenue = createRoute({
  getParentRoute: parent,
  path: '/new-venue',
  component: lazyRouteComponent(() => import('../first-run/new-venue-page'), 'NewVenuePage'),
});
const tenants = createRoute({
  getParentRoute: parent,
  path: '/operations/venues',
  component: lazyRouteComponent(() => import('../operations/tenants-page'), 'TenantsPage'),
});
const health = createRoute({
  getParentRoute: parent,
  path: '/operations/health',
  component: lazyRouteComponent(() => import('../operations/health-page'), 'HealthPage'),
});
const operators = createRoute({
  getParentRoute: parent,
  path: '/operations/people',
  component: lazyRouteComponent(() => import('../staff/staff-page'), 'StaffPage'),
});
const profile = createRoute({
  getParentRoute: parent,
  path: '/profile',
  component: lazyRouteComponent(() => import('../account/profile-page'), 'ProfilePage'),
});
const security = createRoute({
  getParentRoute: parent,
  path: '/security',
  component: lazyRouteComponent(() => import('../account/security-page'), 'SecurityPage'),
});

const routeTree = root.addChildren([
  ...[signIn, register, forgot, invitation, newPassword, verifyEmail],
  inside.addChildren([
    ...[home, journal, guests, guestImport, guest, feedback, blacklist, dialogues, templates, reminders],
    ...[campaigns, campaign, statistics, auditLog, venue, tables, staff, bot, apiKeys, firstRun, newVenue],
    ...[tenants, health, operators, profile, security],
  ]),
] as const satisfies readonly AnyRoute[]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
