import { languages, templateTypes, VenueState } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

interface AuditEntry {
  action: string;
  entity_type: string;
  entity_id: string;
  user_id: string;
  venue_id: string | null;
  new_value: Record<string, unknown>;
  old_value: Record<string, unknown> | null;
}

describe.each(['embedded', 'rabbitmq'] as const)('an operator opens a venue (%s)', (broker) => {
  let platform: TestPlatform;
  let admin: Api;
  let database: Client;

  beforeAll(async () => {
    platform = await startTestPlatform(broker);
    admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await platform.close();
  });

  const replica = async (schema: string, id: string) =>
    (await database.query<Record<string, unknown>>(`SELECT * FROM ${schema}.venues WHERE venue_id = $1`, [id])).rows[0];

  it('and every service comes to know it; the audit log says who did it', async () => {
    const { body: me } = await admin.get<{ id: string }>('/auth/me');
    const { status, body: venue } = await admin.post<VenueState>('/tenants', {
      name: 'Кафе «Пушкинъ»',
      timezone: 'Europe/Moscow',
      contacts: { phone: '+7 495 739-00-33' },
    });
    expect(status).toBe(201);
    expect(venue).toMatchObject({ slug: 'kafe-pushkin', status: 'active', language: 'ru', version: 1 });

    await eventually(async () => {
      expect(await replica('booking', venue.id)).toMatchObject({ timezone: 'Europe/Moscow', version: 1 });
      expect(await replica('crm', venue.id)).toMatchObject({ country: 'RU', version: 1 });
      expect(await replica('messaging', venue.id)).toMatchObject({ name: 'Кафе «Пушкинъ»', version: 1 });
    });

    const templates = await eventually(async () => {
      const { body } = await admin.get<{ type: string; message_text: string }[]>(
        `/notification-templates?venue_id=${venue.id}`,
      );
      expect(body).toHaveLength(templateTypes.length * languages.length);
      return body;
    });
    expect(templates.map(({ type }) => type)).toEqual(templateTypes.flatMap((type) => languages.map(() => type)));
    expect(templates.find(({ type }) => type === 'booking_confirmation')!.message_text).toContain('бронь подтверждена');

    // Letters of any case are found, Cyrillic ones too.
    expect((await admin.get<VenueState[]>(`/tenants?q=${encodeURIComponent('кафе «ПУШ')}`)).body).toHaveLength(1);

    await eventually(async () => {
      const { body, headers } = await admin.get<AuditEntry[]>(`/audit-log?restaurant_id=${venue.id}`);
      expect(body).toMatchObject([
        {
          action: 'create',
          entity_type: 'venue',
          entity_id: venue.id,
          user_id: me.id,
          venue_id: venue.id,
          old_value: null,
        },
      ]);
      expect(body[0]!.new_value).toMatchObject({ name: 'Кафе «Пушкинъ»' });
      expect(headers.get('x-total-count')).toBe('1');
    });
    await eventually(async () => {
      const { body } = await admin.get<AuditEntry[]>('/audit-log?entity_type=user&action=login');
      expect(body).toMatchObject([{ user_id: me.id, venue_id: null }]);
    });
  });

  it('and changes it: the copies follow, the log keeps what it was before', async () => {
    const { body: venue } = await admin.post<VenueState>('/tenants', { name: 'Before', timezone: 'Europe/Moscow' });
    const { status, body: changed } = await admin.patch<VenueState>(`/tenants/${venue.id}`, {
      name: 'After',
      timezone: 'Asia/Tbilisi',
    });
    expect([status, changed.name, changed.version]).toEqual([200, 'After', 2]);
    await eventually(async () => {
      expect(await replica('messaging', venue.id)).toMatchObject({
        name: 'After',
        timezone: 'Asia/Tbilisi',
        version: 2,
      });
      const { body } = await admin.get<AuditEntry[]>(`/audit-log?entity_id=${venue.id}&action=update`);
      expect(body).toMatchObject([{ old_value: { name: 'Before' }, new_value: { name: 'After' } }]);
    });
  });

  it('once, however often the same request arrives', async () => {
    const once = { 'idempotency-key': 'open-once' };
    const wanted = { name: 'Once', timezone: 'Europe/Riga', country: 'LV', language: 'en', currency: 'EUR' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => admin.post<VenueState>('/tenants', wanted, once)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const again = await admin.post<VenueState>('/tenants', wanted, once);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(new Set([...made, again].map(({ text }) => text)).size).toBe(1);
    const other = await admin.post<{ code: string; rule: string }>('/tenants', { ...wanted, name: 'Other' }, once);
    expect([other.status, other.body.code, other.body.rule]).toEqual([422, 'rule_violation', 'idempotency_key_reused']);
    expect((await admin.get<VenueState[]>('/tenants?q=Once')).body).toHaveLength(1);
  });

  it('and finds it among many, page by page', async () => {
    for (let number = 1; number <= 5; number++)
      await admin.post('/tenants', { name: `Listed ${number}`, timezone: 'UTC' });
    const first = await admin.get<VenueState[]>('/tenants?q=Listed&limit=2&sort=name:asc');
    const third = await admin.get<VenueState[]>('/tenants?q=Listed&limit=2&page=3&sort=name:asc');
    const past = await admin.get<VenueState[]>('/tenants?q=Listed&limit=2&page=9&sort=name:asc');
    expect(first.body.map(({ name }) => name)).toEqual(['Listed 1', 'Listed 2']);
    expect(third.body.map(({ name }) => name)).toEqual(['Listed 5']);
    expect(past.body).toEqual([]);
    expect([first, third, past].map(({ headers }) => headers.get('x-total-count'))).toEqual(['5', '5', '5']);
  });
});
