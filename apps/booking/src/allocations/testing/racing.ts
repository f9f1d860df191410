import { randomUUID } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Span } from '../../availability/house';
import { aloneWithBlocks, block, claim, Claim, Refused, release, settle, vacate } from '../allocations';
import { SeededHouse } from './seeded-house';

export interface Race {
  transactions: Transactions;
  house: SeededHouse;
  attempts: number;
  /** How many try at the same time. */
  racers: number;
}

/** Somebody who occupies something, as who made it knows it. */
export interface Winner {
  ownerId: string;
  ownerKind: 'booking' | 'hold' | 'block';
  resourceIds: string[];
  span: Span;
  /** Of a hold: when whoever comes next takes it away. */
  expiresAt?: number;
}

export interface Outcome {
  won: Record<Attempt, number>;
  lost: Record<Attempt, number>;
  /** Who was refused, and not told by what. */
  untold: Refused[];
  /** What was told and cannot have stood in the way. */
  wronglyTold: Refused[];
  escaped: unknown[];
  /** Who occupies something in the end, by their own account. */
  winners: Winner[];
  /** Holds that were found to have expired, and were left to whoever comes next. */
  forsaken: Winner[];
  /** What the clock shows in the end: holds that expire until then may be gone. */
  now: number;
}

type Attempt = (typeof mix)[number][0];

/** Of a hundred attempts. */
const mix = [
  ['claim', 50],
  ['hold', 14],
  ['move', 18],
  ['release', 13],
  ['block', 2],
  ['unblock', 2],
  ['open or close', 1],
] as const;

const minute = 60_000;
const day = 24 * 60 * minute;
/** Noon of no day in particular. */
const start = Date.UTC(2027, 4, 5);
// In the time of the race, which goes on a second with each attempt.
const holdSeconds = 300;
const mostBlocks = 4;

/** Thrown to leave a transaction whose claim was refused. */
class Lost extends Error {
  constructor(readonly refused: Refused) {
    super('Lost');
  }
}

