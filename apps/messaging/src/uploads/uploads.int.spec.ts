import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { ClientRequest, IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { attachmentOf, holdAttachment } from './attachment-of';
import { openUploads, OpenedUploads } from './testing/opened-uploads';
import { smallFiles } from './testing/small-files';
import { mostBytes, mostBytesOfVenue } from './upload-rules';
import { uploadUses } from './upload-uses';
import { UploadDto } from './uploads.dto';

const { gif, jpeg, pdf, png } = smallFiles;
const mebibyte = 1024 * 1024;
const fiveGigabytes = 5 * 1024 * mebibyte;
const [small, large] = [Buffer.alloc(16 * 1024), Buffer.alloc(mebibyte)];
const hour = 3_600_000;
const day = 24 * hour;

describe('uploads', () => {
  let house: OpenedUploads;
  let here: ReturnType<OpenedUploads['venue']>;

  beforeAll(async () => {
    house = await openUploads();
  });
  afterAll(() => house?.close());
  beforeEach(() => {
    house.clock.at = new Date();
    here = house.venue();
  });

  const nothingLeft = async () => {
    await eventually(async () => expect(await house.spooled()).toEqual([]));
    expect(await house.rows(here.venueId)).toEqual([]);
    expect(await house.files(here.venueId)).toEqual([]);
  };
  const padded = (begin: Buffer, size: number): Buffer => Buffer.concat([begin, Buffer.alloc(size - begin.length)]);
  const card = async (id: string): Promise<UploadDto> =>
    (await (await here.ask('GET', `/uploads/${id}`)).json()) as UploadDto;
  const uses = (condition: string) => void uploadUses.push(condition);
  const used = async (id: string) =>
    house.admin.query(
      `INSERT INTO messaging.notices (id, venue_id, booking_id, rule, due_at, look_at, state, reason, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, 'x', now(), now(), 'dropped', 'x', now(), now())`,
      [here.venueId, id],
    );
  afterEach(() => void uploadUses.splice(0));
  const byNotices = 'EXISTS (SELECT FROM notices n WHERE n.venue_id = uploads.venue_id AND n.booking_id = uploads.id)';

  describe('that are taken', () => {
    it('are there with what they are, and are had at their address, byte for byte', async () => {
      const bytes = jpeg(640, 480);
      const upload = await here.sent(bytes, 'image/jpeg', `?file_name=${encodeURIComponent('Меню на май.jpg')}`);
      expect(upload).toMatchObject({
        ...{ venue_id: here.venueId, name: 'Меню на май.jpg', kind: 'photo', content_type: 'image/jpeg' },
        ...{ size: bytes.length, width: 640, height: 480, in_use: false },
      });
      expect(await card(upload.id)).toEqual(upload);
      const answer = await house.content(upload.url);
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'content-length': String(bytes.length),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
        'cache-control': expect.stringContaining('immutable'),
        'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%D0%9C/),
      });
    });

    it('are shown by Telegram as they can be, or as it was said', async () => {
      expect(await here.sent(gif(), 'Image/GIF; charset=binary')).toMatchObject({ kind: 'file', name: 'file.gif' });
      expect(await here.sent(pdf(), 'application/pdf')).toMatchObject({ kind: 'file', width: null });
      expect(await here.sent(png(), 'image/png', '?kind=file')).toMatchObject({ kind: 'file', width: 2 });
      expect(await here.sent(padded(png(), mostBytes.file), 'image/png', '?kind=file')).toMatchObject({
        size: mostBytes.file,
      });
    });

    it('are listed, the newest first', async () => {
      for (const name of ['a.pdf', 'b.png']) {
        await here.sent(name.endsWith('f') ? pdf() : png(), undefined, `?file_name=${name}`);
        house.clock.at = new Date(house.clock.at.getTime() + 1_000);
      }
      const names = async (query: string) =>
        ((await (await here.ask('GET', `/uploads${query}`)).json()) as UploadDto[]).map(({ name }) => name);
      expect(await names('')).toEqual(['b.png', 'a.pdf']);
      expect(await names('?sort=name:asc&limit=1')).toEqual(['a.pdf']);
      expect(await names('?kind=photo')).toEqual(['b.png']);
      expect(await names('?q=A.P')).toEqual(['a.pdf']);
    });

    it('are two where the same bytes come twice at once, and one stays when the other goes', async () => {
      const bytes = padded(jpeg(), 2 * mebibyte);
      const [one, other] = await Promise.all([here.sent(bytes), here.sent(bytes)]);
      expect(one.id).not.toBe(other.id);
      expect(one.sha256).toBe(other.sha256);
      expect((await here.ask('DELETE', `/uploads/${one.id}`)).status).toBe(204);
      expect((await house.content(one.url)).status).toBe(404);
      expect((await (await house.content(other.url)).arrayBuffer()).byteLength).toBe(bytes.length);
      expect(await house.files(here.venueId)).toEqual([other.id]);
    });

    it.each([
      ['<script>alert(1)</script>.png', 'script_.png'],
      ['../../etc/passwd', 'passwd.png'],
      ['a\r\nSet-Cookie: x=1.png', 'aSet-Cookie_ x=1.png'],
      ['gnp.exe\u202e.png', 'gnp.exe.png'],
      ['я'.repeat(1_000), `${'я'.repeat(120)}.png`],
    ])('are called by what is harmless of %j', async (name, expected) => {
      const upload = await here.sent(png(), 'image/png', `?file_name=${encodeURIComponent(name)}`);
      expect(upload.name).toBe(expected);
      const { headers } = await house.content(upload.url);
      expect(headers.get('content-disposition')).toMatch(/^[\x20-\x7e]+$/);
      expect(headers.get('set-cookie')).toBeNull();
      expect(await house.files(here.venueId)).toEqual([upload.id]);
    });

    it('are let go of when nobody reads them to their end', async () => {
      const { url } = await here.sent(padded(pdf(), 10 * mebibyte));
      expect((await house.content(url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(10 * mebibyte));
      await eventually(async () => expect(await house.inHand()).toEqual([]));
      const going = new AbortController();
      await house.content(url, { signal: going.signal });
      expect(await house.inHand()).toHaveLength(1);
      going.abort();
      await eventually(async () => expect(await house.inHand()).toEqual([]));
    });

    it('cannot run, also where an image is a page as well', async () => {
      const both = Buffer.concat([gif(), Buffer.from('/*<script>alert(1)</script>*/=1;alert(1)')]);
      const { headers } = await house.content((await here.sent(both, 'image/gif', '?file_name=x.html')).url);
      expect(headers.get('content-type')).toBe('image/gif');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-disposition')).toContain('attachment; filename="x.html.gif"');
    });
  });

  describe('that are not taken', () => {
    it.each([
      ['says it is what it is not', png(), 'image/jpeg', '', 400, 'the file is image/png, not image/jpeg'],
      [
        'is a page that says it is an image',
        Buffer.from('<!DOCTYPE html><p>Hello'),
        'image/png',
        '',
        400,
        'must be one of',
      ],
      ['is a drawing that can run', Buffer.from('<svg onload="alert(1)"></svg>'), 'image/svg+xml', '', 415, 'must be'],
      ['is a page', Buffer.from('<!DOCTYPE html><p>Hello'), 'text/html', '', 415, 'must be'],
      ['is of a type for another address', Buffer.from('a;b'), 'text/csv', '', 415, 'must be image/jpeg'],
      ['has no bytes', Buffer.alloc(0), 'image/png', '', 400, 'the file is empty'],
      ['is a program', Buffer.from(`MZ${'\0'.repeat(100)}`), 'application/octet-stream', '', 400, 'must be one of'],
      ['does not say how large it is', png().subarray(0, 20), 'image/png', '', 400, 'the image is broken'],
      ['is too long for a photo', png(9_000, 2_000), 'image/png', '', 400, '10000 together'],
      ['is too thin for a photo', png(2_100, 100), 'image/png', '', 400, '20 times'],
      ['is too heavy for a photo', padded(png(), mostBytes.photo + 1), 'image/png', '', 413, '10485760'],
      ['is too heavy for a file', padded(pdf(), mostBytes.file + 1), 'application/pdf', '', 413, '20971520'],
      ['is no photo, and shall be one', pdf(), 'application/pdf', '?kind=photo', 400, 'a photo is one of'],
    ])('leave nothing behind: one that %s', async (_, bytes, type, query, status, why) => {
      const answer = await here.send(bytes, type, query);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ code: 'validation_error', detail: expect.stringContaining(why) });
      await nothingLeft();
    });

    it.each([
      ['whose length is not said', { 'transfer-encoding': 'chunked' }, 2 * mostBytes.file],
      ['whose length is said', { 'content-length': fiveGigabytes }, mostBytes.file],
    ])('are cut off when there are 5 GB of them, %s', async (_, headers, untilAnswered) => {
      const poured = await pour(headers);
      // What is refused, as much again for whoever hears of it late, and what lies on the way.
      expect(poured.bytes).toBeLessThan(2 * mostBytes.file + 16 * mebibyte);
      await nothingLeft();
      // Who does not send on while he is answered hears why.
      expect(await pour(headers, untilAnswered)).toMatchObject({ status: 413 });
      await nothingLeft();
    });

    it('leave nothing when whoever sends them goes away in the middle', async () => {
      const asked = begin({ 'content-length': 5 * mebibyte });
      asked.on('error', () => undefined);
      asked.write(jpeg());
      asked.write(Buffer.alloc(mebibyte));
      await eventually(async () => expect(await house.spooled()).not.toEqual([]));
      asked.destroy();
      await nothingLeft();
    });

    it('are those for which the venue has no room', async () => {
      await house.admin.query(
        `INSERT INTO messaging.uploads (id, venue_id, name, kind, content_type, size, sha256, key, state, created_at, look_at)
         VALUES ($1, $2, 'a.pdf', 'file', 'application/pdf', $3, '', 'k', 'kept', now(), now() + interval '1 day')`,
        [newId(), here.venueId, mostBytesOfVenue - 100],
      );
      const answers = await Promise.all([here.send(pdf()), here.send(pdf()), here.send(pdf())]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
      const refused = answers.find(({ status }) => status === 422)!;
      expect(await refused.json()).toMatchObject({ code: 'rule_violation', rule: 'uploads_full' });
    });
  });

  const begin = (headers: object): ClientRequest =>
    request(`${house.url}/api/v1/uploads?kind=file`, {
      method: 'POST',
      headers: { authorization: here.authorization, 'content-type': 'image/jpeg', ...headers },
    });

  /** Sends until it is answered or cut off, or 5 GB are sent; from some point on so slowly that an answer is heard. */
  async function pour(headers: object, slowlyFrom = Infinity) {
    let [bytes, over] = [0, false];
    const asked = begin(headers).on('error', () => (over = true));
    asked.on('socket', (socket) => socket.on('close', () => (bytes = socket.bytesWritten)));
    const gone = new Promise((resolve) => asked.on('close', resolve));
    const answer = new Promise<IncomingMessage | undefined>((resolve) => {
      asked.on('response', (response) => resolve(response.resume())).on('close', () => resolve(undefined));
    });
    void answer.then(() => (over = true));
    asked.write(jpeg());
    for (let sent = 0; sent < fiveGigabytes && !over;) {
      const slowly = sent >= slowlyFrom;
      const part = slowly ? small : large;
      sent += part.length;
      if (!asked.write(part)) await Promise.race([once(asked, 'drain').catch(() => undefined), gone]);
      if (slowly) await Promise.race([delay(5), answer]);
    }
    const status = (await answer)?.statusCode;
    asked.destroy();
    await gone;
    return { status, bytes };
  }

  describe('are nobody else’s', () => {
    it('but whose key is known: a wrong one is answered as none, and as no upload', async () => {
      const { id, url } = await here.sent(png());
      const answers = await Promise.all(
        [
          ...[`${url}x`, url.slice(0, -1), `/api/v1/uploads/${id}/content`, `/api/v1/uploads/${id}/content?key=`],
          ...[url.replace(id, newId()), `${url}&key=again`, url.replace(id, 'no-id')],
        ].map(async (where) => {
          const answer = await house.content(where);
          const { request_id: _, ...problem } = (await answer.json()) as Record<string, unknown>;
          return { status: answer.status, problem, cached: answer.headers.get('cache-control') };
        }),
      );
      for (const answer of answers) expect(answer).toEqual({ ...answers[0], status: 404 });
    });

    it('nor another venue’s', async () => {
      const { id, url } = await here.sent(png());
      const there = house.venue();
      expect((await there.ask('GET', `/uploads/${id}`)).status).toBe(404);
      expect((await there.ask('DELETE', `/uploads/${id}`)).status).toBe(404);
      expect(await (await there.ask('GET', '/uploads')).json()).toEqual([]);
      await expect(house.transactions.inVenue(there.caller, (tx) => attachmentOf(tx, id))).rejects.toThrow(
        'there is no such upload',
      );
      expect((await house.content(url)).status).toBe(200);
    });

    it('nor of who may not upload, or is nobody', async () => {
      const specialist = house.venue(here.venueId, 'specialist');
      expect((await specialist.send(png())).status).toBe(403);
      expect(
        (await here.ask('POST', '/uploads', { authorization: '', 'content-type': 'image/png' }, png())).status,
      ).toBe(401);
      await nothingLeft();
    });
  });

  describe('that are used', () => {
    beforeEach(() => uses(byNotices));

    it('go along with a message', async () => {
      const { id, url } = await here.sent(pdf(), undefined, '?file_name=menu.pdf');
      expect(await house.transactions.inVenue(here.caller, (tx) => attachmentOf(tx, id))).toEqual({
        ...{ kind: 'file', url, name: 'menu.pdf' },
      });
    });

    it('are not deleted', async () => {
      const { id, url } = await here.sent(png());
      await used(id);
      const answer = await here.ask('DELETE', `/uploads/${id}`);
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'conflict' }]);
      expect(await card(id)).toMatchObject({ in_use: true });
      expect((await house.content(url)).status).toBe(200);
    });

    it('are not deleted either while somebody begins to use them', async () => {
      const { id } = await here.sent(png());
      let deleting: Promise<Response> | undefined;
      await house.transactions.inVenue(here.caller, async (tx) => {
        await holdAttachment(tx, id);
        deleting = here.ask('DELETE', `/uploads/${id}`);
        await eventually(async () => {
          const { rowCount } = await house.admin.query(
            `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM uploads%FOR UPDATE%'`,
          );
          expect(rowCount).toBeGreaterThan(0);
        });
        await tx.query(
          `INSERT INTO notices (id, venue_id, booking_id, rule, due_at, look_at, state, reason, created_at, updated_at)
           VALUES ($1, $2, $3, 'x', now(), now(), 'dropped', 'x', now(), now())`,
          [newId(), here.venueId, id],
        );
      });
      expect((await deleting!).status).toBe(409);
    });

    it('stay when the others go', async () => {
      const [lonely, wanted] = [await here.sent(png()), await here.sent(png())];
      await used(wanted.id);
      house.clock.at = new Date(Date.now() + 6 * day);
      await house.sweep();
      expect(await house.files(here.venueId)).toHaveLength(2);
      house.clock.at = new Date(Date.now() + 8 * day);
      await Promise.all([house.sweep(), house.sweep()]);
      expect(await house.files(here.venueId)).toEqual([wanted.id]);
      expect((await house.content(lonely.url)).status).toBe(404);
      await house.admin.query('DELETE FROM messaging.notices WHERE venue_id = $1', [here.venueId]);
      await house.sweep();
      expect(await house.files(here.venueId)).toHaveLength(1);
      house.clock.at = new Date(Date.now() + 16 * day);
      await house.sweep();
      await nothingLeft();
    });
  });

  it('that a killed one had in hand are removed, as far as they had come', async () => {
    await mkdir(path.join(house.folder, here.venueId), { recursive: true });
    for (const [state, files] of [
      ['coming', []],
      ['coming', ['.coming']],
      ['coming', ['']],
      ['leaving', ['']],
      ['leaving', []],
    ] as const) {
      const id = newId();
      await house.admin.query(
        `INSERT INTO messaging.uploads (id, venue_id, name, kind, content_type, size, sha256, key, state, created_at, look_at)
         VALUES ($1, $2, 'a.pdf', 'file', 'application/pdf', 5, '', 'k', $3, now(), now() + interval '1 hour')`,
        [id, here.venueId, state],
      );
      for (const ending of files) await writeFile(path.join(house.folder, here.venueId, `${id}${ending}`), 'bytes');
      expect((await house.content(`/api/v1/uploads/${id}/content?key=k`)).status).toBe(404);
    }
    await house.sweep();
    expect(await house.rows(here.venueId)).toHaveLength(5);
    house.clock.at = new Date(Date.now() + 2 * hour);
    await house.sweep();
    await nothingLeft();
  });

  it('whose place cannot be written are not kept, and it is said', async () => {
    await writeFile(path.join(house.folder, here.venueId), 'a file where the folder would be');
    const answer = await here.send(png());
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'unavailable' }]);
    expect(await (await here.ask('GET', '/uploads')).json()).toEqual([]);
  });
});
