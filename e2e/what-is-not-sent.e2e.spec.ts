import { request } from 'node:http';
import { connect } from 'node:net';
import { eventually } from '@guestflow/testing';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';

interface Refused {
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}
interface Campaign {
  id: string;
  status: string;
  reason: string | null;
}
interface Upload {
  id: string;
  name: string;
  url: string;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What nobody should be sent is refused in words, and nothing of it reaches a guest. */
describe('a campaign that is not to be', () => {
  let house: BotHouse;
  let guest: Hand;

  beforeAll(async () => {
    house = await openBotHouse();
    guest = house.guest();
    await guest.says('/start').presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await guest.presses('Да, присылайте');
    await guest.sees('Остался номер телефона');
    guest.sharesContact();
    await eventually(async () => {
      const { rowCount } = await house.sql.query(
        `SELECT 1 FROM messaging.guests g JOIN messaging.chats c USING (venue_id, telegram_id) WHERE g.telegram_id = $1`,
        [guest.id],
      );
      expect(rowCount).toBe(1);
    });
  });
  afterAll(() => house?.close());

  const draft = (change: object) =>
    house.manager.post<Campaign & Refused>('/campaigns', {
      ...{ name: 'Блины', segment_filter: {}, message_text: 'Приходите на блины', ...change },
    });
  const upload = (name: string, type: string, body: Buffer | string) =>
    house.manager.raw<Upload & Refused>(
      'POST',
      `/api/v1/uploads?file_name=${encodeURIComponent(name)}`,
      body as string,
      {
        'content-type': type,
      },
    );

  afterEach(async () => {
    const { rowCount } = await house.sql.query(`SELECT 1 FROM messaging.messages WHERE kind = 'campaign'`);
    expect(rowCount).toBe(0);
  });

  it('names what is not known: the names that are known stand in the answer', async () => {
    const { status, body } = await draft({ message_text: 'Приходите, {guest_nam}!' });
    expect([status, body.code, body.errors![0]!.field]).toEqual([400, 'validation_error', 'message_text']);
    expect(body.errors![0]!.message).toMatch(/guest_nam\b.*\{?guest_name\}?.*venue_name/s);
    const templates = await house.manager.get<{ id: string }[]>('/notification-templates');
    const changed = await house.manager.patch<Refused>(`/notification-templates/${templates.body[0]!.id}`, {
      message_text: '{dat}',
    });
    expect([changed.status, changed.body.errors![0]!.field]).toEqual([400, 'message_text']);
    expect(changed.body.errors![0]!.message).toContain('date');
  });

  it('is longer than Telegram takes, or says nothing', async () => {
    for (const message_text of ['x'.repeat(4_097), ' ', '']) {
      const { status, body } = await draft({ message_text });
      expect([status, body.errors?.[0]?.field]).toEqual([400, 'message_text']);
    }
  });

  it('is for nobody: what cannot be is refused, and what nobody is fails with its reason', async () => {
    const never = await draft({ segment_filter: { min_visits: 3, never_visited: true } });
    expect([never.status, never.body.code]).toEqual([400, 'validation_error']);
    const unknown = await draft({ segment_filter: { min_visit: 3 } });
    expect(unknown.status).toBe(400);
    const { status, body } = await draft({ segment_filter: { min_visits: 900 } });
    expect(status).toBe(201);
    expect((await house.manager.post(`/campaigns/${body.id}/send`)).status).toBe(200);
    await eventually(async () => {
      const { body: now } = await house.manager.get<Campaign>(`/campaigns/${body.id}`);
      expect(now).toMatchObject({ status: 'failed', reason: expect.stringMatching(/\w/) });
    });
  });

  it('has a file of five gigabytes: it is cut off when it is too large, and nothing of it is kept', async () => {
    const five = 5 * 1024 ** 3;
    const chunk = Buffer.alloc(64 * 1024, 0x89);
    png.copy(chunk);
    let sent = 0;
    const status = await new Promise<number>((resolve, reject) => {
      const asked = request(`${house.platform.url}/api/v1/uploads?file_name=film.png`, {
        method: 'POST',
        headers: {
          ...{
            authorization: `Bearer ${house.manager.token}`,
            'content-type': 'image/png',
            'transfer-encoding': 'chunked',
          },
        },
      });
      let answered = false;
      asked.on('response', (answer) => {
        answered = true;
        answer.resume();
        resolve(answer.statusCode!);
        asked.destroy();
      });
      // Whoever is cut off before he has read the answer hears of it thus.
      asked.on('error', (error) => (answered ? undefined : reject(error)));
      const write = () => {
        while (sent < five && !answered) {
          sent += chunk.length;
          if (!asked.write(chunk)) return void asked.once('drain', write);
        }
        if (!answered) asked.end();
      };
      write();
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(five / 10);
    const honest = await house.manager.raw<Refused>('POST', '/api/v1/uploads?file_name=film.png', 'x', {
      ...{ 'content-type': 'image/png' },
    });
    expect(honest.status).toBe(400);
    expect((await house.manager.get<Upload[]>('/uploads')).body).toEqual([]);
  });

  it('has a file that is too large from who sends on before he reads: the answer is still there for him', async () => {
    const { hostname, port } = new URL(house.platform.url);
    const socket = connect({ host: hostname, port: Number(port) });
    const failed = new Promise<never>((_, reject) => socket.once('error', reject));
    const answered = new Promise<string>((resolve) => {
      let answer = '';
      socket.on('data', (part) => {
        answer += String(part);
        if (answer.includes('validation_error')) resolve(answer);
      });
    });
    socket.pause();
    socket.write(
      `POST /api/v1/uploads?file_name=film.png HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: image/png\r\n` +
        `authorization: Bearer ${house.manager.token}\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    const chunk = Buffer.alloc(64 * 1024, 0x89);
    png.copy(chunk);
    const sending = setInterval(() => {
      for (let i = 0; i < 40; i += 1)
        socket.write(Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]));
    }, 50);
    try {
      await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, 1_500))]);
      socket.resume();
      expect(await Promise.race([failed, answered])).toMatch(/^HTTP\/1\.1 413 /);
    } finally {
      clearInterval(sending);
      socket.destroy();
    }
  });

  it('has a file that is not what it says', async () => {
    const lies = [
      ['menu.png', 'image/png', '<script>alert(1)</script>'],
      ['menu.pdf', 'application/pdf', png],
      ['menu.html', 'text/html', '<h1>Меню</h1>'],
      ['menu.png', 'image/png', 'MZ\u0090\u0000'],
    ] as const;
    for (const [name, type, body] of lies) {
      const answer = await upload(name, type, body);
      expect([400, 415]).toContain(answer.status);
      expect(answer.body.detail).toMatch(/\w/);
    }
    expect((await house.manager.get<Upload[]>('/uploads')).body).toEqual([]);
  });

  it('has a script in the name of its file: what it is stored as can do nothing', async () => {
    for (const name of [
      '<script>alert(1)</script>.png',
      '../../etc/passwd.png',
      'a\r\nset-cookie: x=1.png',
      '\u202Egnp.exe.png',
    ]) {
      const { status, body } = await upload(name, 'image/png', png);
      expect(status).toBe(201);
      expect(body.name).not.toMatch(/[<>/\\\r\n\u202E]/);
      const kept = await fetch(`${house.platform.url}${body.url}`);
      expect(kept.status).toBe(200);
      expect(kept.headers.get('set-cookie')).toBeNull();
      expect(kept.headers.get('x-content-type-options')).toBe('nosniff');
      expect(kept.headers.get('content-type')).toBe('image/png');
    }
  });
});
