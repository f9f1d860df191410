import { Agent, request } from 'node:http';
import { Bench, benchmark, Measured } from '../rig/benchmark';
import { within } from '../rig/clock';
import { Figure } from '../rig/figures';
import { setStage, Stage, StockedBot } from './stage';

/** BENCH_BOTS makes a run small: for seeing whether it runs, not for figures. */
const largest = Number(process.env.BENCH_BOTS ?? 10_000);
const sizes = [largest / 10, largest] as const;
const updateCount = Math.min(4_000, largest);
const connections = 32;
const mostBytes = 3 * 1024;

type Side = 'ours' | 'bare';

interface Round {
  perSecond: Record<Side, number>;
  heap: Record<Side, number[]>;
}

benchmark('bots', 3, async (bench: Bench): Promise<Measured> => {
  const stage = await setStage(bench, largest);
  const load = new Load(stage);

  bench.say('Warming up …');
  await load.run('bare');
  await load.run('ours');
  const rounds = await bench.eachRound(async (): Promise<Round> => {
    const perSecond = { bare: await load.run('bare'), ours: await load.run('ours') };
    const heap: Round['heap'] = { bare: [], ours: [] };
    for (const size of sizes) {
      heap.bare.push(await stage.bare.ask('heapPerBot', size));
      heap.ours.push(
        await stage.still.ask(
          'heapPerBot',
          stage.bots.slice(0, size).map(({ id }) => id),
        ),
      );
    }
    return { perSecond, heap };
  });
  const notes = [`${updateCount} updates a side and round, over ${connections} connections, each from another guest`];
  return { figures: figuresOf(rounds), notes };
});

/** Brings updates as Telegram does, and waits until each is replied to. */
class Load {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: connections });
  private lastUpdate = 0;

  constructor(private readonly stage: Stage) {}

  async run(side: Side): Promise<number> {
    const { sink, bots } = this.stage;
    await this.stage.settle();
    await sink.ask('expect', updateCount);
    const full = sink.ask('full');
    const began = Date.now();
    let next = 0;
    const lane = async () => {
      while (next < updateCount) await this.bring(side, bots[next++ % bots.length]!);
    };
    await within(120, `Bringing updates to ${side}`, Promise.all(Array.from({ length: connections }, lane)));
    const ended = await within(60, `Replying to updates by ${side}`, full);
    return (updateCount * 1_000) / (ended - began);
  }

  private bring(side: Side, bot: StockedBot): Promise<void> {
    const update = JSON.stringify(updateOf(++this.lastUpdate));
    const { addresses } = this.stage;
    const url = side === 'ours' ? `${addresses.ours}/${bot.id}` : addresses.bare;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(update),
      'x-telegram-bot-api-secret-token': bot.secret,
    };
    return new Promise((resolve, reject) => {
      const asked = request(url, { method: 'POST', headers, agent: this.agent }, (answer) => {
        answer.resume().once('end', () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`${side} answered ${answer.statusCode}`));
        });
      });
      asked.once('error', reject).end(update);
    });
  }
}

const updateOf = (update_id: number) => ({
  update_id,
  message: {
    ...{ message_id: update_id, date: 1_800_000_000, text: `echo ${update_id}` },
    from: { id: 7_000_000_000 + update_id, is_bot: false, first_name: 'Anna', language_code: 'en' },
    chat: { id: 7_000_000_000 + update_id, type: 'private', first_name: 'Anna' },
  },
});

function figuresOf(rounds: Round[]): Figure[] {
  const bareHost = 'one bare Telegraf behind its own webhook: the same reply, nothing stored';
  const bareHeap = 'as many bare Telegrafs, with nothing else';
  return [
    {
      name: 'updates brought, stored, handled and replied to',
      unit: 'updates/s',
      measured: rounds.map(({ perSecond }) => perSecond.ours),
      limit: { name: bareHost, measured: rounds.map(({ perSecond }) => perSecond.bare) },
    },
    ...sizes.map((size, index): Figure => ({
      name: `heap a bot, ${size.toLocaleString('en-US')} hosted`,
      unit: 'bytes',
      measured: rounds.map(({ heap }) => heap.ours[index]!),
      limit: { name: bareHeap, measured: rounds.map(({ heap }) => heap.bare[index]!) },
      aim: { of: 'figure', under: mostBytes },
    })),
  ];
}
