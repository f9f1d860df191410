import { setTimeout as wait } from 'node:timers/promises';
import { RunningService } from '@guestflow/service';
import { eventually } from '@guestflow/testing';
import { HostingHouse, written } from './testing/hosting-house';

/** The full scale; on a small machine that has others to serve, less. */
const bots = Number(process.env.HANGING_BOTS_OF ?? 1_000);
const hanging = bots / 100;
const perSecond = 80;
const guestsOfHanging = 30;

const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)]!;

describe(`of ${bots} bots ${hanging} that hang for 30 s at each call`, () => {
  let house: HostingHouse;
  let replicas: RunningService[];

  beforeAll(async () => {
    house = await HostingHouse.open();
    replicas = [await house.replica(), await house.replica()];
  });
  afterAll(() => house?.close());

  it('do not delay the others’ guests, who are answered within a second', async () => {
    const all = await house.addBots(bots);
    const [stuck, good] = [all.slice(0, hanging), all.slice(hanging)];
    const guests = new Map(good.map((bot) => [bot.username, house.guestOf(bot)]));
    const asked = new Map<string, number>();
    const tookMs: number[] = [];
    house.telegram.onChange(({ bot }) => {
      const at = asked.get(bot);
      if (at === undefined || house.said({ username: bot } as never, guests.get(bot)!).length === 0) return;
      asked.delete(bot);
      tookMs.push(performance.now() - at);
    });
    let update = 0;
    const to = () => replicas[++update % replicas.length]!;
    for (const bot of stuck) {
      house.telegram.slowDown(bot.username, 30_000);
      for (let number = 0; number < guestsOfHanging; number++) {
        await house.bring(to(), bot, written(update, house.guest(), 'count 1'));
      }
    }
    const began = performance.now();
    const brought: Promise<unknown>[] = [];
    for (const [number, bot] of good.entries()) {
      await wait(Math.max(0, began + (number * 1_000) / perSecond - performance.now()));
      asked.set(bot.username, performance.now());
      brought.push(house.bring(to(), bot, written(update, guests.get(bot.username)!, 'count 1')));
    }
    await Promise.all(brought);
    await eventually(() => expect(tookMs).toHaveLength(good.length));
    const [p50, p95] = [0.5, 0.95].map((share) => Math.round(percentile(tookMs, share)));
    console.log(`${good.length} bots answered beside ${stuck.length} that hang: p50 ${p50} ms, p95 ${p95} ms`);
    expect(p95).toBeLessThan(1_000);
  });
});
