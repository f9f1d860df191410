import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { freePort } from '@guestflow/persistence';
import { quickFolder } from '@guestflow/testing';
import { Api } from './support/api';
import { serversIn, Started } from './support/started';

describe('npm start', () => {
  let folder: string;
  let environment: Record<string, string>;
  const running: Started[] = [];

  beforeAll(async () => {
    folder = quickFolder('start');
    environment = { DATA_DIR: folder, PORT: String(await freePort(20_000, 28_000)) };
  });
  afterEach(async () => {
    for (const started of running.splice(0)) await started.send('SIGINT');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const start = (change: Record<string, string> = {}) => {
    const started = new Started({ ...environment, ...change });
    running.push(started);
    return started;
  };

  it('says where to go and how to sign in, with a demo venue that is there; again it is ready in seconds; Ctrl-C leaves nothing', async () => {
    const first = start();
    await first.ready();
    const password = /Sign in\s+admin@guestflow\.local \/ (\S+)/.exec(first.output)?.[1];
    expect(password).toBeTruthy();
    for (const line of ['GuestFlow', 'API', 'Telegram', 'Mail'])
      expect(first.output).toMatch(new RegExp(`^ {2}${line}\\s+http`, 'm'));

    const api = new Api(`http://127.0.0.1:${environment.PORT}`);
    const admin = await api.signIn('admin@guestflow.local', password!);
    const { body: venues } = await admin.get<{ name: string }[]>('/tenants?sort=name');
    expect(venues).toMatchObject([{ name: 'Бар «Берёзка»' }, { name: 'Кафе «Берёза»' }]);
    for (const page of ['/', '/api/docs']) {
      const { status, text } = await api.raw('GET', page);
      expect([page, status, text.includes('<html')]).toEqual([page, 200, true]);
    }
    expect(await first.send('SIGINT')).toEqual({ code: 0, signal: null });
    expect(serversIn(folder)).toEqual([]);

    const second = start();
    const began = Date.now();
    await second.ready();
    // In three or four by itself; where the machine is busy everything takes ten times as long.
    expect(Date.now() - began).toBeLessThan(40_000);
    expect(second.output).not.toContain(password);
    const again = await new Api(`http://127.0.0.1:${environment.PORT}`).signIn('admin@guestflow.local', password!);
    expect((await again.get<unknown[]>('/tenants')).body).toHaveLength(2);
  });

  it('recovers from a run that was killed, whose database lived on', async () => {
    const killed = start();
    await killed.ready();
    running.pop();
    await killed.send('SIGKILL');
    expect(serversIn(folder)).toHaveLength(1);
    const next = start();
    await next.ready();
    expect((await new Api(`http://127.0.0.1:${environment.PORT}`).raw('GET', '/health/ready')).status).toBe(200);
    expect(serversIn(folder)).toHaveLength(1);
  });

  it('leaves a folder alone that another run is using', async () => {
    const first = start();
    await first.ready();
    const second = start({ PORT: String(await freePort()) });
    expect(await second.complaint()).toEqual([
      `DATA_DIR ${folder} is in use by another GuestFlow (process ${first.pid})`,
    ]);
    expect((await new Api(`http://127.0.0.1:${environment.PORT}`).raw('GET', '/health/ready')).status).toBe(200);
  });

  it('says in one line that the port is taken', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    try {
      await once(other, 'listening');
      const { port } = other.address() as net.AddressInfo;
      expect(await start({ PORT: String(port) }).complaint()).toEqual([`PORT ${port} is taken: choose another`]);
    } finally {
      other.close();
    }
  });

  it('says in one line that a folder cannot be written', async () => {
    const file = path.join(folder, 'a-file');
    fs.writeFileSync(file, '');
    expect(await start({ DATA_DIR: path.join(file, 'data') }).complaint()).toEqual([
      expect.stringMatching(/^DATA_DIR .* cannot be written/),
    ]);
  });

  it.each([
    ['PORT', 'many', /^PORT must be a port/],
    ['DEMO', 'perhaps', /^DEMO must be 0 or 1/],
    ['DATABASE_URL', 'mysql://localhost', /^DATABASE_URL must be an address that begins with postgres:/],
    ['TOKEN_ENCRYPTION_KEYS', 'k1:c2hvcnQ=', /^TOKEN_ENCRYPTION_KEYS is wrong: .*32 bytes/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of/],
  ])('says in one line that %s=%s is wrong', async (name, value, line) => {
    expect(await start({ [name]: value }).complaint()).toEqual([expect.stringMatching(line)]);
  });
});
