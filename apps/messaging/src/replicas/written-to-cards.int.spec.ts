import { Caller } from '@guestflow/access';
import { GuestState } from '@guestflow/contracts';
import { cardOfAccount, holdCards, keepCards, newId } from '@guestflow/persistence';
import fc from 'fast-check';
import { hear } from '../messages/messages';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { writtenToCards } from './written-to-cards';

describe('cards of guests, as messaging keeps them', () => {
  let house: OpenedMessaging;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
  });
  afterAll(() => house?.close());

  const keep = (...cards: GuestState[]) =>
    house.transactions.inVenue(here, (tx) => keepCards(tx, cards, writtenToCards));
  const writes = (telegramId: string) =>
    house.transactions.inVenue(here, async (tx) => {
      await holdCards(tx, { alone: false });
      const whose = await cardOfAccount(tx, telegramId);
      await hear(tx, { telegramId, whose, content: 'text', text: telegramId }, house.clock.now());
    });

  it('whatever becomes one and two again, in whichever order it is told and written, is its guest’s in the end', async () => {
    const change = fc.record({ card: fc.nat(4), into: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.infiniteStream(fc.nat()), async (changes, luck) => {
        here = await house.open();
        const at = house.clock.now().toISOString();
        const cards: GuestState[] = Array.from({ length: 5 }, (_, index) => ({
          ...{ id: newId(), version: 1, name: 'Анна', phone: `+7916000000${index}`, language: null },
          ...{ telegram_id: `900000${index}`, merged_into_id: null, created_at: at, updated_at: at },
        }));
        const told = [...cards];
        const rootAt = (index: number): number => {
          const into = cards.findIndex(({ id }) => id === cards[index]!.merged_into_id);
          return into < 0 ? index : rootAt(into);
        };
        for (const { card, into } of changes) {
          const before = cards[card]!;
          const merges = before.merged_into_id === null && rootAt(into) !== card;
          cards[card] = {
            ...before,
            version: before.version + 1,
            merged_into_id: merges ? cards[rootAt(into)]!.id : null,
          };
          told.push(cards[card]);
        }
        const shuffled = <T>(items: T[]): T[] =>
          items
            .map((item) => [luck.next().value as number, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const works = [
          ...[...told, ...told.slice(0, 3)].map((card) => () => keep(card)),
          ...cards.map(
            ({ telegram_id }) =>
              () =>
                writes(telegram_id!),
          ),
          ...cards.map(({ phone }) => () => {
            const contact = { name: null, phone };
            return house.tell(here, 'booking.confirmed', house.booking({ contact }));
          }),
        ];
        const queue = shuffled(works);
        await Promise.all(
          [0, 1].map(async (half) => {
            for (const [index, work] of queue.entries()) if (index % 2 === half) await work();
          }),
        );
        const wanted = cards.map(({ id }, index) => `${id} ${cards[rootAt(index)]!.id}`).sort();
        for (const table of ['messages', 'bookings']) {
          const rows = await house.rows<{ card_id: string; guest_id: string }>(here, table);
          expect(rows.map(({ card_id, guest_id }) => `${card_id} ${guest_id}`).sort()).toEqual(wanted);
        }
      }),
      { numRuns: 25 },
    );
  });
});
