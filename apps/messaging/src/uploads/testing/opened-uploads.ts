import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Role, systemCaller, tokenAudience, tokenIssuer } from '@guestflow/access';
import { brokerDatabase } from '@guestflow/event-bus';
import { apiPrefix } from '@guestflow/http';
import { newId, Transactions } from '@guestflow/persistence';
import { databaseOf, defaultSigningKeyDays, signingKeyTimes, startService } from '@guestflow/service';
import { createTestDatabase, noTelegram } from '@guestflow/testing';
import { JwtService } from '@nestjs/jwt';
import { Client } from 'pg';
import { messaging } from '../../messaging.module';
import { SetClock } from '../../testing/opened-messaging';
import { UploadSweep } from '../upload-sweep';
import { UploadDto } from '../uploads.dto';

/** Whose tokens are taken, in the place of identity. */
async function signer() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }];
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys })),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const signing = { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }), algorithm: 'ES256' as const };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: (venueId: string, role: Role): string =>
      new JwtService({}).sign(
        { sub: newId(), role, sid: newId(), gen: 1, venue_id: venueId },
        { ...signing, keyid: 'k', expiresIn: 900, issuer: tokenIssuer, audience: tokenAudience },
      ),
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function openFiles(): Promise<string[]> {
  const open = await readdir('/proc/self/fd');
  return Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
}

/** messaging as it runs, at an address, with a folder for its storage. */
export async function openUploads() {
  const database = await createTestDatabase([databaseOf(messaging), brokerDatabase]);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const identity = await signer();
  const folder = await mkdtemp(path.join(tmpdir(), 'guestflow-test-uploads-'));
  const clock = new SetClock();
  const service = await startService(
    messaging,
    {
      ...{ port: 0, host: '127.0.0.1', databaseUrl: database.urlFor('messaging'), poolSize: 8 },
      broker: { kind: 'embedded', url: database.urlFor('broker') },
      ...{ jwksUrl: identity.url, retryDelaysMs: [50, 100, 200] },
      ...noTelegram,
      signingKeys: signingKeyTimes(defaultSigningKeyDays),
      sealingKeys: `test:${randomBytes(32).toString('base64')}`,
      ...{ publicUrl: 'http://localhost', superAdmin: { email: 'admin@localhost' }, storage: { folder } },
      ...{ mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: false, logLevel: 'silent', prettyLogs: false },
    },
    { clock },
  );

  return {
    ...{ admin, clock, folder, url: service.url },
    transactions: service.app.get(Transactions),
    sweep: () => service.app.get(UploadSweep).sweep(),
    /** Somebody of a venue. */
    venue(venueId = newId(), role: Role = 'manager') {
      const authorization = `Bearer ${identity.token(venueId, role)}`;
      const ask = (method: string, where: string, headers = {}, body?: Buffer) =>
        fetch(`${service.url}/${apiPrefix}${where}`, { method, headers: { authorization, ...headers }, body });
      return {
        ...{ venueId, authorization, ask, caller: systemCaller('test', venueId) },
        send: (body: Buffer, type = 'application/octet-stream', query = '') =>
          ask('POST', `/uploads${query}`, { 'content-type': type }, body),
        async sent(body: Buffer, type?: string, query?: string): Promise<UploadDto> {
          const answer = await this.send(body, type, query);
          expect(answer.status).toBe(201);
          return (await answer.json()) as UploadDto;
        },
      };
    },
    content: (where: string, change = {}) => fetch(`${service.url}${where}`, change),
    rows: async (venueId: string) =>
      (await admin.query('SELECT id, state FROM messaging.uploads WHERE venue_id = $1', [venueId])).rows as unknown[],
    /** What of a venue is in the storage. */
    files: (venueId: string) => readdir(path.join(folder, venueId)).catch(() => [] as string[]),
    /** What came in and lies on the disk still, with a name or without. */
    async spooled(): Promise<string[]> {
      const links = await openFiles();
      const named = (await readdir(tmpdir())).filter((name) => /^guestflow-[\da-f]{8}-/.test(name));
      return [...links.filter((link) => /guestflow-[\da-f]{8}-/.test(link)), ...named];
    },
    /** What of the storage is being read or written. */
    inHand: async () => (await openFiles()).filter((file) => file.startsWith(folder)),
    async close(): Promise<void> {
      await service.close();
      identity.close();
      await admin.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type OpenedUploads = Awaited<ReturnType<typeof openUploads>>;
