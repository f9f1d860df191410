import { Caller } from '@guestflow/access';
import { PageQuery } from '@guestflow/http';
import { newId } from '@guestflow/persistence';
import { NotFound, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { MessagesQuery } from '../messages/messages.dto';
import { MessagesQueries } from '../messages/messages.queries';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { DialoguesQuery } from './dialogues.dto';
import { DialoguesQueries } from './dialogues.queries';
import { DialoguesService } from './dialogues.service';

describe('dialogues', () => {
  let house: OpenedMessaging;
  let dialogues: DialoguesService;
  let queries: DialoguesQueries;
  let messages: MessagesQueries;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    messages = new MessagesQueries(house.transactions);
    queries = new DialoguesQueries(house.transactions, house.channels);
    dialogues = new DialoguesService(house.transactions, messages, house.forgetting, house.channels, house.clock);
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open();
  });

  const later = (seconds = 60) => (house.clock.at = new Date(house.clock.at.getTime() + seconds * 1_000));
  const hears = (telegram_id: string, text: string | null, kind?: string) => {
    later();
    return dialogues.hear(here, { telegram_id, text, kind });
  };
  const writes = (guestId: string, text = 'Ваш шарф у нас') => {
    later();
    return dialogues.write(here, guestId, { text });
  };
  const list = async (query: Partial<DialoguesQuery> = {}) =>
    (await queries.list(here, Object.assign(new DialoguesQuery(), query))).items;
  const register = async (query: Partial<MessagesQuery> = {}) =>
    (await messages.register(here, Object.assign(new MessagesQuery(), query))).items.map(({ text }) => text);
  const thread = async (guestId: string) =>
    (await dialogues.read(here, guestId, new PageQuery())).items.map(({ text, state }) => [text, state]);
  const reply = (change: object) =>
    house.tell(here, 'feedback.replied', {
      ...{ id: newId(), version: 1, feedback_id: newId(), guest_id: null, text: 'Простите нас' },
      ...{ created_at: house.clock.now().toISOString(), ...change },
    });

  /** What is told of messages, as it leaves. */
  const told = async () => {
    const { rows } = await house.admin.query<{ type: string; after: Record<string, unknown> }>(
      `SELECT type, fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox
        WHERE type LIKE 'message.%' AND fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
      [here.venueId],
    );
    return rows.map(({ type, after }) => [type, after] as const);
  };

  it('show what a guest wrote and staff answered, the newest first, and what is unread', async () => {
    const [anna, berta] = [await house.reachable(here), await house.reachable(here, { name: 'Берта' })];
    await hears(anna.telegram_id!, ' Я забыла шарф ');
    await hears(anna.telegram_id!, null, 'photo');
    await hears(berta.telegram_id!, 'Есть ли у вас детский стул?');
    const answer = await writes(anna.id);
    expect(answer).toMatchObject({ kind: 'dialogue', state: 'queued', author_user_id: here.userId, version: 1 });
    expect(await house.queued(here)).toMatchObject([
      { id: answer.id, telegram_id: anna.telegram_id, urgency: 'urgent', kind: 'dialogue', send_before: null },
    ]);
    expect(await list()).toMatchObject([
      {
        ...{ guest_id: anna.id, guest: { name: 'Анна', can_be_written_to: true, why_not: null }, unread_count: 2 },
        last_message: { id: answer.id, direction: 'out', state: 'queued' },
      },
      { guest_id: berta.id, last_message: { direction: 'in' }, unread_count: 1 },
    ]);
    expect(await list({ guest_id: berta.id })).toMatchObject([{ guest_id: berta.id, unread_count: 1 }]);
    expect(await thread(anna.id)).toEqual([
      ['Ваш шарф у нас', 'queued'],
      [null, 'received'],
      ['Я забыла шарф', 'received'],
    ]);
    for (const [query, found] of [
      [{ q: 'БЕРТ' }, [berta.id]],
      [{ q: 'забыла' }, [anna.id]],
      [{ q: 'нигде' }, []],
      [{ limit: 1, page: 2 }, [berta.id]],
    ] as const) {
      expect((await list(query)).map(({ guest_id }) => guest_id)).toEqual(found);
    }
  });

  it('are read up to what was seen', async () => {
    const anna = await house.reachable(here);
    const { id } = await hears(anna.telegram_id!, 'Первое');
    await hears(anna.telegram_id!, 'Второе');
    expect(await list({ unread: false })).toEqual([]);
    expect(await queries.unread(here)).toEqual({ guests: 1, messages: 2 });
    expect(await dialogues.markRead(here, anna.id, { up_to: id })).toEqual({ guest_id: anna.id, unread_count: 1 });
    expect(await thread(anna.id)).toEqual([
      ['Второе', 'received'],
      ['Первое', 'read'],
    ]);
    expect(await dialogues.markRead(here, anna.id, {})).toMatchObject({ unread_count: 0 });
    expect(await queries.unread(here)).toEqual({ guests: 0, messages: 0 });
    expect(await list({ unread: true })).toEqual([]);
    expect(await list({ unread: false })).toHaveLength(1);
  });

  it('tell that a guest wrote and that it was read, and nothing of what', async () => {
    const anna = await house.reachable(here);
    const [first, second] = [await hears(anna.telegram_id!, 'Первое'), await hears(anna.telegram_id!, 'Второе')];
    const stranger = await hears('45', 'Здравствуйте');
    await dialogues.markRead(here, anna.id, { up_to: first.id });
    await dialogues.markRead(here, anna.id, {});
    // There was nothing left to read.
    await dialogues.markRead(here, anna.id, {});
    const heard = (message: typeof first) => [
      'message.received.v1',
      { id: message.id, version: 1, guest_id: message.guest_id, created_at: message.created_at },
    ];
    const read = (message: typeof first) => [
      'message.read.v1',
      { id: message.id, version: 2, guest_id: anna.id, read_at: house.clock.now().toISOString() },
    ];
    expect(stranger.guest_id).toBeNull();
    expect(await told()).toEqual([heard(first), heard(second), heard(stranger), read(first), read(second)]);
  });

  it('keep what came from an account nobody knew, for whose it turns out to be', async () => {
    expect(await hears('42', 'Здравствуйте')).toMatchObject({ guest_id: null, state: 'received' });
    expect(await list()).toEqual([]);
    expect(await register()).toEqual(['Здравствуйте']);
    expect(await queries.unread(here)).toEqual({ guests: 0, messages: 0 });
    const guest = await house.card(here, { telegram_id: '42' });
    expect(await list()).toMatchObject([{ guest_id: guest.id, unread_count: 1 }]);
  });

  it('of two cards that are one are one, and two again afterwards', async () => {
    const [anna, merged] = [await house.reachable(here), await house.reachable(here)];
    await hears(anna.telegram_id!, 'Раз');
    await hears(merged.telegram_id!, 'Два');
    await house.tell(here, 'guest.merged', { ...merged, version: 2, merged_into_id: anna.id });
    expect(await list()).toMatchObject([{ guest_id: anna.id, unread_count: 2 }]);
    expect(await queries.unread(here)).toEqual({ guests: 1, messages: 2 });
    expect(await thread(merged.id)).toHaveLength(2);
    expect(await register({ guest_id: merged.id })).toEqual(['Два', 'Раз']);
    await house.tell(here, 'guest.unmerged', { ...merged, version: 3, merged_into_id: null });
    expect((await list()).map(({ guest_id }) => guest_id)).toEqual([merged.id, anna.id]);
  });

  it('refuse to write to who cannot be reached, and say why', async () => {
    const away = await house.card(here);
    const blocked = await house.reachable(here);
    await house.tell(here, 'chat.blocked', { ...blocked.chat, version: 2, blocked_at: '2027-05-06T09:00:00Z' });
    const notStarted = await house.card(here, { telegram_id: '43' });
    for (const [{ id }, why] of [
      [away, 'no_telegram'],
      [blocked, 'blocked'],
      [notStarted, 'not_started'],
    ] as const) {
      const refused = await writes(id).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RuleViolation);
      expect((refused as RuleViolation).extra).toEqual({ rule: 'not_reachable', why });
    }
    // There is no mail server here.
    const mailOnly = await house.card(here, { email: 'anna@example.org' });
    const byEmail = dialogues.write(here, mailOnly.id, { text: 'Привет', channel: 'email' });
    await expect(byEmail).rejects.toMatchObject({ extra: { rule: 'not_reachable', why: 'channel_off' } });
    await expect(writes(newId())).rejects.toBeInstanceOf(NotFound);
    await expect(writes(away.id, '  ')).rejects.toBeInstanceOf(ValidationProblem);
    await expect(hears('44', ' ')).rejects.toBeInstanceOf(ValidationProblem);
    expect(await register()).toEqual([]);
  });

  it('bring an answer to feedback, or show that it could not be brought', async () => {
    const [anna, away] = [await house.reachable(here), await house.card(here)];
    await reply({ guest_id: anna.id });
    later();
    await reply({ guest_id: away.id });
    expect(await house.queued(here)).toMatchObject([{ kind: 'feedback_reply', urgency: 'urgent', guest_id: anna.id }]);
    const kept = await house.rows(here, 'messages', 'guest_id, kind, state, reason, author_user_id', 'created_at');
    expect(kept).toMatchObject([
      { guest_id: anna.id, state: 'queued' },
      { guest_id: away.id, state: 'failed', reason: 'no_channel' },
    ]);
  });

  it('tell what became of a message, once, however often and late it is told', async () => {
    const anna = await house.reachable(here);
    const [sent, failed, lost] = [await writes(anna.id), await writes(anna.id), await writes(anna.id)];
    const delivery = (id: string, reason: 'blocked' | 'unknown' | null) => ({
      ...{ id, version: 1, guest_id: anna.id, bot_id: newId(), telegram_message_id: null, reason },
      at: '2027-05-06T10:00:00.000Z',
    });
    await house.tell(here, 'delivery.succeeded', delivery(sent.id, null));
    await house.tell(here, 'delivery.failed', delivery(sent.id, 'unknown'));
    await house.tell(here, 'delivery.failed', delivery(failed.id, 'blocked'));
    await house.tell(here, 'delivery.failed', delivery(lost.id, 'unknown'));
    await house.tell(here, 'delivery.succeeded', delivery(newId(), null));
    const kept = await house.rows(here, 'messages', 'id, state, reason, sent_at', 'created_at');
    expect(kept).toEqual([
      { id: sent.id, state: 'sent', reason: null, sent_at: new Date('2027-05-06T10:00:00Z') },
      { id: failed.id, state: 'failed', reason: 'blocked', sent_at: null },
      { id: lost.id, state: 'unknown', reason: 'unknown', sent_at: null },
    ]);
  });

  it('are all in one register, found by day, guest, channel, state and direction', async () => {
    const [anna, berta] = [await house.reachable(here), await house.reachable(here, { name: 'Берта' })];
    await hears(anna.telegram_id!, 'Вчера');
    // Midnight in Moscow.
    house.clock.at = new Date('2027-05-06T20:59:00Z');
    await hears(berta.telegram_id!, 'Сегодня');
    await writes(anna.id, 'Ответ');
    for (const [query, found] of [
      [{}, ['Ответ', 'Сегодня', 'Вчера']],
      [{ sort: 'created_at:asc' }, ['Вчера', 'Сегодня', 'Ответ']],
      [{ date_from: '2027-05-07' }, ['Ответ', 'Сегодня']],
      [{ date_to: '2027-05-06' }, ['Вчера']],
      [{ guest_id: berta.id }, ['Сегодня']],
      [{ guest_id: newId() }, []],
      [{ direction: 'out' }, ['Ответ']],
      [{ state: 'received' }, ['Сегодня', 'Вчера']],
      [{ state: 'queued, received' }, ['Ответ', 'Сегодня', 'Вчера']],
      [{ author_user_id: here.userId }, ['Ответ']],
      [{ channel: 'email' }, []],
      [{ kind: 'dialogue', q: 'берт' }, ['Сегодня']],
    ] as [Partial<MessagesQuery>, string[]][]) {
      expect([query, await register(query)]).toEqual([query, found]);
    }
  });

  it('are a venue’s own', async () => {
    const anna = await house.reachable(here);
    await hears(anna.telegram_id!, 'Привет');
    here = await house.open();
    expect([await list(), await register(), await register({ guest_id: anna.id })]).toEqual([[], [], []]);
    expect(await queries.unread(here)).toEqual({ guests: 0, messages: 0 });
    for (const work of [() => thread(anna.id), () => writes(anna.id), () => dialogues.markRead(here, anna.id, {})]) {
      await expect(work()).rejects.toBeInstanceOf(NotFound);
    }
    expect(await hears(anna.telegram_id!, 'Привет')).toMatchObject({ guest_id: null });
  });
});
