import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { languages } from '@guestflow/contracts';
import { Logger } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { quietOf, venueRules } from '../reminders/rules-of-venue';
import { wordsOf } from '../templates/words';
import { celebratedOn, lookOn } from './birthday-times';
import { quietAt } from './local-times';
import { birthdayOf } from './planned-notices';
import { planBirthdays } from './plan-notices';

const everyMs = 30_000;
const mostVenues = 500;

/** Looks once a day in each venue whose birthday it is. Of any number of replicas one has a venue in hand at a time. */
@Injectable()
export class Birthdays implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.stopping) return;
    this.running ??= this.run().finally(() => (this.running = undefined));
    try {
      await this.running;
    } catch (error) {
      this.logger.error({ err: error }, 'It could not be looked whose birthday it is: it is tried again soon');
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  async run(): Promise<void> {
    for (const venueId of await this.venues()) {
      if (this.stopping) return;
      try {
        const caller = systemCaller('birthdays', venueId);
        await this.transactions.inVenue(caller, (tx) => lookForBirthdays(tx, this.clock.now()));
      } catch (error) {
        this.logger.error({ err: error, venue_id: venueId }, 'It could not be looked whose birthday it is here');
      }
    }
  }

  private async venues(): Promise<string[]> {
    const rows = await this.transactions.acrossVenues(systemCaller('birthdays'), (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT venue_id FROM venues WHERE birthdays_at IS NULL OR birthdays_at <= $1
          ORDER BY birthdays_at NULLS FIRST LIMIT ${mostVenues}`,
        [this.clock.now()],
      ),
    );
    return rows.map(({ venue_id }) => venue_id);
  }
}

async function lookForBirthdays(tx: Transaction, now: Date): Promise<void> {
  const [venue] = await tx.query<{ zone: string }>(
    `SELECT timezone AS zone FROM venues WHERE venue_id = $1 AND (birthdays_at IS NULL OR birthdays_at <= $2)
        FOR UPDATE SKIP LOCKED`,
    [tx.caller.venueId, now],
  );
  if (!venue) return;
  const { day, at, next } = lookOn(now, venue.zone);
  const isTime = now >= at;
  if (isTime && (await isSaid(tx))) {
    const due = quietAt(at, venue.zone, quietOf(await venueRules(tx)))?.ends ?? at;
    await planOf(tx, day, due, now);
  }
  await tx.query('UPDATE venues SET birthdays_at = $2 WHERE venue_id = $1', [tx.caller.venueId, isTime ? next : at]);
}

async function isSaid(tx: Transaction): Promise<boolean> {
  const words = await wordsOf(tx);
  return languages.some((language) => words.of('birthday', language).isActive);
}

/** Of a guest with several cards it is his birthday once. */
async function planOf(tx: Transaction, day: string, due: Date, now: Date): Promise<void> {
  const { year, month, days } = celebratedOn(day);
  const rule = birthdayOf(year);
  const rows = await tx.query<{ id: string }>(
    `SELECT g.guest_id AS id FROM guests g
      WHERE g.venue_id = $1 AND g.root_id IS NULL AND g.birthday IS NOT NULL
        AND EXTRACT(month FROM g.birthday) = $2 AND EXTRACT(day FROM g.birthday) = ANY ($3::integer[])
        AND NOT EXISTS (SELECT 1 FROM guests c
                          JOIN notices n ON n.venue_id = $1 AND n.card_id = c.guest_id AND n.rule = $4
                         WHERE c.venue_id = $1 AND c.root_id = g.guest_id)`,
    [tx.caller.venueId, month, days, rule],
  );
  const ids = rows.map(({ id }) => id);
  await planBirthdays(tx, ids, rule, due, now);
}
