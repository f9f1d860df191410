import { Caller } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { NotFound, OutOfDate, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Guest } from '../guests/guest.entity';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { BotFeedbackDto, FeedbackQuery, NewFeedbackDto } from './feedback.dto';
import { FeedbackQueries } from './feedback.queries';
import { FeedbackService } from './feedback.service';

const day = 86_400_000;

describe('feedback', () => {
  let crm: OpenedCrm;
  let feedback: FeedbackService;
  let queries: FeedbackQueries;
  let here: Caller;

  beforeAll(async () => {
    crm = await openCrm();
    queries = new FeedbackQueries(crm.transactions);
    feedback = new FeedbackService(crm.transactions, queries, crm.clock);
  });
  afterAll(() => crm?.close());
  beforeEach(async () => {
    here = await crm.open();
    crm.clock.at = new Date('2027-03-10T12:00:00Z');
  });

  const tell = (said: BotFeedbackDto) => feedback.fromBot(here, said);
  const writeDown = (said: NewFeedbackDto) => feedback.writeDown(here, said);
  const list = (query: Partial<FeedbackQuery> = {}) => queries.list(here, Object.assign(new FeedbackQuery(), query));
  const idsOf = async (query: Partial<FeedbackQuery> = {}) => (await list(query)).items.map(({ id }) => id);
  const events = async () => (await crm.told(here)).filter(({ type }) => type.startsWith('feedback.'));
  const cards = async () =>
    (await crm.admin.query('SELECT telegram_id, source FROM crm.guests WHERE venue_id = $1', [here.venueId])).rows;
  const at = (iso: string) => (crm.clock.at = new Date(iso));

  async function visit(guest: Guest | undefined, daysAgo: number, status = 'completed'): Promise<string> {
    const id = newId();
    await crm.admin.query(
      `INSERT INTO crm.visits (venue_id, booking_id, card_id, guest_id, status, booked_at, guests_count, source,
         table_ids, tags, created_at, version)
       VALUES ($1, $2, $3, $3, $4, $5, 2, 'bot', '{}', '{}', now(), 1)`,
      [here.venueId, id, guest?.id ?? null, status, new Date(crm.clock.at.getTime() - daysAgo * day)],
    );
    return id;
  }

  it('comes from the bot, by the guest or the Telegram account, and its words stay here', async () => {
    const guest = await crm.card(here, { telegramId: '77', phone: '+79161234567' });
    const said = await tell({ telegram_id: '77', message_text: '  Суп был холодный ', score: 4, tags: ['кухня'] });
    expect(said).toMatchObject({
      ...{ guest: { id: guest.id, name: 'Анна', phone: '+79161234567' }, message_text: 'Суп был холодный' },
      ...{ score: 4, tags: ['кухня'], source: 'bot', status: 'new', allowed_moves: ['handle'], visit: null },
      ...{ is_answered: false, replies: [] },
    });
    expect(await tell({ guest_id: guest.id, score: 10, source: 'mini_app' })).toMatchObject({
      ...{ guest_id: guest.id, message_text: null, source: 'mini_app' },
    });
    const [first] = await events();
    expect(first).toMatchObject({ type: 'feedback.received.v1', after: { guest_id: guest.id, score: 4 } });
    expect(JSON.stringify(await events())).not.toContain('Суп');
    expect(await queries.card(here, said.id)).toEqual(said);
  });

  it('of a Telegram account nobody is known by makes a card, one however often it comes at once', async () => {
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, score) => tell({ telegram_id: '555', score: score % 11 })),
    );
    expect(new Set(said.map(({ guest_id }) => guest_id)).size).toBe(1);
    expect(await cards()).toEqual([{ telegram_id: '555', source: 'bot' }]);
    expect((await list()).total).toBe(20);
  });

  it.each<[string, BotFeedbackDto]>([
    ['from nobody', { score: 5 }],
    ['from two', { guest_id: newId(), telegram_id: '1', score: 5 }],
    ['without a message and a score', { telegram_id: '1' }],
    ['with an empty message', { telegram_id: '1', message_text: '   ' }],
  ])('%s is refused', async (_, said) => {
    await expect((async () => tell(said))()).rejects.toBeInstanceOf(ValidationProblem);
    expect(await cards()).toEqual([]);
  });

  it('is tied to the visit that is named, if it is theirs', async () => {
    const [guest, other] = [await crm.card(here), await crm.card(here)];
    const theirs = await visit(guest, 30);
    expect(await tell({ guest_id: guest.id, score: 1, booking_id: theirs })).toMatchObject({
      ...{ booking_id: theirs, visit: { booking_id: theirs, status: 'completed', guests_count: 2 } },
    });
    await expect(tell({ guest_id: other.id, score: 1, booking_id: theirs })).rejects.toBeInstanceOf(RuleViolation);
    await expect(tell({ guest_id: other.id, score: 1, booking_id: newId() })).rejects.toBeInstanceOf(NotFound);
    await expect(tell({ guest_id: other.id, score: 1, booking_id: await visit(undefined, 1) })).rejects.toBeInstanceOf(
      RuleViolation,
    );
  });

  it.each<[string, [daysAgo: number, status: string][], number | undefined]>([
    [
      'the last',
      [
        [3, 'completed'],
        [1, 'completed'],
        [2, 'arrived'],
      ],
      1,
    ],
    [
      'the one they are at',
      [
        [3, 'completed'],
        [0, 'arrived'],
      ],
      1,
    ],
    [
      'none that did not come to be',
      [
        [3, 'completed'],
        [1, 'cancelled'],
        [2, 'no_show'],
        [-1, 'confirmed'],
      ],
      0,
    ],
    ['none of longer ago than seven days', [[7.1, 'completed']], undefined],
    ['none', [], undefined],
  ])('without a visit named is of %s of seven days', async (_, visits, meant) => {
    const guest = await crm.card(here);
    const ids: string[] = [];
    for (const [daysAgo, status] of visits) ids.push(await visit(guest, daysAgo, status));
    await visit(await crm.card(here), 0.5);
    const { booking_id } = await tell({ guest_id: guest.id, score: 9 });
    expect(booking_id).toBe(meant === undefined ? null : ids[meant]);
  });

  it('is written down by the staff, of a guest, of whose visit it was, or of nobody known', async () => {
    const guest = await crm.card(here);
    const bookingId = await visit(guest, 20);
    expect(await writeDown({ guest_id: guest.id, message_text: 'Вкусно' })).toMatchObject({ source: 'manual' });
    expect(await writeDown({ booking_id: bookingId, score: 8 })).toMatchObject({
      ...{ guest_id: guest.id, booking_id: bookingId },
    });
    const unknown = await writeDown({ score: 2 });
    expect(unknown).toMatchObject({ guest_id: null, guest: null, booking_id: null });
    await expect(feedback.reply(here, unknown.id, { text: 'Спасибо' })).rejects.toBeInstanceOf(RuleViolation);
  });

  it('of a visit goes along where its guest becomes part of another in the same moment', async () => {
    const [guest, kept] = [await crm.card(here), await crm.card(here, { name: 'Берта' })];
    const bookingId = await visit(guest, 20);
    await crm.admin.query('BEGIN');
    await crm.admin.query('SELECT FROM crm.guests WHERE id = ANY ($1) FOR UPDATE', [[guest.id, kept.id]]);
    await crm.merge(guest, kept);
    const written = writeDown({ booking_id: bookingId, score: 8 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await crm.admin.query('COMMIT');
    expect(await written).toMatchObject({ guest_id: kept.id, booking_id: bookingId });
  });

  it('has nobody to answer, and none to write more of, once its guest is erased', async () => {
    const guest = await crm.card(here);
    const bookingId = await visit(guest, 1);
    const { id } = await tell({ guest_id: guest.id, score: 1 });
    await crm.erase(guest);
    await expect(feedback.reply(here, id, { text: 'Анна, простите' })).rejects.toBeInstanceOf(RuleViolation);
    for (const said of [{ guest_id: guest.id }, { booking_id: bookingId }]) {
      await expect(writeDown({ ...said, message_text: 'Анна звонила' })).rejects.toBeInstanceOf(NotFound);
    }
    expect((await events()).map(({ type }) => type)).toEqual(['feedback.received.v1']);
  });

  it('is handled and opened again, one step at a time', async () => {
    const { id } = await tell({ telegram_id: '1', score: 1 });
    const handled = await feedback.step(here, id, 'handle', 1);
    expect(handled).toMatchObject({
      ...{ status: 'handled', version: 2, handled_by_user_id: here.userId, allowed_moves: ['reopen'] },
    });
    await expect(feedback.step(here, id, 'handle')).rejects.toBeInstanceOf(RuleViolation);
    await expect(feedback.step(here, id, 'reopen', 1)).rejects.toBeInstanceOf(OutOfDate);
    expect(await feedback.step(here, id, 'reopen', 2)).toMatchObject({ status: 'new', handled_at: null });
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => feedback.step(here, id, 'handle')));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await events()).map(({ type, after }) => [type, after.version])).toEqual([
      ['feedback.received.v1', 1],
      ['feedback.handled.v1', 2],
      ['feedback.reopened.v1', 3],
      ['feedback.handled.v1', 4],
    ]);
  });

  it('is answered, which leaves its status, and is told with the words of the answer', async () => {
    const { id, guest_id } = await tell({ telegram_id: '1', score: 1 });
    await expect(feedback.reply(here, id, { text: ' \n' })).rejects.toBeInstanceOf(ValidationProblem);
    const reply = await feedback.reply(here, id, { text: 'Простите нас' });
    expect(reply).toMatchObject({ feedback_id: id, text: 'Простите нас', created_by_user_id: here.userId });
    crm.clock.at = new Date(crm.clock.at.getTime() + 1_000);
    await feedback.reply(here, id, { text: 'Приходите ещё' });
    const card = await queries.card(here, id);
    expect(card).toMatchObject({ status: 'new', version: 1, is_answered: true });
    expect(card.replies.map(({ text }) => text)).toEqual(['Простите нас', 'Приходите ещё']);
    expect((await events()).at(-1)).toMatchObject({
      ...{ type: 'feedback.replied.v1', after: { feedback_id: id, guest_id, text: 'Приходите ещё' } },
    });
  });

  it('is listed, the newest first or by score, and found by what it is', async () => {
    const [guest, other] = [await crm.card(here, { telegramId: '1' }), await crm.card(here, { telegramId: '2' })];
    at('2027-03-10T20:59:59.999Z');
    const bad = (await tell({ telegram_id: '1', score: 2, message_text: 'Холодно', tags: ['кухня'] })).id;
    // Midnight in Moscow.
    at('2027-03-10T21:00:00Z');
    const good = (await tell({ telegram_id: '2', score: 9, source: 'mini_app' })).id;
    at('2027-03-11T21:00:00Z');
    const words = (await writeDown({ guest_id: guest.id, message_text: '100% тепло' })).id;
    await feedback.step(here, good, 'handle');
    expect(await idsOf()).toEqual([words, good, bad]);
    expect(await idsOf({ sort: 'score:desc' })).toEqual([good, bad, words]);
    const found: [Partial<FeedbackQuery>, string[]][] = [
      [{ status: 'handled' }, [good]],
      [{ score_from: 3 }, [good]],
      [{ score_to: 2 }, [bad]],
      [{ score_from: 2, score_to: 9 }, [good, bad]],
      [{ guest_id: guest.id }, [words, bad]],
      [{ guest_id: newId() }, []],
      [{ tag: 'кухня' }, [bad]],
      [{ source: 'mini_app' }, [good]],
      [{ date_from: '2027-03-11' }, [words, good]],
      [{ date_to: '2027-03-10' }, [bad]],
      [{ date_from: '2027-03-11', date_to: '2027-03-11' }, [good]],
      [{ q: 'холод' }, [bad]],
      [{ q: '0% т' }, [words]],
    ];
    for (const [query, ids] of found) expect([query, await idsOf(query)]).toEqual([query, ids]);
    await crm.merge(guest, other);
    expect(await idsOf({ guest_id: guest.id })).toEqual([words, good, bad]);
  });

  it('is summed up: how many, on average, and how many more would recommend the venue', async () => {
    expect(await queries.summary(here, {})).toMatchObject({ count: 0, scored: 0, average_score: null, nps: null });
    at('2027-03-01T12:00:00Z');
    await tell({ telegram_id: '1', score: 0 });
    at('2027-03-10T12:00:00Z');
    for (const score of [10, 9, 8, 3]) await tell({ telegram_id: '1', score });
    await tell({ telegram_id: '1', message_text: 'без оценки' });
    const summary = await queries.summary(here, { date_from: '2027-03-02', date_to: '2027-03-10' });
    expect(summary).toMatchObject({ count: 5, scored: 4, average_score: 7.5, nps: 25 });
    expect(summary.by_score.filter(({ count }) => count > 0)).toEqual(
      [3, 8, 9, 10].map((score) => ({ score, count: 1 })),
    );
    expect(summary.by_score).toHaveLength(11);
    expect(await queries.summary(here, {})).toMatchObject({ count: 6, scored: 5, average_score: 6, nps: 0 });
  });

  it('is a venue’s own', async () => {
    const { id, guest_id } = await tell({ telegram_id: '1', score: 1 });
    here = await crm.open();
    expect((await list()).total).toBe(0);
    expect((await queries.summary(here, {})).count).toBe(0);
    for (const work of [
      () => queries.card(here, id),
      () => feedback.step(here, id, 'handle'),
      () => feedback.reply(here, id, { text: 'x' }),
      () => tell({ guest_id: guest_id!, score: 1 }),
      () => writeDown({ guest_id: guest_id!, score: 1 }),
    ]) {
      await expect(work()).rejects.toBeInstanceOf(NotFound);
    }
  });
});
