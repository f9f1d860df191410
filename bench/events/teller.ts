import 'reflect-metadata';
import { OutboxRelay } from '@guestflow/event-bus';
import { now } from '../rig/clock';
import { serve } from '../rig/remote';
import { openSide, SideSettings } from './bus-side';
import { atRate, Pace } from './pace';
import { caller, tellOne } from './venues';

/** The service that tells: real transactions with their outbox, and the relay. */
async function open(settings: SideSettings) {
  const { source, transactions, transport, metrics, logger } = await openSide(settings);
  let relay: OutboxRelay | undefined;

  const commands = {
    startRelay: (): number => {
      relay = new OutboxRelay(settings.service, settings.databaseUrl, transactions, transport, logger, metrics);
      const at = now();
      relay.start();
      return at;
    },
    stopRelay: async () => {
      await relay?.stop();
      relay = undefined;
    },
    /** Fills the outbox, many events to a transaction. */
    fill: async ({ events, each }: { events: number; each: number }) => {
      for (let told = 0; told < events; told += each) {
        await transactions.outsideVenues(caller, (tx) => {
          for (let one = 0; one < Math.min(each, events - told); one++) tellOne(tx);
        });
      }
    },
    /** One event a transaction, at a steady rate. */
    tell: (pace: Pace) => atRate(pace, () => transactions.outsideVenues(caller, tellOne)),
  };
  const close = async () => {
    await relay?.stop();
    await transport.close();
    await source.destroy();
  };
  return { commands, close };
}

export type Teller = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
