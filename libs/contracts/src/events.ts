import { Id, Whole } from './fields';

/** What every state in an event has: whose it is and which of its versions. */
export class Versioned {
  @Id()
  id!: string;

  @Whole({ min: 1, description: 'Grows by one with each change; readers ignore what is older than what they hold' })
  version!: number;
}

/** A fact on its way: a CloudEvent 1.0. The attribute names are the standard's, hence lower case. */
export interface Fact<State extends Versioned = Versioned> {
  specversion: '1.0';
  id: string;
  source: string;
  /** `venue.created.v1`: the name the handlers know, and the version of its shape. */
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  /** Absent when the fact belongs to no venue (an operator's sign-in). */
  venueid?: string;
  /** `user:<id>`, `guest:<id>`, `bot:<id>`, `api_key:<id>`, `anonymous` or `system`. */
  actor: string;
  /** The operator behind the actor, when one acts in another's name. */
  impersonator?: string;
  actorip?: string;
  actoragent?: string;
  requestid?: string;
  traceparent?: string;
  data: Change<State>;
}

export interface Change<State> {
  version: number;
  after: State;
  before?: State;
}

export interface EventDescription<State extends Versioned = Versioned> {
  /** The service that alone may say this. */
  owner: ServiceName;
  version: number;
  state: new () => State;
  summary: string;
}

export const serviceNames = ['identity', 'booking', 'crm', 'messaging', 'analytics', 'bot-gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];
