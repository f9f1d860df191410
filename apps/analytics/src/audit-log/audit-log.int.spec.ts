import { Caller, systemCaller } from '@guestflow/access';
import { Fact } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { StreamableFile } from '@nestjs/common';
import { keepVenue } from '../replicas/venues';
import { Statistics } from '../statistics/statistics';
import { PeriodQuery } from '../statistics/statistics.dto';
import { keepUserNames } from '../events/user-names';
import { aFact, openLog, OpenedLog } from '../events/testing/opened-log';
import { AuditLogQuery } from './audit-log.dto';
import { AuditLogQueries } from './audit-log.queries';

describe('the audit log', () => {
  let log: OpenedLog;
  let queries: AuditLogQueries;
  const [venueId, user, operator, booking] = [newId(), newId(), newId(), newId()];
  const owner: Caller = { ...systemCaller('reading', venueId), actor: `user:${user}`, userId: user, role: 'owner' };
  const superAdmin: Caller = { actor: `user:${operator}`, role: 'super_admin', requestId: 'r' };

  const list = (query: Partial<AuditLogQuery>, caller = owner) =>
    queries.list(caller, Object.assign(new AuditLogQuery(), query));
  const names = (facts: Fact[]) => log.transactions.inVenue(owner, (tx) => keepUserNames(tx, facts));
  const account = (id: string, name: string, version: number) =>
    aFact('user.changed', { id, name, version, language: 'ru' }, { time: '2027-01-01T00:00:00.000Z' });

  beforeAll(async () => {
    log = await openLog();
    queries = new AuditLogQueries(log.transactions);
    const at = (day: number) => `2027-01-0${day}T10:00:00.000Z`;
    const told = [
      aFact('booking.requested', { id: booking, guests_count: 2 }, { venueId, actor: 'anonymous', time: at(1) }),
      aFact(
        'booking.changed',
        { id: booking, guests_count: 3, version: 2, contact: { phone: '2' } },
        {
          venueId,
          actor: `user:${user}`,
          time: at(2),
          before: { id: booking, guests_count: 2, version: 1, contact: { phone: '1' } },
        },
      ),
      {
        ...aFact('table.created', { name: '7' }, { venueId, actor: `user:${user}`, time: at(3) }),
        impersonator: operator,
      },
    ];
    await log.tell(venueId, told);
    await log.tell(undefined, [
      aFact('organization.created', { name: 'A' }, { actor: `user:${operator}`, time: at(4) }),
    ]);
    await names([account(user, 'Анна Вторая', 2), account(operator, 'Оператор', 1)]);
  });
  afterAll(() => log?.close());

  it('says who did what, by both names, and what became other', async () => {
    const { items, total } = await list({});
    expect(total).toBe(3);
    expect(items).toMatchObject([
      {
        seq: 3,
        event: 'table.created.v1',
        user_name: 'Анна Вторая',
        impersonator_id: operator,
        impersonator_name: 'Оператор',
      },
      {
        ...{ seq: 2, action: 'update', user_id: user, impersonator_name: null, entity_id: booking, ip: '1.2.3.4' },
        changes: [
          { field: 'contact.phone', before: '1', after: '2' },
          { field: 'guests_count', before: 2, after: 3 },
        ],
      },
      { seq: 1, event: 'booking.requested.v1', user_name: null, changes: [] },
    ]);
  });

  it.each([
    ['user_id', { user_id: user }, [3, 2]],
    ['entity_type', { entity_type: 'booking' }, [2, 1]],
    ['entity_id', { entity_id: booking }, [2, 1]],
    ['action', { action: 'create' }, [3]],
    ['date_from', { date_from: '2027-01-02T00:00:00Z' }, [3, 2]],
    ['from and to', { from: '2027-01-02T00:00:00Z', to: '2027-01-03T00:00:00Z' }, [2]],
    ['q', { q: 'guests_count' }, [2, 1]],
    ['sort and page', { sort: 'created_at:asc', limit: 1, page: 2 }, [2]],
  ])('is looked through by %s', async (_, query, seqs) => {
    expect((await list(query)).items.map(({ seq }) => seq)).toEqual(seqs);
  });

  it('is read as a whole by an operator, and of the platform by nobody else', async () => {
    const { items } = await list({}, superAdmin);
    expect(items.map(({ event, venue_id }) => [event, venue_id])).toEqual(
      expect.arrayContaining([
        ['organization.created.v1', null],
        ['audit.begun', null],
        ['table.created.v1', venueId],
      ]),
    );
    expect((await list({}, { ...owner, venueId: newId() })).items).toEqual([]);
  });

  it('calls people what they are called by now, in whatever order it is told', async () => {
    const place = (name: string, updated_at: string) =>
      aFact('member.changed', { venue_id: venueId, user_id: user, name, updated_at }, { venueId });
    const isCalled = async () => (await list({ user_id: user })).items[0]!.user_name;
    await names([account(user, 'Анна Первая', 1), place('Анюта', '2028-01-01T00:00:00.000Z')]);
    expect(await isCalled()).toBe('Анна Вторая');
    await names([account(user, 'Анна Четвёртая', 4), account(user, 'Анна Третья', 3)]);
    expect(await isCalled()).toBe('Анна Четвёртая');
  });

  it('says who was taken out of how many entries, and not by which marks', async () => {
    const card = newId();
    await log.tell(venueId, [
      aFact('guest.created', { id: card, name: 'Зефирина', phone: '+79030000001' }, { venueId }),
      aFact(
        'privacy_request.opened',
        { kind: 'erasure', guest_id: card, card_ids: [card], marks: [] },
        { venueId, actor: 'system' },
      ),
    ]);
    const [entry] = (await list({ action: 'forgotten' })).items;
    expect(entry).toMatchObject({ actor: 'system', entity_type: 'audit', new_value: { entries: 1 } });
    expect(entry!.new_value).not.toHaveProperty('lessened');
  });

  it('says who took a statistic out as a file, also of all venues, and nothing of who only looked at it', async () => {
    const venue = aFact('venue.created', {
      id: venueId,
      organization_id: newId(),
      name: 'A',
      language: 'ru',
      timezone: 'Europe/Moscow',
    });
    await log.transactions.inVenue(owner, (tx) => keepVenue(tx, venue as never));
    const statistics = new Statistics(log.transactions, log.clock, log.log);
    const ask = (query: Partial<PeriodQuery>) =>
      statistics.answer(owner, Object.assign(new PeriodQuery(), query), {
        read: () => Promise.resolve([1, 2]),
        tableOf: (rows) => ({ name: 'visits', heads: ['n'], rows: rows.map((row) => [row]) }),
      });
    expect(await ask({})).toEqual([1, 2]);
    expect(await ask({ format: 'csv', date_from: '2027-01-01', date_to: '2027-01-02' })).toBeInstanceOf(StreamableFile);
    await ask({ format: 'csv', scope: 'organization' });
    const { items } = await list({ action: 'exported', sort: 'seq:asc' });
    expect(items).toMatchObject([
      {
        event: 'statistics.exported',
        user_id: user,
        new_value: { name: 'visits', rows: 2, date_from: '2027-01-01', scope: 'venue' },
      },
      { new_value: { scope: 'organization', date_from: null } },
    ]);
    expect(log.faultsOf(await log.verifyAll())).toEqual([]);
  });
});
