import { Caller } from '@guestflow/access';
import { ConsentState } from '@guestflow/contracts';
import { AnsweredBefore, newId } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { MessagesQuery } from '../messages/messages.dto';
import { MessagesQueries } from '../messages/messages.queries';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { GroupSending } from './group-sending';

describe('words to a group of guests', () => {
  let house: OpenedMessaging;
  let groups: GroupSending;
  let messages: MessagesQueries;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    groups = new GroupSending(house.transactions, house.forgetting, house.channels, house.clock);
    messages = new MessagesQueries(house.transactions);
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open();
  });

  const agrees = (guest_id: string, change: Partial<ConsentState> = {}) =>
    house.tell(here, change.given === false ? 'consent.withdrawn' : 'consent.given', {
      ...{ id: newId(), version: 1, guest_id, purpose: 'marketing', channel: null, given: true, source: 'bot' },
      ...{ note: null, at: house.clock.now().toISOString(), created_at: house.clock.now().toISOString() },
      ...change,
    } as ConsentState);
  const willing = async (change: Parameters<OpenedMessaging['reachable']>[1] = {}) => {
    const guest = await house.reachable(here, change);
    await agrees(guest.id, { purpose: 'personal_data' });
    await agrees(guest.id);
    return guest;
  };
  const send = (guest_ids: string[], text = '{guest_name}, завтра у нас джаз', caller = here) =>
    groups.send(caller, { guest_ids, text });
  const register = async (query: Partial<MessagesQuery> = {}) =>
    (await messages.register(here, Object.assign(new MessagesQuery(), query))).items;

  it('reach each who agreed, by name and in one go, and stand in the register with who wrote them', async () => {
    const [anna, nameless] = [await willing(), await willing({ name: null })];
    const { sent, not_sent, message_ids } = await send([anna.id, nameless.id]);
    expect({ sent, not_sent }).toEqual({ sent: 2, not_sent: [] });
    expect(await house.queued(here)).toMatchObject([
      { id: message_ids[0], guest_id: anna.id, kind: 'dialogue', urgency: 'bulk', text: 'Анна, завтра у нас джаз' },
      { id: message_ids[1], guest_id: nameless.id, telegram_id: nameless.telegram_id, text: 'Завтра у нас джаз' },
    ]);
    const kept = await register({ author_user_id: here.userId, kind: 'dialogue', state: 'queued,sent' });
    expect(kept.map(({ id }) => id).sort()).toEqual([...message_ids].sort());
    expect(await register({ author_user_id: newId() })).toEqual([]);
    expect(await register({ state: 'failed,unknown' })).toEqual([]);
    await expect(register({ state: 'lost' })).rejects.toBeInstanceOf(ValidationProblem);
  });

  it('go to nobody who has not agreed, is not welcome, cannot be reached or is not the venue’s, and say so', async () => {
    const [silent, away, took, unwelcome] = [
      await house.reachable(here),
      await house.card(here),
      await willing(),
      await willing(),
    ];
    house.clock.at = new Date('2027-05-06T09:01:00Z');
    await agrees(took.id, { given: false });
    await house.tell(here, 'blacklist.added', {
      ...{ id: newId(), version: 1, guest_id: unwelcome.id, phone: null, reason: null, removed_at: null },
      ...{ created_at: house.clock.now().toISOString(), updated_at: house.clock.now().toISOString() },
    });
    const venue = here;
    here = await house.open();
    const [elsewhere, nobody] = [await willing(), newId()];
    here = venue;
    expect(await send([silent.id, away.id, took.id, unwelcome.id, elsewhere.id, nobody])).toEqual({
      ...{ sent: 0, message_ids: [] },
      not_sent: [
        { guest_id: silent.id, why: 'no_consent' },
        { guest_id: away.id, why: 'no_telegram' },
        { guest_id: took.id, why: 'no_consent' },
        { guest_id: unwelcome.id, why: 'blacklisted' },
        { guest_id: elsewhere.id, why: 'unknown_guest' },
        { guest_id: nobody, why: 'unknown_guest' },
      ],
    });
    expect([await house.queued(here), await register()]).toEqual([[], []]);
  });

  it('reach two hundred at once, and whoever has two cards only once', async () => {
    const guests = [];
    for (let index = 0; index < 190; index++) guests.push(await willing());
    const merged = [];
    for (const into of guests.slice(0, 10)) {
      const card = await house.card(here);
      await house.tell(here, 'guest.merged', { ...card, version: 2, merged_into_id: into.id });
      merged.push(card);
    }
    const { sent, not_sent, message_ids } = await send([...merged, ...guests].map(({ id }) => id));
    expect({ sent, not_sent }).toEqual({ sent: 190, not_sent: [] });
    expect(new Set(message_ids).size).toBe(190);
    const to = (await house.queued(here)).map(({ guest_id }) => guest_id);
    expect(to.sort()).toEqual(guests.map(({ id }) => id).sort());
  });

  it('are said once however often the same request comes', async () => {
    const anna = await willing();
    const once = () => ({ scope: 'a', key: here.venueId!, fingerprint: 'f', status: 201 });
    const first = await send([anna.id], 'Джаз', { ...here, once: once() });
    const again = await send([anna.id], 'Джаз', { ...here, once: once() }).catch((error: unknown) => error);
    expect(again).toBeInstanceOf(AnsweredBefore);
    expect(JSON.parse((again as AnsweredBefore).answer)).toEqual(first);
    expect(await house.queued(here)).toHaveLength(1);
  });

  it('are refused where they name what nothing stands for, or say nothing', async () => {
    const anna = await willing();
    await expect(send([anna.id], 'Ждём {date}')).rejects.toThrow(/\{date\}.*\{guest_name\}, \{venue_name\}/);
    for (const text of [' \n', '{guest_name} ']) {
      await expect(send([anna.id], text)).rejects.toBeInstanceOf(ValidationProblem);
    }
    await expect(send([])).rejects.toBeInstanceOf(ValidationProblem);
    expect(await house.queued(here)).toEqual([]);
  });
});
