import { Flag, Id, Ids, Instant, ListOf, OneOf, serviceNames, Text, Whole } from '@guestflow/contracts';

export class ParkedEventDto {
  @Id()
  id!: string;

  @Id({ nullable: true })
  event_id!: string | null;

  @Text({ nullable: true, example: 'booking.created.v1' })
  type!: string | null;

  @Text({ description: 'failed, malformed, killed_its_consumer, …' })
  reason!: string;

  @Text({ max: 10_000 })
  error!: string;

  @Whole({ min: 0 })
  attempts!: number;

  @Instant()
  parked_at!: string;
}

/** How a service is doing, for who runs the platform. No event's data is in it. */
export class ServiceStateDto {
  @OneOf(serviceNames)
  service!: string;

  @Flag({ description: 'The broker takes and brings events' })
  broker_up!: boolean;

  @Whole({ min: 0, description: 'Events that wait to leave; no more are counted than 10,001' })
  waiting!: number;

  @Instant({ nullable: true, description: 'When the oldest of them was told' })
  waiting_since!: string | null;

  @Whole({ min: 0, description: 'Events that could not be handled in spite of many tries' })
  parked!: number;

  @ListOf(() => ParkedEventDto, { description: 'The first 200 of them' })
  parked_events!: ParkedEventDto[];
}

export class ReplayDto {
  @Ids({ optional: true, max: 200, description: 'Which; without it all, at most a thousand at a time' })
  ids?: string[];
}

export class ReplayedDto {
  @Whole({ min: 0 })
  replayed!: number;
}
