import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { loadVenue } from '../replicas/venue';
import { calendarOf } from './calendar';
import { calendarBookings } from './calendar-feeds.queries';
import { hashOf } from './feed-secret';

interface FeedRow {
  id: string;
  venue_id: string;
  last_read_at: Date | null;
  [column: string]: unknown;
}

// "Last read" is told to the minute: a write for each reading would be more than what is read.
const readEveryMs = 60_000;

/** What a calendar program gets that knows the secret address. */
@Injectable()
export class CalendarReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, secret: string): Promise<string> {
    const feed = await this.find(caller, secret);
    return this.transactions.inVenue({ ...caller, venueId: feed.venue_id }, async (tx) => {
      const now = this.clock.now();
      await noteReading(tx, feed, now);
      const venue = await loadVenue(tx);
      return calendarOf(await calendarBookings(tx, venue, now), venue);
    });
  }

  /** Its venue is not known before it is found. */
  private async find(caller: Caller, secret: string): Promise<FeedRow> {
    const [feed] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<FeedRow>(
        'SELECT id, venue_id, last_read_at FROM calendar_feeds WHERE secret_hash = $1 AND revoked_at IS NULL',
        [hashOf(secret)],
      ),
    );
    if (!feed) throw new NotFound('There is no such calendar');
    return feed;
  }
}

async function noteReading(tx: Transaction, { id, venue_id, last_read_at }: FeedRow, now: Date): Promise<void> {
  const notBefore = new Date(now.getTime() - readEveryMs);
  if (last_read_at && last_read_at > notBefore) return;
  await tx.query(
    `UPDATE calendar_feeds SET last_read_at = $3
      WHERE venue_id = $1 AND id = $2 AND (last_read_at IS NULL OR last_read_at <= $4)`,
    [venue_id, id, now, notBefore],
  );
}
