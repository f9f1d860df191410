import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { defaultSettings } from '@guestflow/contracts';
import { Logger, Metrics } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { loadVenue } from '../replicas/venue';
import { Offers } from '../waitlist/offers.service';
import { Booking } from './booking.entity';
import { asBooking, bookingColumns } from './bookings.queries';
import { isLapsing, isMissing } from './due-rules';
import { step } from './save-booking';

const everyMs = 15_000;
const mostAtOnce = 500;

/** Something that comes due by itself: how it is found in all venues, and what is then done with each. */
interface Duty {
  outcome: 'lapsed' | 'no_show' | 'offer_passed' | 'wait_expired' | 'hold_ended';
  /** $1 is the time. Answers id and venue_id. */
  due: string;
  /** Asks once more, with the row locked. Returns whether it was done here. */
  done: (tx: Transaction, id: string) => Promise<boolean>;
}

/** Ends what time ends. Replicas may look at the same time: each row is ended by the one that has it locked. */
@Injectable()
export class Sweep implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly offers: Offers,
    private readonly metrics: Metrics,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async run(): Promise<void> {
    this.running ??= this.sweep().finally(() => (this.running = undefined));
    try {
      await this.running;
    } catch (error) {
      this.logger.error({ err: error }, 'The sweep failed: it is tried again soon');
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  async sweep(): Promise<void> {
    const end = this.metrics.sweepDuration.startTimer();
    for (const duty of this.duties) await this.do(duty);
    end();
  }

  // Offers before holds: whoever lets one pass is out of the line before what was held is offered to the next.
  private readonly duties: Duty[] = [
    {
      outcome: 'lapsed',
      due: `SELECT id, venue_id FROM bookings WHERE status = 'new' AND lapses_at <= $1 ORDER BY lapses_at`,
      done: (tx, id) => this.lapse(tx, id),
    },
    {
      outcome: 'no_show',
      due: `SELECT id, bookings.venue_id FROM bookings JOIN venues ON venues.venue_id = bookings.venue_id
             WHERE bookings.status = 'confirmed' AND starts_at <= $1
               AND greatest(starts_at, (history -> -1 ->> 'at')::timestamptz) + make_interval(mins => coalesce(late_minutes, 0)
                 + coalesce((settings ->> 'no_show_after_minutes')::integer, ${defaultSettings().no_show_after_minutes}))
                 <= $1
             ORDER BY starts_at`,
      done: (tx, id) => this.miss(tx, id),
    },
    {
      outcome: 'offer_passed',
      due: `SELECT id, venue_id FROM waitlist WHERE status = 'offered' AND offer_expires_at <= $1
             ORDER BY offer_expires_at`,
      done: (tx, id) => this.offers.passOverdue(tx, id),
    },
    {
      outcome: 'wait_expired',
      due: `SELECT id, venue_id FROM waitlist WHERE status = 'waiting' AND latest_at <= $1 ORDER BY latest_at`,
      done: (tx, id) => this.offers.expireOver(tx, id),
    },
    {
      outcome: 'hold_ended',
      due: 'SELECT id, venue_id FROM holds WHERE expires_at <= $1 ORDER BY expires_at',
      done: (tx, id) => this.offers.endExpiredHold(tx, id),
    },
  ];

  private async do({ outcome, due, done }: Duty): Promise<void> {
    for (const { id, venue_id } of await this.find(due)) {
      if (this.stopping) return;
      try {
        const here = await this.transactions.inVenue(systemCaller('sweep', venue_id), (tx) => done(tx, id));
        if (here) this.metrics.swept.inc({ outcome });
      } catch (error) {
        this.metrics.swept.inc({ outcome: 'failed' });
        this.logger.error({ err: error, id, venue_id, outcome }, 'What is due could not be ended: it is tried again');
      }
    }
  }

  private find(due: string): Promise<{ id: string; venue_id: string }[]> {
    return this.transactions.acrossVenues(systemCaller('sweep'), (tx) =>
      tx.query<{ id: string; venue_id: string }>(`${due} LIMIT ${mostAtOnce}`, [this.clock.now()]),
    );
  }

  private async lapse(tx: Transaction, id: string): Promise<boolean> {
    const now = this.clock.now();
    const booking = await lockedUnlessBusy(tx, id);
    if (!booking || !isLapsing(booking, now)) return false;
    const venue = await loadVenue(tx);
    await step(tx, { booking, venue, verb: 'lapse', change: { cancelledBy: 'system' } }, now);
    return true;
  }

  private async miss(tx: Transaction, id: string): Promise<boolean> {
    const now = this.clock.now();
    const [booking, venue] = [await lockedUnlessBusy(tx, id), await loadVenue(tx)];
    if (!booking || !isMissing(booking, venue.settings, now)) return false;
    await step(tx, { booking, venue, verb: 'no_show' }, now);
    return true;
  }
}

/** Whoever has it locked ends it, or has just changed it: then it is looked at again with the next sweep. */
async function lockedUnlessBusy(tx: Transaction, id: string): Promise<Booking | undefined> {
  const [row] = await tx.query(
    `SELECT ${bookingColumns} FROM bookings WHERE venue_id = $1 AND id = $2 FOR UPDATE SKIP LOCKED`,
    [tx.caller.venueId, id],
  );
  return row && asBooking(row);
}
