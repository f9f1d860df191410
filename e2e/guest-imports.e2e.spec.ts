import { VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface List {
  id: string;
  state: string;
  bytes: number;
  rows: number;
  created: number;
  unchanged: number;
}

const mebibyte = 1024 * 1024;

/** A file of about so many bytes: few guests, of whom much is noted. */
function fileOf(bytes: number): string {
  const note = 'ж'.repeat(1_900);
  const rows = Math.ceil(bytes / (note.length * 2 + 12));
  const lines = Array.from({ length: rows }, (_, at) => `8916${String(at).padStart(7, '0')};${note}`);
  return `Телефон;Заметки\n${lines.join('\n')}\n`;
}

describe('a list of guests', () => {
  let platform: TestPlatform;
  let cafe: VenueState;
  let admin: string;
  let receptionist: string;

  beforeAll(async () => {
    platform = await startTestPlatform();
    const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    cafe = (await operator.post<VenueState>('/tenants', { name: 'Берёза', timezone: 'Europe/Moscow' })).body;
    admin = await mintToken(platform, { role: 'admin', sub: newId(), venue_id: cafe.id });
    receptionist = await mintToken(platform, { role: 'receptionist', sub: newId(), venue_id: cafe.id });
    // Crm has heard of the venue.
    const api = new Api(platform.url, admin);
    await eventually(async () => expect((await api.get('/guests')).status).toBe(200));
  });
  afterAll(() => platform.close());

  const send = async (
    body: NonNullable<Parameters<typeof fetch>[1]>['body'],
    { token = admin, type = 'text/csv', path = '/guests/imports' } = {},
  ) => {
    const answer = await fetch(`${platform.url}/api/v1${path}`, {
      ...{ method: 'POST', body, duplex: 'half', signal: AbortSignal.timeout(60_000) },
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
    });
    return { status: answer.status, body: (await answer.json()) as List & { errors?: { field: string }[] } };
  };
  const inParts = (text: string) => {
    const bytes = Buffer.from(text);
    let at = 0;
    return new ReadableStream({
      pull(controller) {
        controller.enqueue(bytes.subarray(at, (at += 65_536)));
        if (at >= bytes.length) controller.close();
      },
    });
  };

  it('goes in through the gateway, is brought in, comes out, and changes nothing when it goes in again', async () => {
    const api = new Api(platform.url, admin);
    const { status, body: list } = await send(fileOf(5 * mebibyte));
    expect(status).toBe(201);
    expect(list.bytes).toBeGreaterThan(5 * mebibyte);
    expect((await api.post(`/guests/imports/${list.id}/start`, {})).status).toBe(202);
    const completed = (id: string) =>
      eventually(async () => {
        const { body } = await api.get<List>(`/guests/imports/${id}`);
        expect(body.state).toBe('completed');
        return body;
      }, 90_000);
    expect(await completed(list.id)).toMatchObject({ created: list.rows });
    const file = await fetch(`${platform.url}/api/v1/guests/export.csv?delimiter=;`, {
      headers: { authorization: `Bearer ${admin}` },
      signal: AbortSignal.timeout(60_000),
    });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="guests.csv"');
    const { body: again } = await send(await file.arrayBuffer(), { path: '/clients/imports?file_name=guests.csv' });
    await api.post(`/guests/imports/${again.id}/start`, { options: { on_existing: 'overwrite' } });
    expect(await completed(again.id)).toMatchObject({ rows: list.rows, unchanged: list.rows });
  });

  it('may be of unannounced length, and of 32 MiB at most', async () => {
    expect((await send(inParts(fileOf(2 * mebibyte)))).status).toBe(201);
    expect((await send(fileOf(33 * mebibyte))).status).toBe(413);
    expect((await send(inParts(fileOf(33 * mebibyte)))).status).toBe(413);
  });

  it('is refused in words where it is none, or not theirs to send', async () => {
    expect(await send(fileOf(2 * mebibyte), { token: receptionist })).toMatchObject({ status: 403 });
    expect(await send(fileOf(2 * mebibyte), { type: 'application/json' })).toMatchObject({ status: 413 });
    expect(await send('{}', { type: 'application/json' })).toMatchObject({ status: 415 });
    expect(await send('')).toMatchObject({ status: 400 });
    expect(await send('Телефон\n1\n"2')).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } });
  });

  it('is the one thing that may be so large, or be a file', async () => {
    expect((await send(fileOf(2 * mebibyte), { path: '/guests' })).status).toBe(413);
    expect((await send('Телефон\n1', { path: '/guests' })).status).toBe(415);
  });
});
