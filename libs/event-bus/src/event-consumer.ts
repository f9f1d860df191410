import { Caller } from '@guestflow/access';
import { Fact, NotAFact, parseType, ServiceName, validateFact } from '@guestflow/contracts';
import { duringWork, Logger, messageOf, Metrics, scrubText, SpanKind, Tracing } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { escapeLiteral } from 'pg';
import { ParkedEvents } from './parked-events';
import { Delivery } from './transports/transport';

/** Runs the handler of a fact, inside the transaction. Its failure must come out as it was thrown. */
export type Handle = (fact: Fact, tx: Transaction) => Promise<void>;
/** The handler a fact of this name has here: by its own name, or by `#`. */
export type FindHandler = (name: string) => { pattern: string; handle: Handle } | undefined;

export interface ConsumerOptions {
  /** How long a failing event waits before each new try; after the last it is parked. */
  retryDelaysMs: number[];
}

interface InHand {
  delivery: Delivery;
  fact: Fact;
  handlerName: string;
  handle: Handle;
}

/** What is handled one after another. An entity's events all go to one lane, so that their order holds. */
interface Lane {
  waiting: InHand[];
  working?: Promise<void>;
}

export const maxInHand = 400;
const maxBatch = 100;
// While one lane waits for its commit, the other computes.
const laneCount = 2;

/**
 * Handles what the transport delivers: at least once delivered, once effective. What is at hand is handled together in
 * one transaction, since a commit costs more than most effects do; when that fails, apart, so that one bad event holds
 * back no other.
 */
export class EventConsumer {
  private readonly lanes: Lane[] = Array.from({ length: laneCount }, () => ({ waiting: [] }));
  private readonly parking = new Set<Promise<void>>();

  constructor(
    private readonly service: ServiceName,
    private readonly transactions: Transactions,
    private readonly parked: ParkedEvents,
    private readonly find: FindHandler,
    private readonly options: ConsumerOptions,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {}

  readonly take = (delivery: Delivery): void => {
    try {
      const event = this.understand(delivery);
      if (!event) return this.settle(delivery, 'any', 'ignored');
      const lane = this.lanes[laneOf(event.fact.subject)]!;
      lane.waiting.push(event);
      lane.working ??= this.work(lane).finally(() => (lane.working = undefined));
    } catch (error) {
      const parked = this.park(delivery, error).finally(() => this.parking.delete(parked));
      this.parking.add(parked);
    }
  };

  /** Resolves when nothing is in hand any more. */
  async idle(): Promise<void> {
    for (;;) {
      const busy = [...this.lanes.flatMap(({ working }) => working ?? []), ...this.parking];
      if (busy.length === 0) return;
      await Promise.all(busy);
    }
  }

  private async work(lane: Lane): Promise<void> {
    // What arrives in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (lane.waiting.length > 0) {
      // Each venue's in the order they came, and the venues in the same order everywhere: what several of them write to
      // is then locked in the same order too.
      const events = lane.waiting.splice(0, maxBatch);
      await this.handleTogether(events.sort((a, b) => compare(a.fact.venueid ?? '', b.fact.venueid ?? '')));
    }
  }

  /** The delivery as a fact with its handler; undefined when nobody here handles it. Throws for what is no fact. */
  private understand(delivery: Delivery): InHand | undefined {
    if (delivery.exhausted) throw new KilledItsConsumer();
    const fact = validateFact(parseJson(delivery.body));
    const handler = this.find(parseType(fact.type)!.name);
    return handler && { delivery, fact, handlerName: handler.pattern, handle: handler.handle };
  }

  /**
   * In one transaction. When that fails, whoever spoilt it is set apart, and what stood before and behind it is tried
   * once more together; then each alone.
   */
  private async handleTogether(events: InHand[], again = true): Promise<void> {
    let spoiler: InHand | undefined;
    try {
      const fresh = await this.handle(events, (event) => (spoiler ??= event));
      for (const event of events) this.finish(event, fresh);
    } catch (error) {
      if (events.length === 1) return this.failed(events[0]!, error);
      const at = spoiler && again ? events.indexOf(spoiler) : -1;
      const parts = at < 0 ? events.map((event) => [event]) : [events.slice(0, at), [spoiler!], events.slice(at + 1)];
      for (const part of parts) if (part.length > 0) await this.handleTogether(part, false);
    }
  }

