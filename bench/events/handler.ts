import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact } from '@guestflow/contracts';
import { EventConsumer, EventContext, EventServer, KeepThrown, ParkedEvents } from '@guestflow/event-bus';
import { Tracing } from '@guestflow/observability';
import { serve } from '../rig/remote';
import { openSide, SideSettings } from './bus-side';
import { Ledger } from './ledger';
import { noted } from './noted-transport';

let writes = true;

@Controller()
class Effects {
  @EventPattern('#')
  async told(@Payload() fact: Fact, @Ctx() { tx }: EventContext): Promise<void> {
    if (!writes) return;
    await tx.query('INSERT INTO effects (event_id, venue_id, version) VALUES ($1, $2, $3)', [
      fact.id,
      fact.venueid,
      fact.data.version,
    ]);
  }
}

@Module({ controllers: [Effects] })
class HandlerModule {}

/** The service that handles, in a process of its own. */
async function open(settings: SideSettings) {
  const { source, transactions, transport, metrics, logger } = await openSide(settings);
  const { service } = settings;
  const ledger = new Ledger();
  const parked = new ParkedEvents(transactions, transport, service);
  const tracing = new Tracing(service, []);
  const strategy = new EventServer(
    service,
    noted(transport, ledger),
    (find) => new EventConsumer(service, transactions, parked, find, { retryDelaysMs: [] }, logger, metrics, tracing),
  );
  const app = await NestFactory.createMicroservice(HandlerModule, { strategy, logger: false });
  app.useGlobalFilters(new KeepThrown());
  await app.listen();

  const commands = {
    expect: (given: { events: number; writes: boolean }) => {
      writes = given.writes;
      ledger.open(given.events);
    },
    /** When each entity's event was handled; answers when all that were expected are. */
    handled: () => ledger.full(),
  };
  const close = async () => {
    await app.close();
    await transport.close();
    await source.destroy();
  };
  return { commands, close };
}

export type Handler = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
