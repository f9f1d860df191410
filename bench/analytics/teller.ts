import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { BookingState } from '@guestflow/contracts';
import { OutboxRelay } from '@guestflow/event-bus';
import { now } from '../rig/clock';
import { serve } from '../rig/remote';
import { openSide, SideSettings } from '../events/bus-side';
import { bookingOf, House, houseOf, numbers } from './facts';

/** What becomes of a booking, told one after the other. */
const lives = [
  ['booking.requested', 'new'],
  ['booking.confirmed', 'confirmed'],
  ['booking.arrived', 'arrived'],
  ['booking.completed', 'completed'],
] as const;

/** Booking, with bookings of many venues in its outbox and the relay. */
async function open(settings: SideSettings) {
  const { source, transactions, transport, metrics, logger } = await openSide(settings);
  let relay: OutboxRelay | undefined;
  const next = numbers(7);

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
    /** So many events of so many venues, in the order in which an evening brings them. */
    fill: async ({ events, venues }: { events: number; venues: number }) => {
      const houses = Array.from({ length: venues }, () => houseOf(1_000));
      const bookings = Array.from({ length: events / lives.length }, (_, index): [House, BookingState] => {
        const house = houses[index % venues]!;
        return [house, { ...bookingOf(house, next), id: randomUUID() }];
      });
      for (const [place, [name, status]] of lives.entries()) {
        for (let told = 0; told < bookings.length; told += 200) {
          await transactions.outsideVenues(systemCaller('bench'), (tx) => {
            for (const [{ venueId }, booking] of bookings.slice(told, told + 200)) {
              tx.emit(name, { after: { ...booking, status, version: place + 1 }, venueId });
            }
          });
        }
      }
    },
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
