import { createServer } from 'node:http';
import { Telegraf } from 'telegraf';
import { serve } from '../rig/remote';
import { heapInUse } from './heap';

interface BareSettings {
  port: number;
  apiRoot: string;
}

/** The limit: one Telegraf behind its own webhook, which replies and keeps nothing. */
async function open({ port, apiRoot }: BareSettings) {
  const make = (number: number) => {
    const bot = new Telegraf(`${6_000_000_000 + number}:${'A'.repeat(35)}`, { telegram: { apiRoot } });
    bot.botInfo = {
      ...{ id: 6_000_000_000 + number, is_bot: true, first_name: 'Bare', username: `bare_${number}_bot` },
      ...{ can_join_groups: false, can_read_all_group_messages: false, supports_inline_queries: false },
    };
    return bot;
  };
  const bot = make(0);
  bot.hears(/^echo/, (ctx) => ctx.reply(ctx.message.text));
  const server = createServer(bot.webhookCallback('/telegram') as never);
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const commands = {
    /** Bytes of heap for each of so many. */
    heapPerBot: async (count: number) => {
      const before = await heapInUse();
      const bots = Array.from({ length: count }, (_, number) => make(number));
      return ((await heapInUse()) - before) / bots.length;
    },
  };
  return { commands, close: async () => void (server.closeAllConnections(), server.close()) };
}

export type Bare = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
