import { systemCaller } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { newId, Transactions } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Card {
  id: string;
  version: number;
  phone: string | null;
  telegram_id: string | null;
  name: string | null;
}

describe('one guest’s cards', () => {
  let platform: TestPlatform;
  let venue: VenueState;
  let manager: Api;
  let receptionist: Api;
  let bot: Api;

  beforeAll(async () => {
    platform = await startTestPlatform();
    const admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    venue = (await admin.post<VenueState>('/tenants', { name: 'Кафе «Берёза»', timezone: 'Europe/Moscow' })).body;
    const as = async (role: 'manager' | 'receptionist' | 'admin') =>
      new Api(platform.url, await mintToken(platform, { role, venue_id: venue.id }));
    [manager, receptionist, bot] = [await as('manager'), await as('receptionist'), await as('admin')];
    await eventually(async () => expect((await manager.get('/guests')).status).toBe(200));
  });
  afterAll(() => platform?.close());

  const made = async (said: object) => (await receptionist.post<Card>('/guests', said)).body;

  it('are made one by a manager, and two again; who asks again gets the same answer', async () => {
    const kept = await made({ name: 'Анна Петрова', phone: '8 916 123-45-67', birthday: '1990-05-12' });
    const merged = await made({ name: 'Anna Petrova', birthday: '1990-05-12' });
    const near = await receptionist.get<{ guest: Card; reasons: string[] }[]>(`/guests/${kept.id}/duplicates`);
    expect(near.body.map(({ guest, reasons }) => [guest.id, reasons])).toEqual([[merged.id, ['name_and_birthday']]]);

    const both = { kept_id: kept.id, merged_id: merged.id, choices: { name: 'merged' } };
    const preview = await manager.post<{ guest: Card; moves: object }>('/guests/merges/preview', both);
    expect([preview.status, preview.body.guest.name]).toEqual([200, 'Anna Petrova']);
    expect((await receptionist.post('/guests/merges', both)).status).toBe(403);
    expect((await manager.post('/guests/merges', { ...both, choices: { name: 'best' } })).status).toBe(400);
    const headers = { 'idempotency-key': newId() };
    const first = await manager.post<{ id: string; guest: Card }>('/guests/merges', both, headers);
    const second = await manager.post('/guests/merges', both, headers);
    expect([first.status, second.body]).toEqual([201, first.body]);
    expect((await receptionist.get<Card>(`/guests/${merged.id}`)).body.id).toBe(kept.id);

    const listed = await receptionist.get<{ id: string; can_undo: boolean }[]>(`/guests/merges?guest_id=${merged.id}`);
    expect(listed.body).toEqual([expect.objectContaining({ id: first.body.id, can_undo: true })]);
    const undone = await manager.post<{ kept: Card; merged: Card }>(`/guests/merges/${first.body.id}/undo`, {});
    expect(undone).toMatchObject({ status: 200, body: { kept: { name: 'Анна Петрова' }, merged: { id: merged.id } } });
    expect((await manager.post(`/guests/merges/${first.body.id}/undo`, {})).status).toBe(409);
  });

  it('are met by the guest who follows the link he was given', async () => {
    const { id } = await made({ name: 'Борис', phone: '+7 916 000-00-01' });
    expect((await receptionist.post<{ rule: string }>(`/guests/${id}/bot-link`, {})).body.rule).toBe('no_bot');
    const now = new Date().toISOString();
    await platform.services['bot-gateway'].app
      .get(Transactions, { strict: false })
      .inVenue(systemCaller('test', venue.id), (tx) =>
        tx.emit('bot.connected', {
          after: {
            ...{ id: newId(), version: 1, username: 'birch_bot', name: 'Берёза', is_active: true, reason: null },
            ...{ created_at: now, updated_at: now },
          },
        }),
      );
    const link = await eventually(async () => {
      const answer = await receptionist.post<{ url: string; qr_svg: string }>(`/guests/${id}/bot-link`, {});
      expect(answer.status).toBe(201);
      return answer.body;
    });
    expect(link.url).toMatch(/^https:\/\/t\.me\/birch_bot\?start=[\w-]{22}$/);
    const said = { telegram_id: 4242, link_token: link.url.split('=')[1], username: 'boris' };
    expect((await receptionist.post('/bot/guest-register', said)).status).toBe(403);
    const met = await bot.post<Card & { outcome: string; link: string }>('/bot/guest-register', said);
    expect(met).toMatchObject({ status: 201, body: { id, outcome: 'met', link: 'used', telegram_id: '4242' } });
    const profile = await bot.get<Card>('/bot/guests/4242');
    expect([profile.status, profile.headers.get('etag')]).toEqual([200, `"${profile.body.version}"`]);
    const changed = await bot.patch<Card>('/bot/guests/4242', { name: 'Боря' });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Боря' } });
    const byPhone = await bot.get(`/bot/guest-by-phone?phone=${encodeURIComponent('8 916 000-00-01')}`);
    expect(byPhone).toMatchObject({ status: 200, body: { id, has_telegram: true, telegram_id: '4242' } });
    expect((await bot.get('/bot/guest-by-phone')).status).toBe(400);
  });
});
