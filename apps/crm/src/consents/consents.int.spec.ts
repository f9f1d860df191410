import { Caller } from '@guestflow/access';
import { Fact, UnsubscribedState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { PageQuery } from '@guestflow/http';
import { newId } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { findGuest } from '../guests/save-guest';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { appendConsents, recountConsents } from './append-consents';
import { SayConsentsDto } from './consents.dto';
import { ConsentsService } from './consents.service';
import { UnsubscribedListener } from './unsubscribed.listener';

describe('consents', () => {
  let crm: OpenedCrm;
  let consents: ConsentsService;
  let here: Caller;

  beforeAll(async () => {
    crm = await openCrm();
    consents = new ConsentsService(crm.transactions, crm.clock);
  });
  afterAll(() => crm?.close());
  beforeEach(async () => {
    here = await crm.open();
    crm.clock.at = new Date();
  });

  const say = (id: string, said: SayConsentsDto) => consents.sayOf(here, id, said);
  const ledger = (id: string, query = {}) => consents.list(here, id, Object.assign(new PageQuery(), query));
  const onCard = async (id: string) =>
    (await crm.transactions.inVenue(here, (tx) => findGuest(tx, id, { erased: true }))).consented;
  const consentsTold = async () => (await crm.told(here)).filter(({ type }) => type.startsWith('consent.'));

  it('are written down line by line, told, and stand on the card, whose version stays', async () => {
    const guest = await crm.card(here);
    const said = await say(guest.id, { purpose: 'personal_data', given: true, text_version: '2' });
    expect(said).toMatchObject({
      ...{ guest_id: guest.id, consents: ['personal_data'] },
      appended: [{ purpose: 'personal_data', channel: null, given: true, text_version: '2', way: 'staff' }],
    });
    crm.clock.at = new Date(crm.clock.at.getTime() + 1_000);
    await say(guest.id, {
      consents: [
        { purpose: 'marketing', channel: 'telegram', given: true },
        { purpose: 'marketing', channel: 'email', given: true },
        { purpose: 'marketing', given: false },
      ],
    });
    const { items, total } = await ledger(guest.id);
    expect([total, items.map(({ channel, given }) => [channel, given])]).toEqual([
      ...[
        4,
        [
          [null, false],
          ['email', true],
          ['telegram', true],
          [null, true],
        ],
      ],
    ]);
    expect(items.every(({ actor }) => actor === here.actor)).toBe(true);
    expect((await ledger(guest.id, { limit: 1, page: 4 })).items).toMatchObject([{ text_version: '2' }]);
    expect(await onCard(guest.id)).toEqual(['personal_data']);
    const { version } = await crm.transactions.inVenue(here, (tx) => findGuest(tx, guest.id));
    expect(version).toBe(1);
    expect(
      (await consentsTold()).map(({ type, after }) => [type, after.purpose, after.channel, after.guest_id]),
    ).toEqual([
      ['consent.given.v1', 'personal_data', null, guest.id],
      ['consent.given.v1', 'marketing', 'telegram', guest.id],
      ['consent.given.v1', 'marketing', 'email', guest.id],
      ['consent.withdrawn.v1', 'marketing', null, guest.id],
    ]);
  });

  it('that say nothing new are neither written nor told', async () => {
    const { id } = await crm.card(here);
    await say(id, { purpose: 'marketing', given: true });
    expect(await say(id, { purpose: 'marketing', given: true })).toEqual({
      ...{ guest_id: id, consents: ['marketing'], appended: [] },
    });
    expect([(await ledger(id)).total, (await consentsTold()).length]).toEqual([1, 1]);
  });

  it('said fifty times at once are written once; those that differ are all counted', async () => {
    const { id } = await crm.card(here);
    await Promise.all(Array.from({ length: 50 }, () => say(id, { purpose: 'personal_data', given: true })));
    expect((await ledger(id)).total).toBe(1);
    const channels = ['telegram', 'sms', 'email', 'push'] as const;
    await Promise.all(channels.map((channel) => say(id, { purpose: 'marketing', channel, given: true })));
    expect(await onCard(id)).toEqual([
      ...['marketing:email', 'marketing:push', 'marketing:sms', 'marketing:telegram', 'personal_data'],
    ]);
    const { items } = await ledger(id);
    expect(new Set(items.map(({ at }) => new Date(at).getTime())).size).toBe(items.length);
  });

  it('come from the bot for a Telegram account, and from nobody else', async () => {
    const { id } = await crm.card(here, { telegramId: '77' });
    await consents.sayOfTelegram(here, '77', { purpose: 'marketing', channel: 'telegram', given: true });
    expect((await ledger(id)).items).toMatchObject([{ way: 'bot' }]);
    expect(await consents.agreedOfTelegram(here, '77')).toEqual({ guest_id: id, consents: ['marketing:telegram'] });
    await expect(consents.agreedOfTelegram(here, '78')).rejects.toBeInstanceOf(NotFound);
    await expect(
      consents.sayOfTelegram(await crm.open(), '77', { purpose: 'marketing', given: false }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  it('are taken back by the link in an offer, unless they were given again since, or nobody is known any more', async () => {
    const { id } = await crm.card(here);
    const start = crm.clock.at.getTime();
    const at = (second: number) => (crm.clock.at = new Date(start + second * 1_000));
    const listener = new UnsubscribedListener();
    const unsubscribed = (guest_id: string, second: number) =>
      crm.transactions.inVenue(here, (tx) => {
        const after = { id: newId(), version: 1, guest_id, channel: 'email', at: at(second).toISOString() };
        const fact = { data: { version: 1, after } } as Fact<UnsubscribedState>;
        return listener.unsubscribed(fact, new EventContext([tx, fact]));
      });
    at(1);
    await say(id, { purpose: 'personal_data', given: true });
    await say(id, { purpose: 'marketing', given: true });
    await unsubscribed(id, 2);
    await unsubscribed(id, 2);
    expect(await onCard(id)).toEqual([...['marketing:push', 'marketing:sms', 'marketing:telegram', 'personal_data']]);
    expect((await ledger(id)).items[0]).toMatchObject({ channel: 'email', given: false, way: 'web' });
    at(5);
    await say(id, { purpose: 'marketing', channel: 'email', given: true });
    await unsubscribed(id, 4);
    expect(await onCard(id)).toContain('marketing:email');
    await unsubscribed(newId(), 6);
  });

  it.each<[string, SayConsentsDto, string]>([
    ['nothing', {}, 'purpose'],
    ['no purpose', { given: true }, 'purpose'],
    ['neither yes nor no', { purpose: 'marketing' }, 'given'],
    ['a channel of what has none', { purpose: 'personal_data', channel: 'sms', given: true }, 'channel'],
    [
      'such a channel in a list',
      { consents: [{ purpose: 'personal_data', channel: 'sms', given: true }] },
      'consents.0.channel',
    ],
  ])('that say %s are refused', async (_, said, field) => {
    const { id } = await crm.card(here);
    const thrown = await (async () => say(id, said))().catch((error: unknown) => error);
    expect((thrown as ValidationProblem).errors.map((error) => error.field)).toEqual([field]);
  });

  it('of cards that are made one count together, by time', async () => {
    const [one, other] = [await crm.card(here, { name: 'Анна' }), await crm.card(here, { name: 'Аня' })];
    const start = crm.clock.at.getTime();
    const at = (second: number) => (crm.clock.at = new Date(start + second * 1_000));
    at(1);
    await say(one.id, {
      consents: [
        { purpose: 'personal_data', given: true },
        { purpose: 'marketing', given: true },
      ],
    });
    at(2);
    await say(other.id, { purpose: 'marketing', given: false });
    at(3);
    await say(one.id, { purpose: 'marketing', channel: 'sms', given: true });
    await crm.merge(other, one);
    expect(await crm.transactions.inVenue(here, (tx) => recountConsents(tx, one.id))).toEqual([
      ...['marketing:sms', 'personal_data'],
    ]);
    expect(await onCard(one.id)).toEqual(['marketing:sms', 'personal_data']);
    // By the id of the card that is part of the other, the same ledger.
    expect((await ledger(other.id)).total).toBe(4);
    await say(other.id, { purpose: 'personal_data', given: false });
    expect(await onCard(one.id)).toEqual([]);
  });

  it('never change, whoever tries: only whose they are', async () => {
    const [one, other] = [await crm.card(here), await crm.card(here)];
    await say(one.id, { purpose: 'marketing', given: true });
    for (const statement of [
      'UPDATE consents SET given = false',
      `UPDATE consents SET at = now() - interval '1 day'`,
      'UPDATE consents SET card_id = $1',
      'DELETE FROM consents',
    ]) {
      const parameters = statement.includes('$1') ? [other.id] : [];
      await expect(crm.transactions.inVenue(here, (tx) => tx.query(statement, parameters))).rejects.toThrow(
        'a line of the ledger never changes',
      );
    }
    await crm.transactions.inVenue(here, (tx) => tx.query('UPDATE consents SET guest_id = $1', [other.id]));
    expect((await ledger(other.id)).total).toBe(1);
  });

  it('belong to a venue: another sees none and can say none', async () => {
    const { id } = await crm.card(here);
    await say(id, { purpose: 'marketing', given: true });
    here = await crm.open();
    await expect(ledger(id)).rejects.toBeInstanceOf(NotFound);
    await expect(say(id, { purpose: 'marketing', given: false })).rejects.toBeInstanceOf(NotFound);
  });

  it('of whom nothing is known any more can be read and not added to', async () => {
    const guest = await crm.card(here);
    await say(guest.id, { purpose: 'marketing', given: true });
    await crm.erase(guest);
    expect((await ledger(guest.id)).total).toBe(1);
    await expect(say(guest.id, { purpose: 'marketing', given: false })).rejects.toBeInstanceOf(NotFound);
  });

  it('are appended within the transaction of whoever makes the card', async () => {
    const guest = await crm.card(here);
    await expect(
      crm.transactions.inVenue(here, async (tx) => {
        await appendConsents(tx, guest, [{ purpose: 'personal_data', given: true }], 'bot', crm.clock.now());
        throw new Error('after all not');
      }),
    ).rejects.toThrow('after all not');
    expect([(await ledger(guest.id)).total, await onCard(guest.id)]).toEqual([0, []]);
  });
});
