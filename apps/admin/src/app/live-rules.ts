/** Addresses of the API, with all that stands below them. */
interface Touched {
  /** What the service tells of itself: it is there as soon as the fact is told. */
  now?: string[];
  /** What others make of it, a moment later. */
  soon?: string[];
}

const talks = ['/dialogues', '/messages'];
const takings = ['/bookings', '/tables/available', '/waitlist'];

/**
 * Whose answers are old after a fact: the first word of its name, or the whole name where it differs from its kin. Every
 * fact that the gateway tells has a row. The audit log has none: who reads there what happened is not to have it move
 * away below his eyes.
 */
export const touches: Record<string, Touched> = {
  booking: { now: takings, soon: ['/guests', '/feedback', '/analytics'] },
  waitlist: { now: takings, soon: ['/guests', '/analytics'] },
  table: { now: ['/tables', '/table-groups', '/bookings'], soon: ['/analytics'] },
  table_group: { now: ['/table-groups', '/tables', '/bookings'] },
  block: { now: ['/schedule/blocks', '/bookings', '/tables/available'], soon: ['/analytics'] },
  calendar_feed: { now: ['/calendar-feeds'] },
  guest: {
    now: ['/guests', '/segments', '/feedback', '/blacklist'],
    soon: ['/bookings', '/waitlist', '/campaigns', '/analytics', ...talks],
  },
  'guests.imported': { now: ['/guests', '/segments'], soon: ['/bookings', '/analytics', ...talks] },
  guest_import: { now: ['/guests/imports'] },
  visit: { now: ['/guests', '/segments', '/feedback'], soon: ['/analytics'] },
  consent: { now: ['/guests', '/segments'], soon: talks },
  privacy_request: { now: ['/guests'] },
  blacklist: { now: ['/blacklist', '/guests', '/segments'], soon: ['/bookings', '/waitlist', ...talks] },
  segment: { now: ['/segments'] },
  feedback: { now: ['/feedback', '/guests'], soon: ['/analytics', ...talks] },
  // How far a campaign has come is looked at while it goes on: it would be told of with each of thousands.
  message: { now: talks, soon: ['/analytics'] },
  'message.received': { now: talks },
  'message.read': { now: talks },
  delivery: { soon: [...talks, '/analytics'] },
  chat: { soon: ['/guests', '/analytics', ...talks] },
  template: { now: ['/notification-templates'] },
  reminder_rules: { now: ['/reminders/rules'] },
  campaign: { now: ['/campaigns'], soon: ['/analytics'] },
  campaign_audience: { soon: ['/campaigns'] },
  bot: { now: ['/bots'], soon: ['/campaigns', ...talks] },
  venue: { now: ['/venues', '/auth/me'], soon: [...takings, '/tables', '/analytics'] },
  member: { now: ['/users', '/auth/me'] },
  api_key: { now: ['/api-keys'] },
};

export const touchedBy = (fact: string): Touched => touches[fact] ?? touches[fact.split('.')[0]!] ?? {};

/** People do no more than that without a break; what goes on is sent to many. */
const manyRounds = 8;

/**
 * How long is rested after asking anew took so long, the how-many-eth time without a break: what is slow is not asked
 * until it is slower, and where it does not end, more of it is asked for together.
 */
export const restAfter = (tookMs: number, round: number): number =>
  Math.min(Math.max(tookMs, Math.min(100 * 2 ** Math.max(0, round - manyRounds), 800)), 2_000);
