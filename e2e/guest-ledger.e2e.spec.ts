import { VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { BlacklistEntryDto } from '../apps/crm/src/blacklist/blacklist.dto';
import { AgreedDto, ConsentDto, SaidConsentsDto } from '../apps/crm/src/consents/consents.dto';
import { FeedbackCardDto, FeedbackDto, FeedbackSummaryDto } from '../apps/crm/src/feedback/feedback.dto';
import { GuestCardDto, GuestDto } from '../apps/crm/src/guests/guests.dto';
import { SegmentDto, SegmentPreviewDto } from '../apps/crm/src/segments/segments.dto';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Refused {
  code: string;
  errors?: { field: string }[];
}

/** What a venue knows of its guests beside their cards, as the admin and the bot ask for it. */
describe('of its guests a venue', () => {
  let platform: TestPlatform;
  let sql: Pool;
  let venue: Required<VenueState>;
  let manager: Api;
  let receptionist: Api;
  let bot: Api;

  beforeAll(async () => {
    platform = await startTestPlatform();
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    const admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    ({ body: venue } = await admin.post<Required<VenueState>>('/tenants', {
      name: `Дом ${newId()}`,
      timezone: 'Europe/Moscow',
    }));
    const as = async (role: 'manager' | 'receptionist' | 'admin') =>
      new Api(platform.url, await mintToken(platform, { role, venue_id: venue.id }));
    [manager, receptionist, bot] = [await as('manager'), await as('receptionist'), await as('admin')];
    await eventually(async () => expect((await manager.get('/guests')).status).toBe(200));
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  let phones = 0;
  const aGuest = async (wanted = {}) => {
    const phone = `+7916${String(++phones).padStart(7, '0')}`;
    const { body, status } = await manager.post<GuestCardDto>('/guests', { name: 'Анна', phone, ...wanted });
    expect(status).toBe(201);
    return body;
  };
  const fields = ({ body }: { body: Refused }) => body.errors?.map(({ field }) => field);

  it('writes down what they agree to, from the staff and from the bot', async () => {
    const { id } = await aGuest({ telegram_id: '1001' });
    const key = { 'idempotency-key': newId() };
    const body = { purpose: 'personal_data', given: true, text_version: '1' };
    const first = await manager.post<SaidConsentsDto>(`/guests/${id}/consents`, body, key);
    expect([first.status, first.body.consents]).toEqual([201, ['personal_data']]);
    expect((await manager.post(`/guests/${id}/consents`, body, key)).text).toBe(first.text);
    const said = await bot.post('/bot/guests/1001/consents', {
      consents: [{ purpose: 'marketing', channel: 'telegram', given: true }],
    });
    expect(said.status).toBe(201);
    expect((await bot.get<AgreedDto>('/bot/guests/1001/consents')).body).toEqual({
      ...{ guest_id: id, consents: ['marketing:telegram', 'personal_data'] },
    });
    const ledger = await receptionist.get<ConsentDto[]>(`/guests/${id}/consents?limit=1`);
    expect([ledger.headers.get('x-total-count'), ledger.body]).toMatchObject(['2', [{ way: 'bot' }]]);
    expect((await manager.get('/bot/guests/1001/consents')).status).toBe(403);
    expect((await bot.get('/bot/guests/nobody/consents')).status).toBe(404);
    expect(fields(await manager.post<Refused>(`/guests/${id}/consents`, { purpose: 'tracking', given: true }))).toEqual(
      ['purpose'],
    );
  });

  it('knows who is not welcome, and booking hears of it', async () => {
    const guest = await aGuest();
    const { body: entry, status } = await manager.post<BlacklistEntryDto>('/blacklist', {
      ...{ guest_id: guest.id, reason: 'шумел' },
    });
    expect([status, entry.guest?.name]).toEqual([201, 'Анна']);
    const again = await manager.post<{ entry: BlacklistEntryDto }>('/blacklist', { phone: guest.phone });
    expect([again.status, again.body.entry.id]).toEqual([409, entry.id]);
    expect((await receptionist.post('/blacklist', { guest_id: guest.id })).status).toBe(403);
    expect((await receptionist.get<BlacklistEntryDto[]>('/blacklist?q=анна')).body).toMatchObject([{ id: entry.id }]);
    const changed = await manager.patch(`/blacklist/${entry.id}`, { reason: 'пел' }, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    const heard = async () =>
      (await sql.query('SELECT reason, removed FROM booking.blacklist WHERE entry_id = $1', [entry.id])).rows;
    await eventually(async () => expect(await heard()).toEqual([{ reason: 'пел', removed: false }]));
    expect((await manager.call('DELETE', `/blacklist/${entry.id}`)).status).toBe(204);
    expect((await manager.call('DELETE', `/blacklist/${entry.id}`)).status).toBe(404);
    await eventually(async () => expect(await heard()).toMatchObject([{ removed: true }]));
  });

  it('reads what they say, answers it and sees to it', async () => {
    const said = await bot.post<FeedbackCardDto>('/bot/feedback', {
      ...{ telegram_id: 2002, message_text: 'Вкусно', score: 9 },
    });
    expect([said.status, said.body.source]).toEqual([201, 'bot']);
    const place = `/feedback/${said.body.id}`;
    expect((await manager.post(`${place}/replies`, { text: 'Спасибо' })).status).toBe(201);
    expect((await receptionist.post(`${place}/handle`)).status).toBe(403);
    const handled = await manager.post<FeedbackCardDto>(`${place}/handle`, undefined, { 'if-match': '"1"' });
    expect([handled.status, handled.body.status, handled.body.is_answered]).toEqual([200, 'handled', true]);
    expect((await manager.post<Refused>(`${place}/handle`)).body).toMatchObject({
      status: 422,
      allowed_moves: ['reopen'],
    });
    expect((await manager.post(`${place}/reopen`)).status).toBe(200);
    await manager.post('/feedback', { score: 3 });
    const { body } = await receptionist.get<FeedbackDto[]>('/feedback?status=new&score_from=5&sort=score:desc');
    expect(body.map(({ id }) => id)).toEqual([said.body.id]);
    expect((await receptionist.get<FeedbackSummaryDto>('/feedback/summary')).body).toMatchObject({
      ...{ count: 2, average_score: 6, nps: 0 },
    });
    expect((await receptionist.get(place)).status).toBe(200);
    expect(fields(await bot.post<Refused>('/bot/feedback', { telegram_id: 2002, score: 11 }))).toEqual(['score']);
    expect((await manager.get('/feedback?score_from=eleven')).status).toBe(400);
  });

  it('finds them by what they have in common', async () => {
    const { id } = await aGuest({ name: 'Вера', tags: ['вино', 'terrace'] });
    const filter = { tags: ['вино'], max_visits: 0 };
    const json = encodeURIComponent(JSON.stringify(filter));
    const saved = await manager.post<SegmentDto>('/segments', { name: 'Вино', filter });
    expect([saved.status, saved.body.filter, saved.body.count]).toEqual([201, filter, 1]);
    expect((await manager.post('/segments', { name: 'вино', filter: {} })).status).toBe(409);
    expect((await receptionist.post('/segments', { name: 'x', filter: {} })).status).toBe(403);
    for (const query of [`segment_id=${saved.body.id}`, `filter=${json}`]) {
      expect((await manager.get<GuestDto[]>(`/guests?${query}`)).body.map((guest) => guest.id)).toEqual([id]);
    }
    const preview = {
      count: 1,
      with_consent: 0,
      blacklisted: 0,
      reachable: { telegram: 0, email: 0, any: 0 },
      sample: [{ id, name: 'Вера' }],
    };
    for (const query of [
      `segment_filter=${json}`,
      `tags=${encodeURIComponent('вино')},terrace&max_visits=0`,
      `tags=${encodeURIComponent('вино')}&tags=terrace`,
      `segment_filter=${json}&has_telegram=false`,
    ]) {
      const { body, status } = await receptionist.get<SegmentPreviewDto>(`/campaigns/segments/preview?${query}`);
      expect([query, status, body]).toEqual([query, 200, preview]);
    }
    expect((await receptionist.post<SegmentPreviewDto>('/segments/preview', { filter })).body).toEqual(preview);
    expect((await receptionist.get<SegmentDto[]>('/segments')).body).toMatchObject([{ name: 'Вино', count: 1 }]);
    const changed = await manager.patch<SegmentDto>(
      ...([`/segments/${saved.body.id}`, { filter: { tags: ['пиво'] } }, { 'if-match': '"1"' }] as const),
    );
    expect([changed.status, changed.body.count, changed.body.version]).toEqual([200, 0, 2]);
    expect((await manager.patch(`/segments/${saved.body.id}`, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await manager.call('DELETE', `/segments/${saved.body.id}`)).status).toBe(204);
  });

  it.each([
    ['GET /guests', () => manager.get<Refused>('/guests?filter={"visits":1}'), ['filter.visits']],
    ['GET /guests', () => manager.get<Refused>('/guests?filter=no-json'), ['filter']],
    [
      'the preview',
      () => manager.get<Refused>('/campaigns/segments/preview?segment_filter={"min_visits":-1}'),
      ['segment_filter.min_visits'],
    ],
    ['the preview', () => manager.get<Refused>('/campaigns/segments/preview?min_visits=x'), ['min_visits']],
    ['the preview', () => manager.get<Refused>('/campaigns/segments/preview?visits=3'), ['visits']],
    [
      'the preview',
      () => manager.get<Refused>('/campaigns/segments/preview?min_visits=3&max_visits=2'),
      ['max_visits'],
    ],
    ['POST /segments', () => manager.post<Refused>('/segments', { name: 'x', filter: { a: 1 } }), ['filter.a']],
    ['POST /segments', () => manager.post<Refused>('/segments', { name: 'x', filter: [] }), ['filter']],
    [
      'POST /segments/preview',
      () => manager.post<Refused>('/segments/preview', { filter: { min_visits: 2, max_visits: 1 } }),
      ['filter.max_visits'],
    ],
  ])('hears from %s which field of a filter is wrong', async (_, ask, wrong) => {
    const answer = await ask();
    expect([answer.status, fields(answer)]).toEqual([400, wrong]);
  });
});
