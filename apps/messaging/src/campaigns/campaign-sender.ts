import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Forgetting, Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER, SETTINGS, Settings } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { Attachments } from './attachments';
import { isDue } from './campaign-lifecycle';
import { linksIn } from './campaign-links';
import { Campaign } from './campaign.entity';
import { handOver } from './hand-over';
import { holdCampaigns, moveCampaign } from './move-campaign';

const everyMs = 1_000;
const venuesAtOnce = 4;
const mostVenues = 500;

/**
 * Starts campaigns whose time has come and keeps those that are being sent supplied. Any number of replicas do it at the
 * same time; what a killed one had in hand has not been.
 */
@Injectable()
export class CampaignSender implements OnModuleDestroy {
  private readonly waiting = new Set<string>();
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
    private readonly attachments: Attachments,
    private readonly channels: Channels,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.stopping) return;
    try {
      await this.run();
    } catch (error) {
      this.logger.error({ err: error }, 'Campaigns could not be looked for: it is tried again soon');
    }
  }

  /** There may be room for more of a venue’s, or nothing more to do. */
  wake(venueId: string): void {
    if (this.stopping) return;
    this.waiting.add(venueId);
    void this.work();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Everything that can be done now. */
  async run(): Promise<void> {
    for (const venueId of await this.venues()) this.waiting.add(venueId);
    await this.work();
  }

  private work(): Promise<void> {
    return (this.running ??= this.untilQuiet().finally(() => (this.running = undefined)));
  }

  private async untilQuiet(): Promise<void> {
    await Promise.all(
      Array.from({ length: venuesAtOnce }, async () => {
        for (let venueId = this.next(); venueId && !this.stopping; venueId = this.next()) {
          if (await this.workIn(venueId)) this.waiting.add(venueId);
        }
      }),
    );
  }

  private next(): string | undefined {
    const [venueId] = this.waiting;
    if (venueId !== undefined) this.waiting.delete(venueId);
    return venueId;
  }

  /** Whether there may be more to do at once. */
  private async workIn(venueId: string): Promise<boolean> {
    const { forgetting, attachments, channels, settings } = this;
    const means = { forgetting, attachments, channels, publicUrl: settings.publicUrl };
    const caller = systemCaller('campaigns', venueId);
    try {
      await this.transactions.inVenue(caller, (tx) => startDue(tx, this.clock.now()));
      return await this.transactions.inVenue(caller, (tx) => handOver(tx, means, this.clock.now()));
    } catch (error) {
      this.logger.error({ err: error, venue_id: venueId }, 'A campaign could not be sent: it is tried again soon');
      return false;
    }
  }

  private async venues(): Promise<string[]> {
    const rows = await this.transactions.acrossVenues(systemCaller('campaigns'), (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT DISTINCT venue_id FROM campaigns
          WHERE status = 'sending' OR status = 'queued' AND (scheduled_at IS NULL OR scheduled_at <= $1)
          LIMIT ${mostVenues}`,
        [this.clock.now()],
      ),
    );
    return rows.map(({ venue_id }) => venue_id);
  }
}

async function startDue(tx: Transaction, now: Date): Promise<void> {
  const queued = () => tx.manager.findBy(Campaign, { venueId: tx.caller.venueId!, status: 'queued' });
  if (!(await queued()).some((campaign) => isDue(campaign, now))) return;
  await holdCampaigns(tx);
  for (const campaign of (await queued()).filter((each) => isDue(each, now))) {
    await keepLinks(tx, campaign);
    await moveCampaign(tx, campaign, 'start', now, { startedAt: now });
  }
}

/** Only what stands here is ever led to. */
async function keepLinks(tx: Transaction, { id, messageText: text, buttons, countLinks }: Campaign): Promise<void> {
  if (!countLinks) return;
  await tx.query(
    `INSERT INTO campaign_links (venue_id, campaign_id, number, url)
     SELECT $1, $2, place - 1, url FROM unnest($3::text[]) WITH ORDINALITY AS said (url, place)`,
    [tx.caller.venueId, id, linksIn({ text, buttons })],
  );
}
