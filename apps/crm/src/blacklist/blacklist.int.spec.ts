import { Caller } from '@guestflow/access';
import { Conflict, NotFound, OutOfDate, ValidationProblem } from '@guestflow/problems';
import { GuestsQueries } from '../guests/guests.queries';
import { GuestsQuery } from '../guests/guests-query.dto';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { BlacklistEntryDto, BlacklistQuery, ListOnBlacklistDto } from './blacklist.dto';
import { BlacklistQueries } from './blacklist.queries';
import { BlacklistService } from './blacklist.service';
import { onBlacklist } from './on-blacklist';

const phone = '+79161234567';

describe('the blacklist', () => {
  let crm: OpenedCrm;
  let blacklist: BlacklistService;
  let queries: BlacklistQueries;
  let guests: GuestsQueries;
  let here: Caller;

  beforeAll(async () => {
    crm = await openCrm();
    queries = new BlacklistQueries(crm.transactions);
    blacklist = new BlacklistService(crm.transactions, queries, crm.clock);
    guests = new GuestsQueries(crm.transactions, crm.clock);
  });
  afterAll(() => crm?.close());
  beforeEach(async () => {
    here = await crm.open();
  });

  const add = (wanted: ListOnBlacklistDto) => blacklist.add(here, wanted);
  const list = async (q?: string) => (await queries.list(here, Object.assign(new BlacklistQuery(), { q }))).items;
  const listedGuests = async (blacklisted = true) =>
    (await guests.list(here, Object.assign(new GuestsQuery(), { blacklisted }))).items.map(({ id }) => id);
  const events = async () => (await crm.told(here)).filter(({ type }) => type.startsWith('blacklist.'));
  const entryOf = async (work: Promise<unknown>) => {
    const thrown: unknown = await work.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Conflict);
    return (thrown as Conflict).extra.entry as BlacklistEntryDto;
  };

  it('lists a guest, and tells it', async () => {
    const guest = await crm.card(here, { phone });
    const entry = await add({ guest_id: guest.id, reason: 'разбил зеркало' });
    expect(entry).toMatchObject({
      ...{ guest_id: guest.id, phone: null, reason: 'разбил зеркало', version: 1 },
      ...{ guest: { id: guest.id, name: 'Анна', phone }, created_by_user_id: here.userId },
    });
    expect(await list()).toEqual([entry]);
    expect(await events()).toMatchObject([{ type: 'blacklist.added.v1', after: { guest_id: guest.id, phone: null } }]);
    expect((await guests.card(here, guest.id)).blacklisted).toMatchObject({ entry_id: entry.id });
  });

  it('lists a phone as people write it; where a guest has it, the guest', async () => {
    expect(await add({ phone: '8 (916) 123-45-67' })).toMatchObject({ phone, guest_id: null, guest: null });
    const guest = await crm.card(here, { phone: '+79161234568' });
    expect(await add({ phone: '89161234568' })).toMatchObject({ phone: '+79161234568', guest_id: guest.id });
    expect((await events()).map(({ after }) => [after.phone, after.guest_id])).toEqual([
      [phone, null],
      ['+79161234568', guest.id],
    ]);
  });

  it.each<[string, ListOnBlacklistDto]>([
    ['nobody', {}],
    ['two', { guest_id: '01890000-0000-7000-8000-000000000000', phone }],
    ['no phone there is', { phone: '12345' }],
  ])('takes %s for a mistake', async (_, wanted) => {
    await expect(add(wanted)).rejects.toBeInstanceOf(ValidationProblem);
  });

  it('shows the entry to whoever lists somebody again, by whatever he is known', async () => {
    const guest = await crm.card(here, { phone });
    const entry = await add({ guest_id: guest.id });
    for (const wanted of [{ guest_id: guest.id }, { phone }]) {
      expect((await entryOf(add(wanted))).id).toBe(entry.id);
    }
    const bare = await add({ phone: '+79161234568' });
    const later = await crm.card(here, { phone: '+79161234568', name: 'Борис' });
    expect((await entryOf(add({ guest_id: later.id }))).id).toBe(bare.id);
    expect(await events()).toHaveLength(2);
  });

  it('knows a card that comes later by its phone, and one that has become part of another', async () => {
    const bare = await add({ phone });
    const [guest, other] = [await crm.card(here, { phone }), await crm.card(here, { name: 'Борис' })];
    expect((await guests.card(here, guest.id)).blacklisted).toMatchObject({ entry_id: bare.id });
    expect(await list()).toMatchObject([{ guest_id: null, guest: { id: guest.id } }]);
    expect([await listedGuests(), await listedGuests(false)]).toEqual([[guest.id], [other.id]]);
    await crm.merge(guest, other);
    expect((await guests.card(here, other.id)).blacklisted).toMatchObject({ entry_id: bare.id });
    expect(await list()).toMatchObject([{ guest: { id: other.id, name: 'Борис' } }]);
    expect([await listedGuests(), await listedGuests(false)]).toEqual([[other.id], []]);
    expect((await entryOf(add({ guest_id: other.id }))).id).toBe(bare.id);
  });

  it('has one entry of a guest and of a phone, however many list them at once', async () => {
    const guest = await crm.card(here, { phone });
    const settled = await Promise.allSettled([
      ...Array.from({ length: 25 }, () => add({ guest_id: guest.id })),
      ...Array.from({ length: 25 }, () => add({ phone })),
    ]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(settled.filter((each) => each.status === 'rejected' && each.reason instanceof Conflict)).toHaveLength(49);
    const bare = await Promise.allSettled(Array.from({ length: 20 }, () => add({ phone: '+79161234568' })));
    expect(bare.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([(await list()).length, (await events()).length]).toEqual([2, 2]);
  });

  it('is found by phone, digits of it, and name; the newest first', async () => {
    const guest = await crm.card(here, { phone, name: 'Анна Петрова' });
    const entry = await add({ guest_id: guest.id });
    crm.clock.at = new Date(crm.clock.at.getTime() + 1_000);
    const bare = await add({ phone: '+79260000001' });
    const found = async (q?: string) => (await list(q)).map(({ id }) => id);
    expect(await found()).toEqual([bare.id, entry.id]);
    expect(await found('8 916 123-45-67')).toEqual([entry.id]);
    expect(await found('0000001')).toEqual([bare.id]);
    expect(await found('петр')).toEqual([entry.id]);
    expect(await found('%')).toEqual([]);
  });

  it('changes why, for who has seen it as it is', async () => {
    const { id } = await add({ phone, reason: 'шумел' });
    expect(await blacklist.change(here, id, { reason: 'очень шумел' }, 1)).toMatchObject({
      ...{ reason: 'очень шумел', version: 2 },
    });
    await expect(blacklist.change(here, id, { reason: 'x' }, 1)).rejects.toBeInstanceOf(OutOfDate);
    expect(await blacklist.change(here, id, {}, 2)).toMatchObject({ version: 2 });
    expect(await blacklist.change(here, id, { reason: null })).toMatchObject({ reason: null, version: 3 });
    expect((await events()).map(({ type }) => type)).toEqual([
      ...['blacklist.added.v1', 'blacklist.changed.v1', 'blacklist.changed.v1'],
    ]);
  });

  it('lets go once, and can list again', async () => {
    const guest = await crm.card(here, { phone });
    const { id } = await add({ phone });
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => blacklist.remove(here, id)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(blacklist.remove(here, id)).rejects.toBeInstanceOf(NotFound);
    await expect(blacklist.change(here, id, { reason: 'x' })).rejects.toBeInstanceOf(NotFound);
    expect([await list(), await listedGuests()]).toEqual([[], []]);
    expect((await guests.card(here, guest.id)).blacklisted).toBeNull();
    const { rows } = await crm.admin.query('SELECT removed_by_user_id, removed_at FROM crm.blacklist WHERE id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ removed_by_user_id: here.userId, removed_at: crm.clock.at }]);
    expect((await add({ guest_id: guest.id })).id).not.toBe(id);
    expect((await events()).map(({ type, after }) => [type, after.phone])).toEqual([
      ['blacklist.added.v1', phone],
      ['blacklist.removed.v1', phone],
      ['blacklist.added.v1', null],
    ]);
  });

  it('is read once for all guests of a list, however long both are', async () => {
    await crm.admin.query(
      `INSERT INTO crm.guests (id, venue_id, phone, contacts, preferences, tags, source, created_at, updated_at)
       SELECT gen_random_uuid(), $1, '+7916' || lpad(n::text, 7, '0'), '{}', '{}', '{}', 'import', now(), now()
         FROM generate_series(1, 20000) n`,
      [here.venueId],
    );
    await crm.admin.query(
      `INSERT INTO crm.blacklist (id, venue_id, phone, created_at, updated_at)
       SELECT gen_random_uuid(), $1, '+7916' || lpad((n * 9)::text, 7, '0'), now(), now() FROM generate_series(1, 2000) n`,
      [here.venueId],
    );
    await crm.admin.query('ANALYZE crm.guests, crm.blacklist');
    const [condition, ...parameters] = onBlacklist(here.venueId!, false);
    const asked = `SELECT count(*) FILTER (WHERE ${condition})::integer AS count FROM guests WHERE venue_id = $1`;
    await crm.transactions.inVenue(here, async (tx) => {
      expect(JSON.stringify(await tx.query(`EXPLAIN VERBOSE ${asked}`, parameters))).toContain('hashed SubPlan');
      expect(await tx.query(asked, parameters)).toEqual([{ count: 18_000 }]);
    });
  });

  it('is a venue’s own', async () => {
    const guest = await crm.card(here, { phone });
    const { id } = await add({ guest_id: guest.id });
    here = await crm.open();
    expect(await list()).toEqual([]);
    await expect(add({ guest_id: guest.id })).rejects.toBeInstanceOf(NotFound);
    await expect(blacklist.change(here, id, { reason: 'x' })).rejects.toBeInstanceOf(NotFound);
    await expect(blacklist.remove(here, id)).rejects.toBeInstanceOf(NotFound);
    expect(await add({ phone })).toMatchObject({ guest: null });
  });
});
