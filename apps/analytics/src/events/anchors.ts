import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER, Settings, SETTINGS } from '@guestflow/service';
import { Storage } from '@guestflow/storage';
import { readAnchors, writeAnchors } from './anchor-lines';
import { readHead } from './append';
import { ChainKey } from './chain-key';
import { Anchor, anchorText, headText } from './chain-rules';

const everyMs = 300_000;

const caller = systemCaller('anchors');

/**
 * Every few minutes the heads that have moved are told outside of the database. Whoever puts an old copy of it in the
 * place of the new has a chain in which nothing is wrong: but it is shorter than it was.
 */
@Injectable()
export class Anchors implements OnModuleDestroy {
  /** How far each chain was when this replica told of it last. */
  private readonly told = new Map<string, number>();
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly chainKey: ChainKey,
    private readonly storage: Storage,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Settings,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.stopping || !this.settings.storage) return;
    this.running ??= this.run().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'The heads of the event log could not be told: it is tried again soon'),
    );
  }

  async run(): Promise<void> {
    const heads = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ venueId: string; seq: string }>(
        `SELECT venue_id AS "venueId", seq FROM heads WHERE seq > 0 ORDER BY venue_id`,
      ),
    );
    for (const { venueId, seq } of heads) {
      if (this.stopping) return;
      if (this.told.get(venueId) !== Number(seq)) await this.anchor(venueId);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  private async anchor(venueId: string): Promise<void> {
    const sums = await this.chainKey.sums();
    const anchors = await readAnchors(this.storage, venueId);
    // After that: another replica tells of it too, and the chain is at least as long as whatever was told.
    const head = await this.transactions.acrossVenues(caller, (tx) => readHead(tx, venueId));
    const isOurs = head !== undefined && sums.macOf(headText(venueId, head)) === head.mac;
    // What was told once is not told otherwise: then the chain is not the one it was.
    if (!isOurs || !(await this.goesOn(venueId, anchors.at(-1), head))) {
      this.logger.error({ venue: venueId }, 'A chain is not as it was left: npm run audit:verify says more');
      return;
    }
    if (anchors.at(-1)?.seq !== head.seq) {
      const { seq, hash } = head;
      const at = this.clock.now().toISOString();
      const mac = sums.macOf(anchorText(venueId, { seq, hash, at }));
      await writeAnchors(this.storage, venueId, [...anchors, { seq, hash, at, mac }]);
    }
    this.told.set(venueId, head.seq);
  }

  private async goesOn(
    venueId: string,
    last: Anchor | undefined,
    head: { seq: number; hash: string },
  ): Promise<boolean> {
    if (!last) return true;
    if (last.seq >= head.seq) return last.seq === head.seq && last.hash === head.hash;
    const [entry] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ hash: string }>(
        `SELECT encode(hash, 'hex') AS hash FROM events WHERE venue_id = $1 AND seq = $2
         UNION ALL SELECT encode(hash, 'hex') FROM beginnings WHERE venue_id = $1 AND seq = $2`,
        [venueId, last.seq],
      ),
    );
    // Of a month that was dropped nothing is left but its last entry.
    return entry ? entry.hash === last.hash : await this.isDropped(venueId, last.seq);
  }

  private async isDropped(venueId: string, seq: number): Promise<boolean> {
    const rows = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query('SELECT 1 FROM beginnings WHERE venue_id = $1 AND seq > $2 LIMIT 1', [venueId, seq]),
    );
    return rows.length > 0;
  }
}
