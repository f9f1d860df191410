import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { defaultSigningKeyDays, signingKeyTimes, startService } from '@guestflow/service';
import { noTelegram } from '@guestflow/testing';
import { Composer, Ctx, Hears, Message } from 'nestjs-telegraf';
import { BotGatewayModule, botGateway } from '../../apps/bot-gateway/src/bot-gateway.module';
import { GuestContext } from '../../apps/bot-gateway/src/conversations/guest-context';
import { HostedBots } from '../../apps/bot-gateway/src/hosting/hosted-bots';
import { serve } from '../rig/remote';
import { heapInUse } from './heap';

export interface OurSettings {
  port: number;
  apiRoot: string;
  sealingKeys: string;
  databaseUrl: string;
  brokerUrl: string;
}

@Composer()
class Echo {
  @Hears(/^echo/)
  async echo(@Ctx() ctx: GuestContext, @Message('text') text: string): Promise<void> {
    await ctx.reply(text);
  }
}

@Module({ imports: [BotGatewayModule], providers: [Echo] })
class EchoModule {}

/** bot-gateway as it is, with one more conversation. */
async function open({ port, apiRoot, sealingKeys, databaseUrl, brokerUrl }: OurSettings) {
  const service = await startService(
    { ...botGateway, module: EchoModule },
    {
      ...{ port, host: '127.0.0.1', databaseUrl, poolSize: 10, sealingKeys },
      broker: { kind: 'embedded', url: brokerUrl },
      ...{ jwksUrl: 'http://127.0.0.1:9', retryDelaysMs: [1_000] },
      ...noTelegram,
      telegram: { ...noTelegram.telegram, apiRoot, mode: 'webhook' },
      signingKeys: signingKeyTimes(defaultSigningKeyDays),
      ...{ publicUrl: 'http://localhost', superAdmin: { email: 'admin@localhost' } },
      ...{ mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: false, logLevel: 'error', prettyLogs: false },
    },
  );
  const hosted = service.app.get(HostedBots);
  const commands = {
    /** Bytes of heap for each of these. */
    heapPerBot: async (ids: string[]) => {
      for (const id of ids) hosted.drop(id);
      // Once before: what is loaded and compiled for the first one is no bot's.
      await hosted.all(ids);
      for (const id of ids) hosted.drop(id);
      const before = await heapInUse();
      await hosted.all(ids);
      return ((await heapInUse()) - before) / ids.length;
    },
  };
  return { commands, close: () => service.close() };
}

export type OurSide = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
