import { ChatState, Fact, FeedbackState, GuestState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';

/** The same numbers from 0 to 1 for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  const one = <Value>(values: readonly Value[]): Value => values[below(values.length)]!;
  const shuffled = <Value>(values: readonly Value[]): Value[] => {
    const all = [...values];
    for (let at = all.length - 1; at > 0; at--) {
      const other = below(at + 1);
      [all[at], all[other]] = [all[other]!, all[at]!];
    }
    return all;
  };
  return { below, one, shuffled, chance: (share) => next() < share };
}
export interface Random {
  below: (most: number) => number;
  one: <Value>(values: readonly Value[]) => Value;
  shuffled: <Value>(values: readonly Value[]) => Value[];
  chance: (share: number) => boolean;
}

export const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Europe/Moscow',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
  'UTC',
];

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** Around both days of 2027 on which Berlin's clocks are changed, by other steps than whole hours. */
const instant = ({ below, one }: Random): string => {
  const day = one(['2027-03-20', '2027-03-27', '2027-03-27', '2027-04-01', '2027-10-30', '2027-01-15']);
  const within = one([2, 4, 4, 50]);
  return new Date(
    Date.parse(`${day}T00:00:00Z`) + below((within * dayMs) / (25 * minuteMs)) * 25 * minuteMs,
  ).toISOString();
};

export interface Told {
  name: string;
  after: { id: string; version: number };
}

export interface VenueHistory {
  venueId: string;
  /** All versions of everything, in the order in which they came to be. */
  told: Told[];
}

const statuses = ['new', 'confirmed', 'arrived', 'completed', 'completed', 'cancelled', 'no_show'] as const;
const reasons = ['blocked', 'recalled', 'expired', 'unknown'] as const;

/** What may have been told of a venue: of each entity several versions, the last of which makes sense. */
export function historyOf(random: Random, venueId: string): VenueHistory {
  const { below, one, chance } = random;
  const told: Told[] = [];
  const some = (most: number) => Array.from({ length: 1 + below(most) }, newId);
  const versions = (name: (version: number) => string, state: (version: number, isLast: boolean) => object) => {
    const last = 1 + below(4);
    const id = newId();
    for (let version = 1; version <= last; version++) {
      told.push({ name: name(version), after: { id, ...state(version, version === last), version } });
    }
    return id;
  };

  const cards = some(5);
  cards.forEach((id, index) => {
    const [created_at, source, last] = [
      instant(random),
      one(['bot', 'manual', 'web', undefined] as const),
      1 + below(4),
    ];
    for (let version = 1; version <= last; version++) {
      // In between any card may have been part of any other; in the end there is no circle.
      const others = version === last ? cards.slice(index + 1) : cards.filter((other) => other !== id);
      const merged_into_id = others.length > 0 && chance(0.4) ? one(others) : null;
      const after = { id, version, source, merged_into_id, created_at } as GuestState;
      if (chance(0.1)) {
        const guests = [{ guest: after, is_new: version === 1 }];
        told.push({ name: 'guests.imported', after: { id: newId(), version: 1, guests } as Told['after'] });
      } else told.push({ name: one(['guest.created', 'guest.changed', 'guest.merged', 'guest.erased']), after });
    }
  });
  const anybody = () => (chance(0.15) ? null : one([...cards, cards[0]!]));

  for (let booking = 2 + below(10); booking > 0; booking--) {
    const [created_at, source] = [instant(random), one(['web', 'bot', 'walk_in'] as const)];
    const before = told.length;
    const id = versions(
      () => one(['booking.requested', 'booking.changed', 'booking.moved', 'booking.completed']),
      () => {
        const card_id = anybody();
        const guest_id = card_id && one(cards);
        const states = { created_at, source, status: one(statuses), booked_at: instant(random) };
        return { ...states, guest_id, ...(chance(0.8) ? { card_id } : { guest_id: card_id }) };
      },
    );
    for (let version = told.length - before; version > 0; version--) {
      if (chance(0.3))
        told.push({ name: 'visit.attributed', after: { id, version, guest_id: anybody() } as Told['after'] });
    }
  }
  for (let feedback = below(5); feedback > 0; feedback--) {
    const created_at = instant(random);
    versions(
      () => one(['feedback.received', 'feedback.handled', 'feedback.reopened']),
      (): Partial<FeedbackState> => ({
        ...{ created_at, score: chance(0.2) ? null : below(11), tags: ['a', 'b', 'c'].filter(() => chance(0.4)) },
      }),
    );
  }
  const campaigns = Array.from({ length: 1 + below(2) }, (_, index) => {
    const started_at = chance(0.2) ? null : instant(random);
    return versions(
      (version) => (version === 1 ? 'campaign.created' : 'campaign.started'),
      (version) => ({ name: `Name ${index} ${version}`, status: 'sending', recipients: version, started_at }),
    );
  });
  for (let message = below(12); message > 0; message--) {
    const id = newId();
    const of = {
      kind: one(['campaign', 'campaign', 'campaign', 'reminder'] as const),
      guest_id: anybody(),
      created_at: instant(random),
    };
    const campaign_id = of.kind === 'campaign' ? one(campaigns) : one([null, undefined]);
    if (chance(0.95))
      told.push({ name: 'message.queued', after: { id, version: 1, ...of, campaign_id } as Told['after'] });
    for (let version = 2; version < 2 + below(3); version++) {
      const reason = chance(0.7) ? null : one(reasons);
      const after = { id, version, at: instant(random), reason } as Told['after'];
      told.push({ name: reason ? 'delivery.failed' : 'delivery.succeeded', after });
    }
  }
  const bots = Array.from({ length: 1 + below(2) }, (_, index) =>
    versions(
      (version) => (version === 1 ? 'bot.connected' : one(['bot.changed', 'bot.unlinked'])),
      (version) => ({ username: `bot_${index}_${version}`, is_active: chance(0.8) }),
    ),
  );
  for (let chat = below(6); chat > 0; chat--) {
    const [bot_id, created_at] = [one([...bots, newId()]), instant(random)];
    versions(
      () => one(['chat.opened', 'chat.blocked', 'chat.unblocked']),
      (): Partial<ChatState> => ({ bot_id, created_at, blocked_at: chance(0.4) ? instant(random) : null }),
    );
  }
  return { venueId, told };
}

export const factOf = (venueId: string, { name, after }: Told): Fact =>
  ({
    ...{
      id: newId(),
      source: '/guestflow/booking',
      actor: 'system',
      type: `${name}.v1`,
      subject: after.id,
      time: new Date().toISOString(),
      venueid: venueId,
    },
    data: { version: after.version, after },
  }) as unknown as Fact;
