import { Caller, Role } from '@guestflow/access';
import { BotState, FeedbackState } from '@guestflow/contracts';
import { AnsweredBefore, newId } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { DialoguesService } from '../dialogues/dialogues.service';
import { MessagesQueries } from '../messages/messages.queries';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { NotificationsQuery, SendNotificationDto } from './notifications.dto';
import { NotificationsQueries } from './notifications.queries';
import { NotificationsService } from './notifications.service';

describe('notifications to the staff', () => {
  let house: OpenedMessaging;
  let notifications: NotificationsService;
  let queries: NotificationsQueries;
  let dialogues: DialoguesService;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    queries = new NotificationsQueries(house.transactions);
    notifications = new NotificationsService(house.transactions, queries, house.clock);
    const messages = new MessagesQueries(house.transactions);
    dialogues = new DialoguesService(house.transactions, messages, house.forgetting, house.channels, house.clock);
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open();
  });

  const later = (seconds = 60) => (house.clock.at = new Date(house.clock.at.getTime() + seconds * 1_000));
  const somebody = (role: Role = 'receptionist', venueId = here.venueId): Caller => ({
    ...here,
    ...{ role, venueId, userId: newId() },
  });
  const page = async (who: Caller = here, query: Partial<NotificationsQuery> = {}) =>
    queries.list(who, Object.assign(new NotificationsQuery(), query));
  const list = async (who?: Caller, query?: Partial<NotificationsQuery>) => (await page(who, query)).items;
  const types = async (who?: Caller, query?: Partial<NotificationsQuery>) =>
    (await list(who, query)).map(({ type }) => type);
  const unread = async (who?: Caller) => (await page(who)).body.unread_count;
  const send = (change: Partial<SendNotificationDto>, who = here) => {
    later();
    return notifications.send(who, { title: 'Завтра', text: 'Инвентаризация', ...change });
  };
  const hears = (telegram_id: string) => {
    later();
    return dialogues.hear(here, { telegram_id, text: 'Здравствуйте' });
  };
  const gives = (score: number | null, change: Partial<FeedbackState> = {}) =>
    house.tell(here, 'feedback.received', {
      ...{ id: newId(), version: 1, guest_id: null, booking_id: null, score, tags: [], source: 'bot', status: 'new' },
      ...{ created_at: house.clock.now().toISOString(), updated_at: house.clock.now().toISOString() },
      ...change,
    });
  const bot = (change: Partial<BotState> = {}): BotState => ({
    ...{ id: newId(), version: 2, username: 'b', name: 'b', is_active: false, reason: 'Unauthorized' },
    ...{ created_at: house.clock.now().toISOString(), updated_at: house.clock.now().toISOString() },
    ...change,
  });

  it('written by somebody are for those whom they name and for the roles they name, and for nobody else', async () => {
    const [anna, boris, owner] = [somebody(), somebody(), somebody('owner')];
    const { id } = await send({ user_ids: [anna.userId!], roles: ['owner'], link: '/bookings' });
    for (const who of [anna, owner]) {
      expect(await list(who)).toEqual([
        {
          ...{ id, type: 'written', title: 'Завтра', text: 'Инвентаризация', link: '/bookings', read_at: null },
          ...{ author_user_id: here.userId, created_at: house.clock.now() },
          params: {
            ...{ guest_id: null, guest_name: null, booking_id: null, booked_at: null, guests_count: null },
            ...{ feedback_id: null, score: null, reason: null },
          },
        },
      ]);
    }
    for (const who of [boris, here]) expect([await list(who), await unread(who)]).toEqual([[], 0]);
    await expect(notifications.read(boris, id)).rejects.toBeInstanceOf(NotFound);
  });

  it('are a venue’s own, even for who works at two', async () => {
    const { id } = await send({ user_ids: [here.userId!], roles: ['manager'] });
    const elsewhere = { ...here, venueId: (await house.open()).venueId };
    expect([await list(elsewhere), await unread(elsewhere)]).toEqual([[], 0]);
    await expect(notifications.read(elsewhere, id)).rejects.toBeInstanceOf(NotFound);
    expect(await notifications.readAll(elsewhere, {})).toEqual({ unread_count: 0 });
    expect(await unread()).toBe(1);
  });

  it('are none of whoever is of no venue', async () => {
    const { id } = await send({ roles: ['manager'] });
    const guest = { ...somebody('guest'), venueId: undefined };
    expect([await list(guest), await unread(guest)]).toEqual([[], 0]);
    await expect(notifications.read(guest, id)).rejects.toBeInstanceOf(NotFound);
    expect(await notifications.readAll(guest, {})).toEqual({ unread_count: 0 });
  });

  it('are read by each for himself, one by one, all, or up to what was seen', async () => {
    const [anna, boris] = [somebody(), somebody()];
    const sent = [];
    for (let index = 0; index < 4; index++) sent.push(await send({ roles: ['receptionist'], title: String(index) }));
    const readAt = later();
    expect(await notifications.read(anna, sent[1]!.id)).toMatchObject({ title: '1', read_at: readAt });
    later();
    expect(await notifications.read(anna, sent[1]!.id)).toMatchObject({ read_at: readAt });
    const titles = async (query: Partial<NotificationsQuery>) => (await list(anna, query)).map(({ title }) => title);
    expect(await titles({})).toEqual(['3', '2', '1', '0']);
    expect(await titles({ unread: true })).toEqual(['3', '2', '0']);
    expect(await titles({ unread: false })).toEqual(['1']);
    expect(await titles({ limit: 1, page: 2 })).toEqual(['2']);
    expect((await page(anna, { limit: 1, unread: false })).body.unread_count).toBe(3);
    expect(await notifications.readAll(anna, { up_to: sent[2]!.id })).toEqual({ unread_count: 1 });
    expect(await notifications.readAll(anna, { up_to: newId() })).toEqual({ unread_count: 1 });
    expect(await unread(boris)).toBe(4);
    expect(await notifications.readAll(anna, {})).toEqual({ unread_count: 0 });
    expect(await notifications.readAll(boris, {})).toEqual({ unread_count: 0 });
  });

  it('are sent once however often the same request comes, and told of without what they say', async () => {
    const once = () => ({ scope: 'a', key: here.venueId!, fingerprint: 'f', status: 201 });
    const first = await send({ roles: ['manager'] }, { ...here, once: once() });
    const again = await send({ roles: ['manager'] }, { ...here, once: once() }).catch((error: unknown) => error);
    expect(again).toBeInstanceOf(AnsweredBefore);
    expect(await list()).toHaveLength(1);
    const { rows } = await house.admin.query<{ data: unknown }>(
      `SELECT fact::jsonb -> 'data' AS data FROM messaging.outbox
        WHERE type = 'notification.sent.v1' AND fact::jsonb ->> 'venueid' = $1`,
      [here.venueId],
    );
    const { id, created_at } = first;
    expect(rows).toEqual([
      {
        data: {
          version: 1,
          after: { id, version: 1, user_ids: [], roles: ['manager'], author_user_id: here.userId, created_at },
        },
      },
    ]);
  });

  it('are refused that are for nobody or say nothing', async () => {
    for (const change of [{}, { roles: ['owner'], title: ' ' }, { roles: ['owner'], text: '\n' }] as const) {
      await expect(send(change as Partial<SendNotificationDto>)).rejects.toBeInstanceOf(ValidationProblem);
    }
  });

  it('tell of what guests do to their bookings by themselves, with what is known of them now', async () => {
    const anna = await house.card(here, { phone: '+79035550101' });
    const contact = { name: 'Анна', phone: anna.phone };
    const asked = house.booking({ status: 'new', source: 'bot', contact });
    await house.tell(here, 'booking.requested', asked, { actor: 'bot:1' });
    await house.tell(here, 'booking.requested', house.booking({ status: 'new', source: 'manual' }));
    later();
    const moved = { ...asked, version: 2, booked_at: '2027-05-06T16:00:00.000Z' };
    await house.tell(here, 'booking.moved', moved, { actor: 'guest:1' });
    await house.tell(here, 'booking.moved', { ...moved, version: 3 });
    later();
    const over = { status: 'cancelled', cancelled_at: house.clock.now().toISOString() } as const;
    await house.tell(here, 'booking.cancelled', { ...moved, ...over, version: 4, cancelled_by: 'guest' });
    await house.tell(here, 'booking.cancelled', house.booking({ ...over, cancelled_by: 'staff' }));
    const told = await list(somebody());
    expect(told.map(({ type }) => type)).toEqual([
      'booking_cancelled_by_guest',
      'booking_moved_by_guest',
      'booking_requested',
    ]);
    expect(told[2]).toMatchObject({
      ...{ title: null, text: null, author_user_id: null },
      params: {
        ...{ guest_id: anna.id, guest_name: 'Анна', booking_id: asked.id, guests_count: 2 },
        booked_at: new Date(moved.booked_at),
      },
    });
    expect(await types(somebody(), { type: 'booking_requested,low_score' })).toEqual(['booking_requested']);
    await expect(page(here, { type: 'other' })).rejects.toBeInstanceOf(ValidationProblem);
    expect(await types(somebody('specialist'))).toEqual([]);
  });

  it('tell those who can do something about it of a low score and of a bot that stopped', async () => {
    const anna = await house.card(here);
    for (const score of [10, 7, null]) await gives(score);
    await gives(6, { guest_id: anna.id });
    later();
    await house.tell(here, 'bot.changed', bot(), { before: bot({ is_active: true, reason: null }) });
    await house.tell(here, 'bot.changed', bot(), { before: bot() });
    await house.tell(here, 'bot.changed', bot({ reason: null }), { before: bot({ is_active: true, reason: null }) });
    expect(await list()).toMatchObject([
      { type: 'bot_stopped', params: { reason: 'Unauthorized', guest_id: null } },
      { type: 'low_score', params: { score: 6, guest_id: anna.id, guest_name: 'Анна' } },
    ]);
    expect(await types(somebody())).toEqual(['bot_stopped']);
  });

  it('tell once that a guest wrote, until somebody has looked', async () => {
    const [anna, berta] = [await house.reachable(here), await house.reachable(here, { name: 'Берта' })];
    later();
    await Promise.all([1, 2, 3, 4].map(() => dialogues.hear(here, { telegram_id: anna.telegram_id!, text: 'Раз' })));
    await hears(anna.telegram_id!);
    await hears(berta.telegram_id!);
    await hears('4242');
    const told = await list();
    expect(told.map(({ params }) => params.guest_name)).toEqual(['Берта', 'Анна']);
    // Looked at what was told.
    await notifications.read(here, told[1]!.id);
    await hears(anna.telegram_id!);
    await hears(anna.telegram_id!);
    expect(await list()).toHaveLength(3);
    // Looked at what she wrote.
    later();
    await dialogues.markRead(here, anna.id, {});
    expect(await unread()).toBe(1);
    expect(await unread(somebody())).toBe(3);
    await hears(anna.telegram_id!);
    expect((await list()).map(({ params }) => params.guest_name)).toEqual(['Анна', 'Анна', 'Берта', 'Анна']);
  });

  it('are of one guest where two cards are one, and name nobody who was forgotten', async () => {
    const [anna, card] = [await house.reachable(here), await house.reachable(here, { name: 'Аня' })];
    await hears(card.telegram_id!);
    await gives(1, { guest_id: card.id });
    await house.tell(here, 'guest.merged', { ...card, version: 2, merged_into_id: anna.id });
    expect((await list()).map(({ params }) => params.guest_name)).toEqual(['Анна', 'Анна']);
    await hears(anna.telegram_id!);
    expect(await list()).toHaveLength(2);
    await house.tell(here, 'privacy_request.opened', {
      ...{ id: newId(), version: 1, kind: 'erasure', guest_id: anna.id, card_ids: [anna.id, card.id], marks: [] },
      ...{ done: false, created_at: new Date().toISOString() },
    });
    expect((await list()).map(({ params }) => params)).toMatchObject([
      { guest_id: anna.id, guest_name: null },
      { guest_id: anna.id, guest_name: null },
    ]);
    expect(JSON.stringify(await house.rows(here, 'notifications'))).not.toMatch(/Ан[ня]/);
  });

  it('are gone after thirty days, and after ninety where somebody wrote them, with who had read them', async () => {
    await gives(1);
    await send({ roles: ['manager'] });
    await notifications.readAll(here, {});
    house.clock.at = new Date('2027-06-04T09:00:00Z');
    await house.sweepNotifications();
    expect(await types()).toEqual(['written', 'low_score']);
    house.clock.at = new Date('2027-06-06T09:00:00Z');
    await house.sweepNotifications();
    expect(await types()).toEqual(['written']);
    house.clock.at = new Date('2027-08-05T09:00:00Z');
    await house.sweepNotifications();
    expect([await types(), await house.rows(here, 'notification_reads')]).toEqual([[], []]);
  });
});
