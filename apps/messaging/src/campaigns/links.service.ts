import { Injectable } from '@nestjs/common';
import { Caller, systemCaller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { readKey } from './campaign-links';

interface Opened {
  venueId: string;
  campaignId: string;
  recipientId: string;
}

/** Leads on from the addresses that stand in campaigns, and to nowhere else. */
@Injectable()
export class LinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async open(caller: Caller, key: string, isCounted: boolean): Promise<string> {
    const read = readKey(key);
    const opened = read && (await this.whose(caller, read.word));
    if (!opened) throw new NotFound('This address leads nowhere any more');
    const { requestId } = caller;
    return this.transactions.inVenue(systemCaller(requestId, opened.venueId), async (tx) => {
      const [link] = await tx.query<{ url: string }>(
        'SELECT url FROM campaign_links WHERE venue_id = $1 AND campaign_id = $2 AND number = $3',
        [opened.venueId, opened.campaignId, read.number],
      );
      if (!link) throw new NotFound('This address leads nowhere any more');
      if (isCounted) await count(tx, opened, read.number, this.clock.now());
      // A header takes no letters but Latin ones; they may stand in what somebody wrote.
      return new URL(link.url).href;
    });
  }

  private async whose(caller: Caller, word: string): Promise<Opened | undefined> {
    const [opened] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<Opened & Record<string, unknown>>(
        `SELECT venue_id AS "venueId", campaign_id AS "campaignId", id AS "recipientId"
           FROM campaign_recipients WHERE link_key = $1`,
        [word],
      ),
    );
    return opened;
  }
}

async function count(tx: Transaction, opened: Opened, number: number, now: Date): Promise<void> {
  const { venueId, campaignId, recipientId } = opened;
  await tx.query(
    `UPDATE campaign_recipients SET clicks = clicks + 1, clicked_at = COALESCE(clicked_at, $3)
      WHERE venue_id = $1 AND id = $2`,
    [venueId, recipientId, now],
  );
  await tx.query(
    `INSERT INTO campaign_clicks AS kept (venue_id, campaign_id, recipient_id, number, clicks) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (venue_id, campaign_id, number, recipient_id) DO UPDATE SET clicks = kept.clicks + 1`,
    [venueId, campaignId, recipientId, number],
  );
}
