import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import { CalendarFeed } from './calendar-feed.entity';
import { CreateCalendarFeedDto, NewCalendarFeedDto, toState, toWire } from './calendar-feeds.dto';
import { hashOf, newFeedSecret } from './feed-secret';

const maxPerVenue = 50;

@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Settings,
  ) {}

  create(caller: Caller, { name }: CreateCalendarFeedDto): Promise<NewCalendarFeedDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      await assertRoomForOneMore(tx, caller.venueId!);
      const [now, secret] = [this.clock.now(), newFeedSecret()];
      const feed: CalendarFeed = {
        id: newId(),
        venueId: caller.venueId!,
        name,
        createdByUserId: caller.userId ?? null,
        lastReadAt: null,
        revokedAt: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      await insert(tx, feed, hashOf(secret));
      tx.emit('calendar_feed.created', { after: toState(feed) });
      return { ...toWire(feed), url: `${this.settings.publicUrl}/api/v1/calendars/${secret}.ics` };
    });
  }

  /** What is revoked already stays so. */
  revoke(caller: Caller, id: string): Promise<void> {
    return this.transactions.inVenue(caller, async (tx) => {
      const feed = await tx.findOrFail(CalendarFeed, id, { lock: true });
      if (feed.revokedAt) return;
      const now = this.clock.now();
      const change = { revokedAt: now, updatedAt: now, version: feed.version + 1 };
      await tx.manager.update(CalendarFeed, id, change);
      tx.emit('calendar_feed.revoked', { before: toState(feed), after: toState({ ...feed, ...change }) });
    });
  }
}

async function assertRoomForOneMore(tx: Transaction, venueId: string): Promise<void> {
  const [row] = await tx.query<{ good: number }>(
    'SELECT count(*)::integer AS good FROM calendar_feeds WHERE venue_id = $1 AND revoked_at IS NULL',
    [venueId],
  );
  if (row!.good >= maxPerVenue) {
    throw new RuleViolation(
      'too_many_calendar_feeds',
      `A venue has at most ${maxPerVenue} calendars: revoke one first`,
    );
  }
}

async function insert(tx: Transaction, feed: CalendarFeed, hash: Buffer): Promise<void> {
  await tx.query(
    `INSERT INTO calendar_feeds (id, venue_id, name, secret_hash, created_by_user_id, version, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [feed.id, feed.venueId, feed.name, hash, feed.createdByUserId, feed.version, feed.createdAt, feed.updatedAt],
  );
}
