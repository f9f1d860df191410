import {
  BookingState,
  BotState,
  CampaignState,
  ChatState,
  DeliveryState,
  FeedbackState,
  GuestState,
  guestSources,
  ImportedGuestsState,
  messageKinds,
  QueuedMessageState,
  undeliveredReasons,
} from '@guestflow/contracts';
import { Told, VenueHistory } from './people-history';

/** What was told of a venue, in the end, with its own days. */
export interface PlainVenue extends VenueHistory {
  zone: string;
}

export interface Days {
  from: string;
  to: string;
}

const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
export const daysBefore = ({ from, to }: Days): Days => ({
  from: shift(from, -((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1)),
  to: shift(from, -1),
});

const day = (moment: string, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(new Date(moment));
  const of = (type: string) => parts.find((part) => part.type === type)!.value;
  return `${of('year')}-${of('month')}-${of('day')}`;
};

/** The newest of each, of those that are told by names that begin so. */
function newest<State extends { id: string; version: number }>(told: Told[], kind: string): State[] {
  const all = new Map<string, State>();
  for (const { name, after } of told) {
    if (name.startsWith(kind) && (all.get(after.id)?.version ?? 0) < after.version) all.set(after.id, after as State);
  }
  return [...all.values()];
}

/** Whose a booking is: as crm found out, or the booking says itself; of the two, what was told of the later version. */
function ownerOf(told: Told[], bookingId: string): string | null {
  const said = told.flatMap(({ name, after }) => {
    if (after.id !== bookingId) return [];
    const { card_id, guest_id, version } = after as BookingState;
    if (name === 'visit.attributed') return [{ version, card: guest_id, found: true }];
    return card_id || guest_id ? [{ version, card: card_id ?? guest_id, found: false }] : [];
  });
  said.sort((one, other) => other.version - one.version || Number(other.found) - Number(one.found));
  return said[0]?.card ?? null;
}

const unwrapped = (told: Told[]): Told[] =>
  told.flatMap((each) =>
    each.name === 'guests.imported'
      ? (each.after as unknown as ImportedGuestsState).guests.map(({ guest }) => ({
          name: 'guest.changed',
          after: guest,
        }))
      : [each],
  );

const change = (value: number, before: number) =>
  before === 0 ? null : Math.round(((value - before) * 1_000) / before) / 10;
const share = (some: number, all: number) => (all === 0 ? null : Math.round((some * 1_000) / all) / 10);

/** The answers, counted from all that there is: slowly, and in no other way than a person would. */
export function plainly(venues: PlainVenue[], period: Days, now: string) {
  const earlier = daysBefore(period);
  const isIn = (at: string, { from, to }: Days) => at >= from && at <= to;
  const both = (count: (days: Days) => number) => {
    const [value, before] = [count(period), count(earlier)];
    return { value, before, change: change(value, before) };
  };
  const rate = (count: (days: Days) => number | null) => {
    const [value, before] = [count(period), count(earlier)];
    const more = value === null || before === null ? null : Math.round((value - before) * 100) / 100;
    return { value, before, change: more };
  };

  const all = venues.map(({ told, zone, venueId }) => {
    const cards = newest<GuestState>(unwrapped(told), 'guest.');
    const root = (id: string): string => {
      const into = cards.find((card) => card.id === id)?.merged_into_id;
      return into ? root(into) : id;
    };
    const bookings = newest<BookingState>(told, 'booking.').map((booking) => {
      const card = ownerOf(told, booking.id);
      const came = ['arrived', 'completed'].includes(booking.status);
      return { ...booking, guest: card && root(card), came, day: day(booking.booked_at, zone) };
    });
    const outcomes = newest<DeliveryState>(told, 'delivery.');
    const messages = newest<QueuedMessageState>(told, 'message.').map((message) => ({
      ...{ ...message, guest: message.guest_id && root(message.guest_id), day: day(message.created_at, zone) },
      outcome: outcomes.find(({ id }) => id === message.id),
    }));
    const feedback = newest<FeedbackState>(told, 'feedback.').map((each) => ({
      ...each,
      day: day(each.created_at, zone),
    }));
    const campaigns = newest<CampaignState>(told, 'campaign.').flatMap((campaign) => {
      if (!campaign.started_at) return [];
      const sent = messages.filter(
        ({ campaign_id, outcome }) => campaign_id === campaign.id && outcome?.reason !== 'recalled',
      );
      const booked = (mustCome: boolean) =>
        new Set(
          sent.flatMap(({ outcome, guest }) =>
            outcome && !outcome.reason && guest
              ? bookings
                  .filter((booking) => {
                    const after = Date.parse(booking.created_at) - Date.parse(outcome.at);
                    const counts = booking.source !== 'walk_in' && after >= 0 && after < 7 * 86_400_000;
                    return booking.guest === guest && counts && (!mustCome || booking.came);
                  })
                  .map(() => guest)
              : [],
          ),
        ).size;
      const delivered = sent.filter(({ outcome }) => outcome && !outcome.reason).length;
      return [
        {
          day: day(campaign.started_at, zone),
          wire: {
            ...{ campaign_id: campaign.id, venue_id: venueId, name: campaign.name, status: campaign.status },
            ...{ recipients: campaign.recipients, started_at: campaign.started_at, sent: sent.length, delivered },
            ...{
              failed: sent.filter(({ outcome }) => outcome?.reason).length,
              booked: booked(false),
              came: booked(true),
            },
            booked_share: share(booked(false), delivered),
          },
        },
      ];
    });
    const chats = newest<ChatState>(told, 'chat.').map((chat) => ({
      ...{ ...chat, opened: day(chat.created_at, zone), blocked: chat.blocked_at && day(chat.blocked_at, zone) },
    }));
    const bots = newest<BotState>(told, 'bot.');
    const unlinked = told.filter(
      ({ name, after }) =>
        name === 'bot.unlinked' && bots.some((bot) => bot.id === after.id && bot.version === after.version),
    );
    const made = cards
      .filter(({ merged_into_id }) => !merged_into_id)
      .map(({ created_at, source }) => ({ day: day(created_at, zone), source: source ?? 'unknown' }));
    return { made, bookings, messages, feedback, campaigns, chats, bots, unlinked };
  });
  const every = <Value>(of: (venue: (typeof all)[number]) => Value[]): Value[] => all.flatMap(of);

  const made = every((venue) => venue.made);
  const visits = every((venue) => venue.bookings).filter(({ came }) => came);
  const guestDays = new Map<string, string[]>();
  for (const { guest, day: on } of visits)
    if (guest) guestDays.set(guest, [...(guestDays.get(guest) ?? []), on].sort());
  const came = (days: Days) => [...guestDays.values()].filter((each) => each.some((on) => isIn(on, days)));
  const first = (days: Days) => came(days).filter(([on]) => isIn(on!, days));
  const retained = (days: Days) => came(days).filter((each) => each.some((on) => isIn(on, daysBefore(days)))).length;

  const steps: Days[] = [];
  const byMonth = daysBefore(period).from < shift(period.from, -92);
  for (let from = period.from; from <= period.to; from = shift(steps.at(-1)!.to, 1)) {
    const next = new Date(`${from.slice(0, 8)}01T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    const last = shift(next.toISOString().slice(0, 10), -1);
    steps.push({ from, to: byMonth ? (last < period.to ? last : period.to) : from });
  }
  const step = byMonth ? 'month' : 'day';

  const month = (on: string) => `${on.slice(0, 7)}-01`;
  const months = (from: string, to: string) => {
    const list: string[] = [];
    for (let at = new Date(from); at.toISOString().slice(0, 10) <= to; at.setUTCMonth(at.getUTCMonth() + 1)) {
      list.push(at.toISOString().slice(0, 10));
    }
    return list;
  };
  const usual = new Date(month(period.to));
  usual.setUTCMonth(usual.getUTCMonth() - 11);
  const since = [usual.toISOString().slice(0, 10), month(period.from)].sort()[0]!;

  const feedback = every((venue) => venue.feedback);
  const scores = (given: FeedbackState[]) => {
    const scored = given.flatMap(({ score }) => (score === null ? [] : [score]));
    const of = (from: number, to: number) => scored.filter((score) => score >= from && score <= to).length;
    const nps = scored.length ? Math.round(((of(9, 10) - of(0, 6)) / scored.length) * 1_000) / 10 : null;
    const sum = scored.reduce((total, score) => total + score, 0);
    const average_score = scored.length ? Math.round((sum / scored.length) * 100) / 100 : null;
    return {
      ...{ answers: given.length, scored: scored.length, promoters: of(9, 10), passives: of(7, 8) },
      ...{ detractors: of(0, 6), average_score, nps },
    };
  };
  const scoresIn = (days: Days) => scores(feedback.filter((each) => isIn(each.day, days)));

  const messages = every((venue) => venue.messages);
  const sent = (days: Days, which: (message: (typeof messages)[number]) => unknown) =>
    messages.filter((message) => isIn(message.day, days) && which(message)).length;
  const isDelivered = ({ outcome }: (typeof messages)[number]) => outcome && !outcome.reason;
  const isFailed = ({ outcome }: (typeof messages)[number]) => outcome?.reason;
  const chats = every((venue) => venue.chats);
  const bots = all
    .flatMap((venue) =>
      [...new Set([...venue.bots.map(({ id }) => id), ...venue.chats.map(({ bot_id }) => bot_id)])].map((id) => {
        const bot = venue.bots.find((each) => each.id === id);
        const own = venue.chats.filter(({ bot_id }) => bot_id === id);
        const is_active = !bot || (bot.is_active && !venue.unlinked.some(({ after }) => after.id === id));
        const blocked = own.filter((chat) => chat.blocked).length;
        const reachable = is_active ? own.length - blocked : 0;
        return { bot_id: id, username: bot?.username ?? null, is_active, chats: own.length, blocked, reachable };
      }),
    )
    .sort((one, other) => (one.bot_id < other.bot_id ? -1 : 1));
  const sum = (count: 'chats' | 'blocked' | 'reachable') => bots.reduce((total, bot) => total + bot[count], 0);

  const campaigns = every((venue) => venue.campaigns);
  const began = (days: Days) => campaigns.filter((campaign) => isIn(campaign.day, days)).map(({ wire }) => wire);
  const total = (count: 'sent' | 'delivered' | 'failed' | 'booked' | 'came') => (days: Days) =>
    began(days).reduce((all, wire) => all + wire[count], 0);

  return {
    guests: {
      total: both(({ to }) => made.filter((card) => card.day <= to).length),
      new: both((days) => made.filter((card) => isIn(card.day, days)).length),
      came: both((days) => came(days).length),
      came_first: both((days) => first(days).length),
      came_again: both((days) => came(days).length - first(days).length),
      came_again_share: rate((days) => share(came(days).length - first(days).length, came(days).length)),
      visits: both((days) => visits.filter((visit) => isIn(visit.day, days)).length),
      anonymous_visits: both((days) => visits.filter((visit) => isIn(visit.day, days) && !visit.guest).length),
      by_source: [
        ...guestSources,
        ...(made.some(({ source, day: on }) => source === 'unknown' && on <= period.to) ? ['unknown'] : []),
      ].map((source) => ({
        source,
        new: both((days) => made.filter((card) => isIn(card.day, days) && card.source === source).length),
      })),
      step,
      series: steps.map((days) => ({
        ...{ date: days.from, new: made.filter((card) => isIn(card.day, days)).length, came: came(days).length },
        ...{ came_first: first(days).length, came_again: came(days).length - first(days).length },
        visits: visits.filter((visit) => isIn(visit.day, days)).length,
        anonymous_visits: visits.filter((visit) => isIn(visit.day, days) && !visit.guest).length,
      })),
    },
    retention: {
      came_before: both((days) => came(daysBefore(days)).length),
      retained: both(retained),
      rate: rate((days) => share(retained(days), came(daysBefore(days)).length)),
      cohorts: months(since, month(period.to)).map((at) => {
        const cohort = [...guestDays.values()].filter(([on]) => month(on!) === at);
        return {
          ...{ month: at, guests: cohort.length },
          months: months(at, month(now))
            .slice(1)
            .map((later, index) => {
              const guests = cohort.filter((days) => days.some((on) => month(on) === later)).length;
              return { month: index + 1, guests, share: share(guests, cohort.length) ?? 0 };
            }),
        };
      }),
    },
    nps: {
      nps: rate((days) => scoresIn(days).nps),
      average_score: rate((days) => scoresIn(days).average_score),
      answers: both((days) => scoresIn(days).answers),
      scored: both((days) => scoresIn(days).scored),
      promoters: both((days) => scoresIn(days).promoters),
      passives: both((days) => scoresIn(days).passives),
      detractors: both((days) => scoresIn(days).detractors),
      by_score: Array.from({ length: 11 }, (_, score) => {
        const answers = feedback.filter((each) => isIn(each.day, period) && each.score === score).length;
        return { score, answers, share: share(answers, scoresIn(period).scored) };
      }),
      by_tag: ['a', 'b', 'c']
        .map((tag) => {
          const given = feedback.filter((each) => isIn(each.day, period) && each.tags.includes(tag));
          const { answers, average_score, nps } = scores(given);
          return { tag, answers, average_score, nps };
        })
        .filter(({ answers }) => answers > 0)
        .sort((one, other) => other.answers - one.answers || (one.tag < other.tag ? -1 : 1)),
      step,
      series: steps.map((days) => {
        const { scored: _, ...rest } = scoresIn(days);
        return { date: days.from, ...rest };
      }),
    },
    messages: {
      queued: both((days) => sent(days, () => true)),
      delivered: both((days) => sent(days, isDelivered)),
      failed: both((days) => sent(days, isFailed)),
      delivered_share: rate((days) =>
        share(
          sent(days, isDelivered),
          sent(days, () => true),
        ),
      ),
      by_kind: messageKinds.map((kind) => ({
        kind,
        queued: both((days) => sent(days, (message) => message.kind === kind)),
        delivered: both((days) => sent(days, (message) => message.kind === kind && isDelivered(message))),
        failed: both((days) => sent(days, (message) => message.kind === kind && isFailed(message))),
      })),
      by_reason: undeliveredReasons.map((reason) => ({
        reason,
        failed: both((days) => sent(days, ({ outcome }) => outcome?.reason === reason)),
      })),
      reach: { chats: sum('chats'), blocked: sum('blocked'), reachable: sum('reachable'), bots },
      step,
      series: steps.map((days) => ({
        ...{ date: days.from, queued: sent(days, () => true), delivered: sent(days, isDelivered) },
        failed: sent(days, isFailed),
        chats_opened: chats.filter(({ opened }) => isIn(opened, days)).length,
        chats_blocked: chats.filter(({ blocked }) => blocked && isIn(blocked, days)).length,
        chats:
          chats.filter(({ opened }) => opened <= days.to).length -
          chats.filter(({ blocked }) => blocked && blocked <= days.to).length,
      })),
    },
    campaigns: {
      totals: {
        campaigns: both((days) => began(days).length),
        ...{ sent: both(total('sent')), delivered: both(total('delivered')), failed: both(total('failed')) },
        ...{ booked: both(total('booked')), came: both(total('came')) },
        booked_share: rate((days) => share(total('booked')(days), total('delivered')(days))),
      },
      campaigns: began(period).sort(
        (one, other) =>
          Date.parse(other.started_at) - Date.parse(one.started_at) || (one.campaign_id < other.campaign_id ? -1 : 1),
      ),
    },
  };
}