  /** One transaction; returns the ids of the events that had not been handled before. */
  private async handle(events: InHand[], onFailed: (event: InHand) => void): Promise<Set<string>> {
    let fresh = new Set<string>();
    const stepsOf = (claimed: { event_id: string }[]) => {
      fresh = new Set(claimed.map((row) => row.event_id));
      // The same one may be in hand twice.
      const unique = new Map(events.map((event) => [idOf(event), event]));
      return [...unique.values()]
        .filter((event) => fresh.has(idOf(event)))
        .map((event) => ({
          caller: callerOf(event.fact),
          work: (tx: Transaction) =>
            this.handleOne(event, tx).catch((error: unknown) => {
              onFailed(event);
              throw error;
            }),
        }));
    };
    await this.transactions.inEachVenue(callerOf(events[0]!.fact), stepsOf, claimOf(events));
    return fresh;
  }

  private handleOne({ fact, handle }: InHand, tx: Transaction): Promise<void> {
    return duringWork({ requestId: fact.requestid ?? fact.id, traceId: fact.traceparent?.split('-')[1] }, () =>
      this.tracing.inSpan(`handle ${fact.type}`, SpanKind.CONSUMER, fact.traceparent, () => handle(fact, tx)),
    );
  }

  private finish(event: InHand, fresh: Set<string>): void {
    const { delivery, fact } = event;
    this.metrics.eventLag.observe(Math.max(0, (Date.now() - Date.parse(fact.time)) / 1000));
    this.settle(delivery, fact.type, fresh.has(idOf(event)) ? 'done' : 'repeated');
  }

  private async failed({ delivery, fact }: InHand, error: unknown): Promise<void> {
    const delay = this.options.retryDelaysMs[delivery.attempt - 1];
    if (delay === undefined) return this.park(delivery, error);
    this.logger.warn(
      { err: error, event: fact.id, type: fact.type, attempt: delivery.attempt },
      `Trying again in ${delay} ms`,
    );
    this.metrics.eventsHandled.inc({ type: fact.type, outcome: 'retried' });
    await delivery.retry(delay);
  }

  private async park(delivery: Delivery, error: unknown): Promise<void> {
    const { eventId, type } = glance(delivery.body);
    const reason = error instanceof NotAFact || error instanceof KilledItsConsumer ? error.reason : ('failed' as const);
    const message = error instanceof Error ? `${error.name}: ${messageOf(error)}` : String(error);
    try {
      await this.parked.park({
        eventId,
        type,
        fact: delivery.body,
        reason,
        error: scrubText(message).slice(0, 2_000),
        attempts: delivery.attempt,
      });
      this.logger.error({ err: error, event: eventId, type, reason }, 'An event was parked');
      this.settle(delivery, type ?? 'unknown', 'parked');
    } catch (parkingError) {
      // Without the database nothing can be parked; it comes again until it can.
      this.logger.error({ err: parkingError, event: eventId }, 'An event could not be parked');
      await delivery.retry(this.options.retryDelaysMs.at(-1) ?? 1_000);
    }
  }

  private settle(delivery: Delivery, type: string, outcome: 'done' | 'repeated' | 'parked' | 'ignored'): void {
    // Only names of the catalogue become labels: anything else would let a stranger grow the metrics.
    this.metrics.eventsHandled.inc({ type: outcome === 'parked' ? 'any' : type, outcome });
    delivery.done();
  }
}

/** As PostgreSQL gives it back. */
const idOf = ({ fact }: InHand): string => fact.id.toLowerCase();

/** The inbox rows, of all events in one statement and in one order, so that replicas cannot lock each other out. */
function claimOf(events: InHand[]): string {
  const rows = [...events]
    .sort((a, b) => compare(a.fact.id, b.fact.id))
    .map(({ fact, handlerName }) => `(${escapeLiteral(fact.id)}::uuid, ${escapeLiteral(handlerName)})`);
  return `INSERT INTO inbox (event_id, handler) VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING RETURNING event_id`;
}

class KilledItsConsumer extends Error {
  readonly reason = 'killed_its_consumer' as const;
  constructor() {
    super('whoever had it in hand kept dying');
  }
}

function laneOf(subject: string): number {
  let sum = 0;
  for (let index = 0; index < subject.length; index++) sum = (sum * 31 + subject.charCodeAt(index)) | 0;
  return Math.abs(sum) % laneCount;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A handler acts as the platform, in the fact's venue, on behalf of the same request. */
function callerOf(fact: Fact): Caller {
  return { actor: 'system', role: 'system', venueId: fact.venueid, requestId: fact.requestid ?? fact.id };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new NotAFact('malformed', 'it is not JSON');
  }
}

/** What can be said of a message that may be anything. */
function glance(body: string): { eventId?: string; type?: string } {
  try {
    const { id, type } = JSON.parse(body) as Record<string, unknown>;
    return {
      eventId: typeof id === 'string' ? id.slice(0, 100) : undefined,
      type: typeof type === 'string' ? type.slice(0, 100) : undefined,
    };
  } catch {
    return {};
  }
}