/** Many who claim, move, release and block a few tables of one day at the same time, each attempt in its own transaction. */
export async function race({ transactions, house, attempts, racers }: Race): Promise<Outcome> {
  const zero = () => Object.fromEntries(mix.map(([attempt]) => [attempt, 0])) as Record<Attempt, number>;
  const outcome: Outcome = {
    ...{ won: zero(), lost: zero(), untold: [], wronglyTold: [], escaped: [], winners: [], forsaken: [], now: start },
  };
  const caller = systemCaller('race', house.venueId);
  // Whoever is in somebody's hands is in none of them: two do not end the same booking.
  const booked: Winner[] = [];
  const blocks: Winner[] = [];
  let begun = 0;

  const makeClaim = async (now: number, ownerKind: 'booking' | 'hold') => {
    const expiresAt = ownerKind === 'hold' ? now + holdSeconds * 1_000 : undefined;
    const wanted: Winner = { ownerId: randomUUID(), ownerKind, ...anyPlace(house), ...(expiresAt && { expiresAt }) };
    await transactions.inVenue(caller, (tx) => claimOrLose(tx, wanted, now));
    booked.push(wanted);
  };

  const moveOne = async (now: number) => {
    const winner = takeAny(booked);
    if (winner && hasExpired(winner, now)) outcome.forsaken.push(winner);
    if (!winner || hasExpired(winner, now)) return makeClaim(now, 'booking');
    const wanted = { ...winner, ...anotherPlace(winner, house) };
    try {
      await transactions.inVenue(caller, async (tx) => {
        const freed = await vacate(tx, winner.ownerId);
        await claimOrLose(tx, wanted, now);
        await settle(tx, freed);
      });
      booked.push(wanted);
    } catch (error) {
      booked.push(winner);
      throw error;
    }
  };

  const tries: Record<Attempt, (now: number) => Promise<void>> = {
    claim: (now) => makeClaim(now, 'booking'),
    hold: (now) => makeClaim(now, 'hold'),
    move: moveOne,
    release: async (now) => {
      const winner = takeAny(booked);
      if (!winner) return makeClaim(now, 'booking');
      await transactions.inVenue(caller, (tx) => release(tx, winner.ownerId));
    },
    block: async (now) => {
      if (blocks.length >= mostBlocks) return makeClaim(now, 'booking');
      const wholeVenue = oneIn(3);
      const place = anyPlace(house);
      const resourceIds = wholeVenue ? house.tables.map(({ id }) => id) : place.resourceIds;
      const made: Winner = { ownerId: randomUUID(), ownerKind: 'block', span: place.span, resourceIds };
      await transactions.inVenue(caller, async (tx) => {
        await aloneWithBlocks(tx);
        await tx.query(
          `INSERT INTO blocks (id, venue_id, resource_ids, starts_at, ends_at, type, created_at, updated_at)
           VALUES ($1, $2, $3, $4, $5, 'other', now(), now())`,
          [
            ...[made.ownerId, house.venueId, wholeVenue ? [] : resourceIds],
            ...[new Date(made.span.from), new Date(made.span.to)],
          ],
        );
        await block(tx, made.ownerId, made.span, resourceIds, new Date(now));
      });
      blocks.push(made);
    },
    unblock: async (now) => {
      const made = takeAny(blocks);
      if (!made) return makeClaim(now, 'booking');
      await transactions.inVenue(caller, async (tx) => {
        await aloneWithBlocks(tx);
        await tx.query('DELETE FROM blocks WHERE venue_id = $1 AND id = $2', [house.venueId, made.ownerId]);
        await release(tx, made.ownerId);
      });
    },
    'open or close': async () => {
      await transactions.inVenue(caller, (tx) =>
        tx.query('UPDATE resources SET is_active = NOT is_active OR $3 WHERE venue_id = $1 AND id = $2', [
          house.venueId,
          house.tables.at(-1)!.id,
          oneIn(2),
        ]),
      );
    },
  };

  const racer = async () => {
    while (begun < attempts) {
      const now = start + ++begun * 1_000;
      const attempt = anyAttempt();
      try {
        await tries[attempt](now);
        outcome.won[attempt]++;
      } catch (error) {
        if (!(error instanceof Lost)) outcome.escaped.push(error);
        else {
          outcome.lost[attempt]++;
          if (error.refused.inTheWay.length + error.refused.gone.length === 0) outcome.untold.push(error.refused);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: racers }, racer));
  return { ...outcome, winners: [...booked, ...blocks], now: start + begun * 1_000 };

  async function claimOrLose(
    tx: Transaction,
    { ownerId, ownerKind, resourceIds, span, expiresAt }: Winner,
    at: number,
  ) {
    const wanted: Claim = {
      ...span,
      resourceIds,
      ownerKind,
      ownerId,
      ...(expiresAt && { expiresAt: new Date(expiresAt) }),
    };
    const refused = await claim(tx, wanted, new Date(at));
    if (!refused) return;
    if (!refused.inTheWay.every((each) => standsInTheWay(each, wanted))) outcome.wronglyTold.push(refused);
    throw new Lost(refused);
  }
}

const standsInTheWay = ({ resourceId, ownerId, startsAt, heldUntil }: Refused['inTheWay'][number], wanted: Claim) =>
  wanted.resourceIds.includes(resourceId) &&
  ownerId !== wanted.ownerId &&
  startsAt.getTime() < wanted.to &&
  heldUntil.getTime() > wanted.from;

export const hasExpired = ({ expiresAt }: Winner, now: number): boolean => expiresAt !== undefined && expiresAt <= now;

const anyOf = (count: number): number => Math.floor(Math.random() * count);
const oneIn = (count: number): boolean => anyOf(count) === 0;

function takeAny<T>(list: T[]): T | undefined {
  const [taken] = list.splice(anyOf(list.length), 1);
  return taken;
}

function anyAttempt(): Attempt {
  let left = Math.random() * 100;
  return (mix.find(([, share]) => (left -= share) < 0) ?? mix[0])[0];
}

/** One to three tables, at any five minutes of the day, for a quarter of an hour to four hours and what is kept free after. */
function anyPlace({ tables }: SeededHouse): Pick<Winner, 'resourceIds' | 'span'> {
  const from = start + anyOf(day / (5 * minute)) * 5 * minute;
  const minutes = 15 + anyOf(46) * 5 + anyOf(4) * 15;
  const count = oneIn(2) ? 1 : 1 + anyOf(3);
  const resourceIds = Array.from({ length: count }, () => tables[anyOf(tables.length)]!.id);
  return { resourceIds: [...new Set(resourceIds)], span: { from, to: from + minutes * minute } };
}

/** As people move: mostly a little later, longer or shorter where they sit, sometimes to another place. */
function anotherPlace({ resourceIds, span }: Winner, house: SeededHouse): Pick<Winner, 'resourceIds' | 'span'> {
  if (oneIn(3)) return anyPlace(house);
  const from = span.from + (anyOf(13) - 6) * 5 * minute;
  const length = Math.max(15 * minute, span.to - span.from + (anyOf(13) - 6) * 5 * minute);
  return { resourceIds, span: { from, to: from + length } };
}
