import { Caller } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import fc from 'fast-check';
import { crowd } from '../testing/crowd';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';

const steps = ['pause', 'resume', 'answer', 'answer', 'send', 'send', 'withdraw', 'merge', 'tell'] as const;

describe('a campaign, whatever is done with it at the same time', () => {
  let house: OpenedMessaging;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
  });
  afterAll(() => house?.close());

  interface OnTheWay {
    id: string;
    guest_id: string;
    message_id: string;
    recalled_for: string | null;
  }
  const onTheWay = async () =>
    (await house.rows<OnTheWay & { status: string }>(here, 'campaign_recipients', '*', 'id')).filter(
      ({ status, message_id }) => status === 'pending' && message_id,
    );

  it('writes to nobody twice, and comes to an end for everybody', async () => {
    const plan = fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat()), { minLength: 10, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(plan, fc.infiniteStream(fc.nat()), async (planned, luck) => {
        here = await house.open();
        await house.admin.query('TRUNCATE messaging.outbox');
        const [bot] = await house.rows<{ bot_id: string }>(here, 'bots', 'bot_id');
        const guests = await crowd(house.admin, here.venueId!, bot!.bot_id, 24);
        const { id } = await house.campaigns.drafts.create(here, {
          ...{ name: 'Весна', segment_filter: {}, message_text: 'Ждём вас' },
        });
        await house.campaigns.moves.send(here, id);
        const senders = [house.campaignSender(), house.campaignSender()];
        await senders[0]!.run();
        const chance = () => luck.next().value as number;
        const sentTo: string[] = [];
        const answered = new Set<string>();
        const merged = new Map<string, string>();
        const answer = async ({ id: recipientId, message_id, guest_id, recalled_for }: OnTheWay) => {
          if (answered.has(message_id)) return;
          answered.add(message_id);
          const end = chance() % 3 > 0 ? null : recalled_for ? 'recalled' : chance() % 2 ? 'blocked' : 'unknown';
          if (end === null) sentTo.push(recipientId);
          await house.tell(here, end ? 'delivery.failed' : 'delivery.succeeded', {
            ...{
              id: message_id,
              version: 1,
              guest_id,
              bot_id: null,
              telegram_message_id: end ? null : '1',
              reason: end,
            },
            at: house.clock.now().toISOString(),
          });
        };
        const part = (part: number) =>
          house.tell(here, 'campaign_audience.chosen', {
            ...{ id: newId(), version: 1, campaign_id: id, part, parts: 2, total: 24 },
            guest_ids: part === 1 ? guests.slice(0, 12) : guests.slice(12),
          });
        const doing: Record<(typeof steps)[number], (at: number) => Promise<unknown>> = {
          pause: () => house.campaigns.moves.pause(here, id),
          resume: () => house.campaigns.moves.resume(here, id),
          send: (at) => senders[at % 2]!.run(),
          tell: (at) => part(1 + (at % 2)),
          answer: async () => {
            for (const each of (await onTheWay()).slice(0, 1 + (chance() % 4))) await answer(each);
          },
          withdraw: (at) =>
            house.tell(here, 'consent.withdrawn', {
              ...{ id: newId(), version: 1, guest_id: guests[at % 24]!, purpose: 'marketing', channel: null },
              ...{ given: false, text_version: null, way: 'bot', at: '2100-01-01T00:00:00Z' },
            }),
          merge: async (at) => {
            const [card, into] = [guests[at % 24]!, guests[(at >> 5) % 24]!];
            if (card === into || merged.has(card) || merged.has(into) || [...merged.values()].includes(card)) return;
            merged.set(card, into);
            const now = house.clock.now().toISOString();
            await house.tell(here, 'guest.merged', {
              ...{ id: card, version: 2, name: null, phone: null, telegram_id: null, language: null },
              ...{ merged_into_id: into, created_at: now, updated_at: now },
            });
          },
        };
        const allowed = (error: unknown) => {
          if (!(error instanceof RuleViolation)) throw error;
        };
        const works = planned.map(
          ([step, at]) =>
            () =>
              doing[step](at).catch(allowed),
        );
        const worker = async () => {
          for (let work = works.shift(); work; work = works.shift()) await work();
        };
        await Promise.all([worker(), worker(), worker()]);
        await Promise.all([part(1), part(2)]);
        await house.campaigns.moves.resume(here, id).catch(allowed);
        for (let round = 0; round < 20; round++) {
          await Promise.all(senders.map((sender) => sender.run()));
          for (const each of await onTheWay()) await answer(each);
        }
        const card = await house.campaigns.queries.card(here, id);
        expect(card).toMatchObject({ status: 'completed', statistics: { pending: 0, sent: sentTo.length } });
        expect(new Set(sentTo).size).toBe(sentTo.length);
        expect(card.statistics.total).toBe(card.recipients);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 200_000);
});
