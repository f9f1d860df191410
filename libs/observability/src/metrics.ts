import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The figures a service shows at /metrics. A registry of its own, since several services may share a process. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'guestflow_http_request_duration_seconds',
    help: 'How long answered HTTP requests took',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers: [this.registry],
  });
  readonly eventsHandled = new Counter({
    name: 'guestflow_events_handled_total',
    help: 'Events by type and outcome: done, repeated, retried, parked',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });
  readonly eventLag = new Histogram({
    name: 'guestflow_event_lag_seconds',
    help: "From the fact's time to its effect here",
    buckets: durations,
    registers: [this.registry],
  });
  readonly eventsPublished = new Counter({
    name: 'guestflow_events_published_total',
    help: 'Events the relay brought to the broker, by outcome: taken, unroutable',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly outboxPending = new Gauge({
    name: 'guestflow_outbox_pending',
    help: 'Events in the outbox that no queue has taken yet',
    registers: [this.registry],
  });
  readonly eventsParked = new Gauge({
    name: 'guestflow_events_parked',
    help: 'Events that kept failing and wait for somebody',
    registers: [this.registry],
  });
  readonly mails = new Counter({
    name: 'guestflow_mails_total',
    help: 'Letters by what came of a try: sent, retried, given_up; unknown, where nobody knows',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly deliveries = new Counter({
    name: 'guestflow_deliveries_total',
    help: 'Messages to guests by how they ended: sent, or the reason why not; and tries put back: held, unreached, revoked',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly deliveriesQueued = new Gauge({
    name: 'guestflow_deliveries_queued',
    help: 'Messages to guests that wait to be sent, by urgency',
    labelNames: ['urgency'],
    registers: [this.registry],
  });
  readonly deliveryWait = new Histogram({
    name: 'guestflow_delivery_wait_seconds',
    help: 'From when a message was asked for to when Telegram had it, by urgency',
    labelNames: ['urgency'],
    buckets: [...durations, 30, 60, 300, 900],
    registers: [this.registry],
  });
  readonly circuitOpen = new Gauge({
    name: 'guestflow_circuit_open',
    help: '1 while the gateway answers for a service that fails',
    labelNames: ['service'],
    registers: [this.registry],
  });
  readonly rateLimited = new Counter({
    name: 'guestflow_rate_limited_total',
    help: 'Requests the gateway refused because there were too many, by what was counted',
    labelNames: ['bucket'],
    registers: [this.registry],
  });
  readonly pulseHeard = new Gauge({
    name: 'guestflow_pulse_heard_timestamp_seconds',
    help: 'When the gateway last heard from identity what was revoked',
    registers: [this.registry],
  });
  readonly liveStreams = new Gauge({
    name: 'guestflow_live_streams',
    help: 'Streams of live facts that are open at this gateway',
    registers: [this.registry],
  });
  readonly liveStreamsEnded = new Counter({
    name: 'guestflow_live_streams_ended_total',
    help: 'Streams of live facts that ended, by why: left, expired, revoked, slow, shutdown',
    labelNames: ['why'],
    registers: [this.registry],
  });
  readonly liveFacts = new Counter({
    name: 'guestflow_live_facts_total',
    help: 'Facts told live, counted once for each reader',
    registers: [this.registry],
  });
  readonly sweepDuration = new Histogram({
    name: 'guestflow_sweep_duration_seconds',
    help: 'How long a look for what is due took, with what was done about it',
    buckets: [...durations, 30, 60],
    registers: [this.registry],
  });
  readonly swept = new Counter({
    name: 'guestflow_swept_total',
    help: 'What had come due, by what became of it: lapsed, no_show, offer_passed, wait_expired, hold_ended, failed',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly botUpdates = new Counter({
    name: 'guestflow_bot_updates_total',
    help: 'What Telegram brought, by what became of it: received, repeated, handled, failed, put_off',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly botUpdateDuration = new Histogram({
    name: 'guestflow_bot_update_duration_seconds',
    help: 'How long handling an update took, with all that was asked and sent for it',
    buckets: [...durations, 30, 60],
    registers: [this.registry],
  });
  readonly botUpdateLag = new Gauge({
    name: 'guestflow_bot_update_lag_seconds',
    help: 'How long the oldest update that nobody has handled yet has been waiting',
    registers: [this.registry],
  });
  readonly botsHosted = new Gauge({
    name: 'guestflow_bots_hosted',
    help: 'Bots that this replica holds in memory',
    registers: [this.registry],
  });
  readonly botsPolled = new Gauge({
    name: 'guestflow_bots_polled',
    help: 'Bots whose updates this replica asks Telegram for',
    registers: [this.registry],
  });

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
  }

  /** The process's own figures (memory, event loop). One service a process shows them. */
  collectProcessMetrics() {
    collectDefaultMetrics({ register: this.registry });
  }
}
