import { Caller } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { crowd } from '../testing/crowd';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';

const mostOnTheWay = 90;

describe('a campaign for very many', () => {
  let house: OpenedMessaging;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    here = await house.open();
  });
  afterAll(() => house?.close());

  const onTheWay = async () => {
    const rows = await house.rows<{ message_id: string }>(
      ...([here, `campaign_recipients`, `message_id, status`] as const),
    );
    return (rows as { message_id: string | null; status: string }[]).flatMap(({ message_id, status }) =>
      status === 'pending' && message_id !== null ? [message_id] : [],
    );
  };
  const answer = (id: string, isSent: boolean) =>
    house.tell(here, isSent ? 'delivery.succeeded' : 'delivery.failed', {
      ...{ id, version: 1, guest_id: null, bot_id: null, telegram_message_id: isSent ? '1' : null },
      ...{ reason: isSent ? null : 'blocked', at: house.clock.now().toISOString() },
    });

  it('reaches each of them once, with two senders at work and every tenth having blocked the bot', async () => {
    const [bot] = await house.rows<{ bot_id: string }>(here, 'bots', 'bot_id');
    const guests = await crowd(house.admin, here.venueId!, bot!.bot_id, 2_500);
    const { id } = await house.campaigns.drafts.create(here, {
      ...{ name: 'Весна', segment_filter: {}, message_text: 'Меню: https://cafe.example' },
    });
    await house.campaigns.moves.send(here, id);
    const senders = [house.campaignSender(), house.campaignSender()];
    const work = () => Promise.all(senders.map((sender) => sender.run()));
    await work();
    const parts = [guests.slice(0, 1_000), guests.slice(1_000, 2_000), guests.slice(2_000)];
    const tell = (part: number) =>
      house.tell(here, 'campaign_audience.chosen', {
        ...{ id: newId(), version: 1, campaign_id: id, part, parts: 3, total: 2_500, guest_ids: parts[part - 1]! },
      });
    await Promise.all([tell(3), work(), tell(1), work(), tell(2), tell(1)]);
    const answered = new Set<string>();
    for (let round = 0; round < 100; round++) {
      const going = (await onTheWay()).filter((each) => !answered.has(each));
      expect(going.length).toBeLessThanOrEqual(mostOnTheWay);
      if (going.length === 0) break;
      const queue = going.map((each) => () => answer(each, answered.add(each).size % 10 > 0));
      const worker = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await next();
      };
      await Promise.all([worker(), worker(), worker(), worker(), work()]);
      await work();
    }
    expect(await house.campaigns.queries.card(here, id)).toMatchObject({
      ...{ status: 'completed', recipients: 2_500 },
      statistics: { total: 2_500, sent: 2_250, failed: 250, pending: 0 },
    });
    const written = (await house.queued(here)).map(({ guest_id }) => guest_id);
    expect(written).toHaveLength(2_500);
    expect(new Set(written).size).toBe(2_500);
    const { rows } = await house.admin.query(
      `SELECT FROM messaging.outbox WHERE type = 'campaign.completed.v1' AND subject = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
  }, 150_000);
});
