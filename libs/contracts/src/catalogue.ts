import { analyticsEvents } from './analytics.events';
import { bookingEvents } from './booking.events';
import { botEvents } from './bot.events';
import { crmEvents } from './crm.events';
import { EventDescription, Versioned } from './events';
import { identityEvents } from './identity.events';
import { messagingEvents } from './messaging.events';

/** Every event there is. What is not here cannot be emitted, and is not understood when received. */
export const catalogue = {
  ...identityEvents,
  ...bookingEvents,
  ...crmEvents,
  ...botEvents,
  ...messagingEvents,
  ...analyticsEvents,
};

export type EventName = keyof typeof catalogue;
export type StateOf<Name extends EventName> =
  (typeof catalogue)[Name] extends EventDescription<infer State> ? State : never;

export const typeOf = (name: EventName): string => `${name}.v${catalogue[name].version}`;

export interface ParsedType {
  name: string;
  version: number;
}

/** `venue.created.v1` → its name and version; undefined when it is not of that form. */
export function parseType(type: unknown): ParsedType | undefined {
  const match = typeof type === 'string' ? /^([a-z_]+(?:\.[a-z_]+)+)\.v(\d{1,4})$/.exec(type) : null;
  return match ? { name: match[1]!, version: Number(match[2]) } : undefined;
}

export function describe(name: string): EventDescription<Versioned> | undefined {
  return Object.hasOwn(catalogue, name) ? catalogue[name as EventName] : undefined;
}
