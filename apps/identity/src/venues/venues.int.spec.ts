import { Caller, systemCaller } from '@guestflow/access';
import { dataSourceOptions, newId, Transaction, Transactions } from '@guestflow/persistence';
import { OutOfDate, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { identity } from '../identity.module';
import { Invitations } from '../invitations/invitations.service';
import { TenantsService } from '../tenants/tenants.service';
import { VenueDto } from './venues.dto';
import { VenuesService } from './venues.service';

/** What waits at it goes on when it is opened. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

// No venue here is opened for somebody who is to be asked first.
const nobodyIsInvited = undefined as unknown as Invitations;

describe('venues', () => {
  const operator: Caller = { ...systemCaller('venues'), role: 'super_admin', actor: `user:${newId()}` };
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let venues: VenuesService;
  let tenants: TenantsService;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(identity)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(identity), { url: database.urlFor('identity'), poolSize: 12 }),
    ).initialize();
    transactions = new Transactions(source, 'identity');
    venues = new VenuesService(transactions, new SystemClock());
    tenants = new TenantsService(transactions, nobodyIsInvited, new SystemClock());
  });

  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  const open = (name = 'Café') => tenants.create(operator, { name, timezone: 'Europe/Riga' });
  const told = async (id: string, type: string) =>
    (
      await admin.query<{ data: { before?: VenueDto; after: VenueDto } }>(
        `SELECT fact::jsonb -> 'data' AS data FROM identity.outbox WHERE subject = $1 AND type = $2 ORDER BY position`,
        [id, type],
      )
    ).rows.map(({ data }) => data);

  async function person(): Promise<string> {
    const id = newId();
    await admin.query(`INSERT INTO identity.users (id, email, name) VALUES ($1, $2, 'Анна')`, [
      id,
      `${id}@example.com`,
    ]);
    return id;
  }

  const ownerAt = async (organizationId: string): Promise<Caller> => {
    const userId = await person();
    await admin.query(`INSERT INTO identity.organization_owners VALUES ($1, $2, 'active')`, [organizationId, userId]);
    return { ...systemCaller('venues'), role: 'owner', actor: `user:${userId}`, userId };
  };

  const placesAt = async (venueId: string) =>
    (
      await admin.query<{ user_id: string; role: string; status: string }>(
        'SELECT user_id, role, status FROM identity.members WHERE venue_id = $1',
        [venueId],
      )
    ).rows;

  describe('changed by several at once', () => {
    it('let one of those through who have read the same version, and tell the others', async () => {
      const { id } = await open();
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => venues.change(operator, id, { name: `Name ${index}` }, 1)),
      );
      const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      const stopped = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(made).toHaveLength(1);
      expect(stopped.filter((error) => error instanceof OutOfDate)).toHaveLength(7);
      expect(await told(id, 'venue.changed.v1')).toMatchObject([
        { before: { name: 'Café', version: 1 }, after: { name: made[0]!.name, version: 2 } },
      ]);
    });

    it('lose nothing of those who name no version: each change keeps the others’', async () => {
      const { id } = await open();
      await Promise.all([
        venues.change(operator, id, { name: 'Another' }),
        venues.change(operator, id, { contacts: { city: 'Рига' } }),
        venues.change(operator, id, { contacts: { phone: '+371 1' } }),
        venues.changeSettings(operator, id, { slot_minutes: 15 }),
        venues.changeSettings(operator, id, { buffer_minutes: 10 }),
      ]);
      const after = (await told(id, 'venue.changed.v1')).at(-1)!.after;
      expect(after).toMatchObject({
        version: 6,
        name: 'Another',
        contacts: { city: 'Рига', phone: '+371 1' },
        settings: { slot_minutes: 15, buffer_minutes: 10, default_visit_minutes: 120 },
      });
    });
  });

  it('that a request leaves as they are stay at their version, and nothing is told', async () => {
    const { id } = await open();
    const changed = await venues.changeSettings(operator, id, { slot_minutes: 15 });
    expect(changed).toMatchObject({ version: 2, slot_minutes: 15 });
    expect(await venues.changeSettings(operator, id, { slot_minutes: 15, buffer_minutes: 0 })).toMatchObject({
      version: 2,
    });
    expect(await venues.change(operator, id, { name: 'Café', contacts: {} })).toMatchObject({ version: 2 });
    expect(await told(id, 'venue.changed.v1')).toHaveLength(1);
  });

  it('are checked as they will be, with what was set before', async () => {
    const { id } = await open();
    await venues.changeSettings(operator, id, { visit_lengths: [{ up_to_guests: 12, minutes: 180 }] });
    const tooSmall = venues.change(operator, id, { settings: { largest_party: 8 } });
    await expect(tooSmall).rejects.toThrow(ValidationProblem);
    await expect(tooSmall).rejects.toMatchObject({ errors: [{ field: 'settings.largest_party' }] });
    await expect(venues.changeSettings(operator, id, { largest_party: 8 })).rejects.toMatchObject({
      errors: [{ field: 'largest_party' }],
    });
    expect(await venues.changeSettings(operator, id, { largest_party: 8, visit_lengths: null })).toMatchObject({
      visit_lengths: [],
    });
  });

  it('opened with one name at the same time get addresses of their own', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => open('Одно имя')));
    expect(opened.map(({ slug }) => slug).sort()).toEqual([
      'odno-imya',
      'odno-imya-2',
      'odno-imya-3',
      'odno-imya-4',
      'odno-imya-5',
    ]);
  });

  describe('opened in an organization', () => {
    it('give its owners their places, those invited an invited one, and are told before these', async () => {
      const first = await open();
      const owner = await ownerAt(first.organization_id);
      const invited = await person();
      await admin.query(`INSERT INTO identity.organization_owners VALUES ($1, $2, 'invited')`, [
        first.organization_id,
        invited,
      ]);
      const second = await venues.open({ ...owner, venueId: first.id }, { name: 'Second' });
      expect(second).toMatchObject({ organization_id: first.organization_id, timezone: 'Europe/Moscow' });
      expect((await placesAt(second.id)).sort((one) => (one.status === 'active' ? -1 : 1))).toEqual([
        { user_id: owner.userId, role: 'owner', status: 'active' },
        { user_id: invited, role: 'owner', status: 'invited' },
      ]);
      const { rows } = await admin.query<{ type: string; venueid: string }>(
        `SELECT type, fact::jsonb ->> 'venueid' AS venueid FROM identity.outbox
         WHERE fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
        [second.id],
      );
      expect(rows.map(({ type }) => type)).toEqual(['venue.created.v1', 'member.created.v1', 'member.created.v1']);
    });

    it('miss no owner who joins at the same moment', async () => {
      const { organization_id: organizationId, id: firstId } = await open();
      const owner = { ...(await ownerAt(organizationId)), venueId: firstId };
      const joining = await person();
      const [locked, mayCommit] = [gate(), gate()];
      // As whoever accepts an invitation to own the organization: under its lock, a place at each venue there is.
      const join = transactions.outsideVenues(systemCaller('join'), async (tx: Transaction) => {
        await tx.query('SELECT 1 FROM organizations WHERE id = $1 FOR UPDATE', [organizationId]);
        locked.open();
        await mayCommit.opened;
        await tx.query(`INSERT INTO organization_owners VALUES ($1, $2, 'active')`, [organizationId, joining]);
        return tx.query<{ id: string }>('SELECT id FROM venues WHERE organization_id = $1', [organizationId]);
      });
      await locked.opened;
      const opening = venues.open(owner, { name: 'Meanwhile' });
      // It waits for the lock; otherwise nothing would be proven.
      await eventually(async () => {
        const { rows } = await admin.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(rows).toHaveLength(1);
      });
      mayCommit.open();
      const [seenByJoining, opened] = await Promise.all([join, opening]);
      expect(seenByJoining.map(({ id }) => id)).toEqual([firstId]);
      expect((await placesAt(opened.id)).map(({ user_id }) => user_id).sort()).toEqual([owner.userId, joining].sort());
    });

    it('several at once do not stand in each other’s way', async () => {
      const { organization_id: organizationId, id } = await open();
      const owner = { ...(await ownerAt(organizationId)), venueId: id };
      const opened = await Promise.all(
        Array.from({ length: 6 }, (_, index) => venues.open(owner, { name: `Branch ${index}` })),
      );
      for (const venue of opened) expect(await placesAt(venue.id)).toHaveLength(1);
    });

    it('are refused where it is for a single one, also of two that come at once', async () => {
      const { organization_id: organizationId } = await open();
      await admin.query(`UPDATE identity.organizations SET kind = 'single' WHERE id = $1`, [organizationId]);
      const further = { name: 'Further', organization_id: organizationId };
      await expect(venues.open(operator, further)).rejects.toThrow(RuleViolation);

      const empty = newId();
      await admin.query(`INSERT INTO identity.organizations (id, name, kind) VALUES ($1, 'Одна', 'single')`, [empty]);
      const answers = await Promise.allSettled(
        [1, 2].map((number) => venues.open(operator, { name: `Only ${number}`, organization_id: empty })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });
});
