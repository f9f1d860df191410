import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { ParkedEvents, Transport } from '@guestflow/event-bus';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { LOGGER, TRANSPORT } from '../tokens';
import { ReplayDto, ReplayedDto, ServiceStateDto } from './operations.dto';

const mostCounted = 10_001;

/** What whoever runs the platform looks at when something does not arrive. */
@Injectable()
export class Operations {
  constructor(
    private readonly transactions: Transactions,
    private readonly parked: ParkedEvents,
    @TRANSPORT() private readonly transport: Transport,
    @LOGGER() private readonly logger: Logger,
  ) {}

  async state(caller: Caller, service: ServiceName): Promise<ServiceStateDto> {
    const [waiting, events, parked] = [await this.waiting(caller), await this.parked.list(), await this.parked.count()];
    return {
      service,
      broker_up: this.transport.isUp(),
      ...waiting,
      parked,
      parked_events: events.map(({ parked_at, ...event }) => ({ ...event, parked_at: parked_at.toISOString() })),
    };
  }

  async replay(caller: Caller, service: ServiceName, { ids }: ReplayDto): Promise<ReplayedDto> {
    const replayed = await this.parked.replay(ids ?? 'all');
    this.logger.info({ actor: caller.actor, service, replayed }, 'Parked events are tried again');
    return { replayed };
  }

  private async waiting(caller: Caller): Promise<Pick<ServiceStateDto, 'waiting' | 'waiting_since'>> {
    const [row] = await this.transactions.outsideVenues({ ...caller, once: undefined }, (tx) =>
      tx.query<{ waiting: string; since: string | null }>(
        // Its head as text: PostgreSQL reads no JSON with a NUL in it, which may be why it waits.
        `SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT $1) AS those) AS waiting,
                (SELECT substring(fact FROM '"time":"([0-9T:.Z-]+)"') FROM outbox ORDER BY position LIMIT 1) AS since`,
        [mostCounted],
      ),
    );
    return { waiting: Number(row!.waiting), waiting_since: row!.since };
  }
}
