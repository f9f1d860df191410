import { randomBytes } from 'node:crypto';
import { Caller } from '@guestflow/access';
import { ChatState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, newId, Sealer } from '@guestflow/persistence';
import fc from 'fast-check';
import { Guest } from '../guests/guest.entity';
import { saveGuest } from '../guests/save-guest';
import { CrmHouse } from '../merges/testing/venue-of-guests';
import { cardsOf, eraseCards } from '../privacy/erase-cards';
import { ChatsReplica } from './chats.replica';

const at = (minute: number) => new Date(Date.UTC(2027, 4, 5, 9, minute)).toISOString();

describe('whether a guest lets the venue’s bot write', () => {
  const forgetting = new Forgetting(new Sealer(`k:${randomBytes(32).toString('base64')}`));
  let house: CrmHouse;
  let here: Caller;
  let replica: ChatsReplica;
  let account: string;
  let number = 0;
  beforeAll(async () => {
    house = await CrmHouse.open();
    replica = new ChatsReplica(house.clock, forgetting);
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = undefined;
    here = await house.venue();
    account = String(900_000 + ++number);
  });

  interface Chat {
    id: string;
    bot_id: string;
  }
  const aChat = (): Chat => ({ id: newId(), bot_id: newId() });

  /** What bot-gateway tells of a chat: blocked at a minute, or not. */
  const fact = (chat: Chat, version: number, blocked: number | null, toldAt = version): Fact<ChatState> => {
    const blocked_at = blocked === null ? null : at(blocked);
    const after = { ...chat, version, telegram_id: account, blocked_at, created_at: at(0) };
    return {
      ...{ specversion: '1.0', id: newId(), source: '/guestflow/bot-gateway', type: 'chat.blocked.v1' },
      ...{ subject: chat.id, time: at(toldAt), datacontenttype: 'application/json', actor: 'system' },
      ...{ venueid: here.venueId!, data: { version, after } },
    };
  };
  const hear = (...facts: Fact<ChatState>[]) =>
    facts.reduce<Promise<unknown>>(
      (before, each) =>
        before.then(() => house.transactions.inVenue(here, (tx) => replica.blocked(each, { tx } as EventContext))),
      Promise.resolve(),
    );
  const blockedAt = async (id: string) => (await house.guestQueries.card(here, id)).telegram_blocked_at;
  const comes = () => house.bot.register(here, { telegram_id: account, name: 'Анна' });
  const puts = (id: string, telegramId: string | null) =>
    house.transactions.inVenue(here, async (tx) =>
      saveGuest(tx, await tx.findOrFail(Guest, id, { lock: true }), { telegramId }, { now: house.clock.now() }),
    );
  const staffWrite = () => house.guests.create(here, { name: 'Анна', telegram_id: account });

  it('stands on the card, which is told to have changed; heard twice, it is one change', async () => {
    const [{ id }, chat] = [await comes(), aChat()];
    await hear(fact(chat, 1, null), fact(chat, 2, 5), fact(chat, 2, 5));
    expect(await blockedAt(id)).toBe(at(5));
    expect(await house.told(id)).toEqual(['guest.created.v1', 'guest.changed.v1']);
    await hear(fact(chat, 3, null));
    expect(await blockedAt(id)).toBeNull();
    expect(await house.told(id)).toEqual(['guest.created.v1', 'guest.changed.v1', 'guest.changed.v1']);
  });

  it('is as the newest fact has it, in whichever order they come and whenever the card does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat({ max: 59 })), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        fc.nat({ max: 5 }),
        async (told, order, cardAfter) => {
          account = String(900_000 + ++number);
          const chat = aChat();
          const facts = told
            .map((blocked, index) => ({ fact: fact(chat, index + 1, blocked), place: order.next().value as number }))
            .sort((one, other) => one.place - other.place)
            .map((each) => each.fact);
          await hear(...facts.slice(0, cardAfter));
          const { id } = await staffWrite();
          await hear(...facts.slice(cardAfter));
          const last = told.at(-1);
          expect(await blockedAt(id)).toBe(last === null || last === undefined ? null : at(last));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('with several bots is as was told last', async () => {
    const [{ id }, old, other] = [await comes(), aChat(), aChat()];
    await hear(fact(old, 1, null, 1), fact(old, 2, 5, 5), fact(other, 1, null, 6));
    expect(await blockedAt(id)).toBeNull();
    await hear(fact(other, 2, 8, 8), fact(old, 3, null, 7));
    expect(await blockedAt(id)).toBe(at(8));
  });

  it('is not lost while nobody has the account: whichever card it comes to says so', async () => {
    await hear(fact(aChat(), 2, 5));
    const made = await staffWrite();
    expect(await blockedAt(made.id)).toBe(at(5));
    await puts(made.id, null);
    expect(await blockedAt(made.id)).toBeNull();
    const other = await house.guests.create(here, { name: 'Олег', phone: '+79160000077' });
    await puts(other.id, account);
    expect(await blockedAt(other.id)).toBe(at(5));
    // Who writes to the bot lets it write, whatever was heard of him.
    await comes();
    expect(await blockedAt(other.id)).toBeNull();
  });

  it('goes to the card that the account is on, although that is part of another with an account of its own', async () => {
    const merged = await comes();
    const [mergedAccount, chat] = [account, aChat()];
    account = String(900_000 + ++number);
    const kept = await comes();
    await house.merges.merge(here, { kept_id: kept.id, merged_id: merged.id });
    account = mergedAccount;
    await hear(fact(chat, 2, 5));
    expect(await blockedAt(kept.id)).toBeNull();
    const rows = await house.cards(here);
    expect(rows.find(({ telegram_id }) => telegram_id === mergedAccount)).toMatchObject({
      ...{ id: merged.id, telegram_blocked_at: new Date(at(5)) },
    });
  });

  it('is heard while a card gets the account at the same moment: neither misses the other', async () => {
    for (let round = 0; round < 20; round++) {
      account = String(900_000 + ++number);
      const [made] = await Promise.all([staffWrite(), hear(fact(aChat(), 2, 5))]);
      expect(await blockedAt(made.id)).toBe(at(5));
    }
  });

  it('is forgotten with the guest, and nothing told of him before brings it back', async () => {
    const [{ id }, chat] = [await comes(), aChat()];
    await hear(fact(chat, 2, 5));
    await house.transactions.inVenue(here, async (tx) => {
      await forgetting.alone(tx);
      const cards = await cardsOf(tx, id);
      const { counts } = await eraseCards(tx, { requestId: newId(), cards, forgetting }, house.clock.now());
      expect(counts).toMatchObject({ cards: 1, chats: 1 });
    });
    const kept = async () =>
      (await house.admin.query('SELECT 1 FROM crm.chats WHERE telegram_id = $1', [account])).rowCount;
    expect(await kept()).toBe(0);
    await hear(fact(chat, 3, 6));
    expect(await kept()).toBe(0);
  });
});
