import { within } from '../rig/clock';
import { percentile } from '../rig/figures';
import { Told } from './pace';
import { Stage } from './stage';

export interface Latencies {
  p50: number;
  p95: number;
  p99: number;
  /** From the event's turn, so with its own transaction. */
  turnP99: number;
}

interface Sides {
  expect: (events: number) => Promise<void>;
  tell: () => Promise<Told[]>;
  handled: () => Promise<[id: string, at: number][]>;
}

export async function latencyOf(stage: Stage, side: 'ours' | 'bare', seconds: number): Promise<Latencies> {
  const pace = { perSecond: eventsPerSecond, seconds };
  const { expect, tell, handled }: Sides =
    side === 'ours'
      ? {
          expect: (events) => stage.handler.ask('expect', { events, writes: true }),
          tell: () => stage.teller.ask('tell', pace),
          handled: () => stage.handler.ask('handled'),
        }
      : {
          expect: (events) => stage.bareHandler.ask('expect', { events, writes: true }),
          tell: () => stage.bareTeller.ask('tell', pace),
          handled: () => stage.bareHandler.ask('handled'),
        };
  await stage.database.settle();
  await expect(pace.perSecond * seconds);
  const told = await within(seconds + 30, 'Telling events', tell());
  const done = new Map(await within(30, 'Handling events', handled()));
  const after = (from: 'committed' | 'due') => told.map((event) => done.get(event.id)! - event[from]);
  const latencies = after('committed');
  return {
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    turnP99: percentile(after('due'), 0.99),
  };
}

export const eventsPerSecond = 500;
