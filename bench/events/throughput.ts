import { within } from '../rig/clock';
import { Stage } from './stage';

export const eventCount = 20_000;
const timeLimitSeconds = 120;

/** Events a second from a full outbox to their effects, relay and handler starting together. */
export async function ours(stage: Stage, { writes }: { writes: boolean }): Promise<number> {
  const { teller, handler, database } = stage;
  await database.settle();
  await handler.ask('expect', { events: eventCount, writes });
  const began = await teller.ask('startRelay');
  const handled = await within(timeLimitSeconds, 'Handling the outbox', handler.ask('handled'));
  await teller.ask('stopRelay');
  await check(stage, writes);
  return perSecond(began, handled);
}

/** The same bodies over the same kind of queue, published with confirms and consumed with acknowledgements. */
export async function bare({ bareTeller, bareHandler, database }: Stage): Promise<number> {
  await database.settle();
  await bareHandler.ask('expect', { events: eventCount, writes: false });
  const began = await bareTeller.ask('publishAll', { batch: 200 });
  return perSecond(began, await within(timeLimitSeconds, 'Consuming', bareHandler.ask('handled')));
}

export async function fill({ teller, database }: Stage): Promise<void> {
  await database.query('TRUNCATE identity.outbox, booking.inbox, booking.effects');
  await teller.ask('fill', { events: eventCount, each: 200 });
}

function perSecond(began: number, handled: [id: string, at: number][]): number {
  return (handled.length / (handled.at(-1)![1] - began)) * 1000;
}

/** A figure counts only when every event had its effect, once. */
async function check({ database }: Stage, writes: boolean): Promise<void> {
  const [counted] = await database.query<Record<'waiting' | 'handled' | 'effects', number>>(`
    SELECT (SELECT count(*)::int FROM identity.outbox) AS waiting, (SELECT count(*)::int FROM booking.inbox) AS handled,
           (SELECT count(DISTINCT event_id)::int FROM booking.effects) AS effects`);
  const { waiting, handled, effects } = counted!;
  if (waiting !== 0 || handled !== eventCount || effects !== (writes ? eventCount : 0)) {
    throw new Error(`Of ${eventCount} events ${handled} were handled with ${effects} effects, and ${waiting} wait`);
  }
}
