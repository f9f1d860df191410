import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { worksNow } from '../bots/wanted-set-up';
import { atWork, Replica } from './replica';

/** How many bots there are to be polled, by how many replicas, and how many of them by none. */
export interface Standing {
  bots: number;
  replicas: number;
  free: number;
}

// Any number: it only keeps two replicas from choosing at once.
const choosingLock = 7_203_912;
const mostAtOnce = 2_000;

const isFree = `(p.replica_id IS NULL OR NOT ${atWork('p.replica_id')})`;

/** Which replica polls which bot. */
@Injectable()
export class Polls {
  constructor(
    private readonly transactions: Transactions,
    private readonly replica: Replica,
  ) {}

  async standing(): Promise<Standing> {
    const [standing] = await this.transactions.acrossVenues(systemCaller('polls'), (tx) =>
      tx.query<Standing & Record<string, unknown>>(
        `SELECT count(*)::int AS bots, count(*) FILTER (WHERE ${isFree})::int AS free,
                (SELECT count(*) FROM replicas WHERE alive_until > clock_timestamp())::int AS replicas
           FROM bots b LEFT JOIN polls p ON p.bot_id = b.id WHERE ${worksNow('b')}`,
      ),
    );
    return standing!;
  }

  /** So many of those that are free. One replica chooses at a time: two would choose the same. */
  async claim(count: number): Promise<string[]> {
    const free = await this.transactions.acrossVenues(systemCaller('polls'), (tx) =>
      tx.query<{ id: string }>(
        `SELECT b.id FROM bots b LEFT JOIN polls p ON p.bot_id = b.id WHERE ${worksNow('b')} AND ${isFree}
          ORDER BY b.id LIMIT ${mostAtOnce}`,
      ),
    );
    return this.transactions.outsideVenues(systemCaller('polls'), async (tx) => {
      const [, claimed] = await Promise.all([
        tx.query('SELECT pg_advisory_xact_lock($1)', [choosingLock]),
        tx.query<{ bot_id: string }>(
          `INSERT INTO polls AS p (bot_id, replica_id)
           SELECT free.id, $2::uuid FROM unnest($1::uuid[]) AS free (id) LEFT JOIN polls p ON p.bot_id = free.id
            WHERE ${isFree} AND ${atWork('$2::uuid')} ORDER BY free.id LIMIT $3
           ON CONFLICT (bot_id) DO UPDATE SET replica_id = excluded.replica_id RETURNING bot_id`,
          [free.map(({ id }) => id), this.replica.id, count],
        ),
      ]);
      return claimed.map(({ bot_id }) => bot_id);
    });
  }

  async giveBack(ids: string[]): Promise<void> {
    await this.transactions.outsideVenues(systemCaller('polls'), (tx) =>
      tx.query('UPDATE polls SET replica_id = NULL WHERE bot_id = ANY($1) AND replica_id = $2', [
        ...[ids, this.replica.id],
      ]),
    );
  }
}
