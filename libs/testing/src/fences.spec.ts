import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../../..');
const config = path.join(root, '.dependency-cruiser.cjs');
const libs = [
  'observability',
  'problems',
  'mail',
  'storage',
  'contracts',
  'access',
  'persistence',
  'http',
  'event-bus',
  'service',
  'testing',
];

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** What breaks a fence: the fence, the file, and the line in it. */
const breaches: [fence: string, file: string, line: string][] = [
  ['apps-are-strangers', 'apps/crm/src/neighbour.ts', `export { value } from '../../booking/src/booking.module';`],
  ['apps-are-strangers', 'apps/crm/src/launcher.ts', `export type { Main } from '../../standalone/src/main';`],
  ['apps-are-strangers', 'apps/crm/src/storyteller.spec.ts', `export { value } from '../../../e2e/story';`],
  ['libs-know-no-app', 'libs/service/src/app.ts', `export { value } from '../../../apps/booking/src/booking.module';`],
  ['libs-know-no-app', 'libs/testing/src/story.ts', `export { value } from '../../../e2e/story';`],
  ['floor-of-observability', 'libs/observability/src/up.ts', `export { value } from '@guestflow/problems';`],
  ['floor-of-problems', 'libs/problems/src/up.ts', `export { value } from '@guestflow/contracts';`],
  ['floor-of-mail', 'libs/mail/src/up.ts', `export { value } from '@guestflow/contracts';`],
  ['floor-of-storage', 'libs/storage/src/up.ts', `export { value } from '@guestflow/persistence';`],
  ['floor-of-access', 'libs/access/src/up.ts', `export { value } from '@guestflow/persistence';`],
  ['floor-of-access', 'libs/access/src/up.spec.ts', `export { value } from '@guestflow/http';`],
  ['floor-of-persistence', 'libs/persistence/src/up.ts', `export type { Type } from '@guestflow/http';`],
  ['floor-of-http', 'libs/http/src/up.ts', `export { value } from '@guestflow/event-bus';`],
  ['floor-of-event-bus', 'libs/event-bus/src/up.ts', `export const later = () => import('@guestflow/service');`],
  ['contracts-stand-alone', 'libs/contracts/src/down.ts', `export { value } from '@guestflow/problems';`],
  ['contracts-stand-alone', 'libs/contracts/src/up.ts', `export type { Type } from '@guestflow/access';`],
  ['every-lib-has-a-floor', 'apps/crm/src/oddity.ts', `export { value } from '@guestflow/oddity';`],
  ['testing-is-for-tests', 'apps/crm/src/back-door.ts', `export { value } from '@guestflow/testing';`],
  ['testing-is-for-tests', 'libs/persistence/src/back-door.ts', `export { value } from '@guestflow/testing';`],
  ['libs-by-their-index', 'apps/crm/src/deep.ts', `export { inner } from '../../../libs/http/src/inner';`],
  ['libs-by-their-index', 'libs/service/src/deep.ts', `export { inner } from '../../http/src/inner';`],
  ['libs-by-their-index', 'e2e/deep.e2e.spec.ts', `export { inner } from '../libs/http/src/inner';`],
  ['pure-files-only-decide', 'apps/crm/src/guest-rules.ts', `export { value } from '@guestflow/contracts';`],
  ['pure-files-only-decide', 'apps/crm/src/guest-lifecycle.ts', `export { randomUUID } from 'node:crypto';`],
  ['pure-files-only-decide', 'apps/crm/src/slots.ts', `export { value } from './crm.module';`],
  ['no-framework-in-rules', 'apps/crm/src/slug.ts', `export type { DataSource } from 'typeorm';`],
  ['no-framework-in-rules', 'libs/problems/src/http.ts', `export { value } from '@nestjs/common';`],
  ['no-framework-in-rules', 'libs/problems/src/reply.ts', `export type { FastifyReply } from 'fastify';`],
  ['no-circles', 'apps/crm/src/egg.ts', `export { value } from './hen';`],
  ['everything-is-found', 'apps/crm/src/lost.ts', `export { value } from '@guestflow/nowhere';`],
];

/** What a fence must let through. */
const allowed: [file: string, line: string][] = [
  ['apps/standalone/src/main.ts', `export { value } from '../../booking/src/booking.module';`],
  ['apps/standalone/src/simulator.ts', `export { value } from '@guestflow/testing';`],
  ['apps/crm/src/crm.module.ts', `export { value } from '@guestflow/http';`],
  // Imported as it is everywhere else; only the compiler sees that it is a type.
  [
    'apps/crm/src/notes-rules.ts',
    `import { Type } from '@guestflow/contracts';\nexport const value = (it: Type) => it;`,
  ],
  ['apps/crm/src/visits-rules.ts', `export { value } from './notes-rules';`],
  ['apps/crm/src/blacklist-rules.ts', `export { value } from '@guestflow/problems';`],
  ['apps/crm/src/notes-rules.spec.ts', `export { value } from '@guestflow/testing';`],
  ['apps/crm/src/whole.ts', `import { Part } from './part';\nexport type Whole = Part;\nexport const value = 1;`],
  ['apps/crm/src/part.ts', `export { value } from './whole';\nexport type Part = string;`],
  ['libs/persistence/src/tenants.int.spec.ts', `export { value } from '@guestflow/testing';`],
  ['libs/testing/src/platform.ts', `export { value } from '@guestflow/service';`],
  ['e2e/story.ts', `export { value } from '../apps/standalone/src/main';`],
  ['bench/figures.ts', `export { value } from '../apps/booking/src/booking.module';`],
];

async function breaks(place: string, folders: string[]): Promise<Violation[]> {
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cruiser, '--config', config, '--output-type', 'json', ...folders],
    { cwd: place, maxBuffer: 256 * 1024 * 1024 },
  ).catch((error: { stdout: string }) => error);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the fences between the rooms', () => {
  jest.setTimeout(120_000);
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-fences-'));
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.writeFileSync(path.join(tree, file), text);
  };
  let told: Violation[];

  beforeAll(async () => {
    fs.copyFileSync(path.join(root, 'tsconfig.json'), path.join(tree, 'tsconfig.json'));
    for (const lib of [...libs, 'oddity']) {
      write(`libs/${lib}/src/index.ts`, `export const value = '${lib}';\nexport type Type = string;\n`);
    }
    write('libs/http/src/inner.ts', 'export const inner = 1;\n');
    write('apps/booking/src/booking.module.ts', 'export const value = 1;\n');
    write('apps/crm/src/hen.ts', `export { value } from './egg';\n`);
    for (const name of ['typeorm', 'fastify', '@nestjs/common']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, 'exports.value = 1;\n');
    }
    for (const [file, line] of [...allowed, ...breaches.map(([, ...breach]) => breach)]) write(file, `${line}\n`);
    told = await breaks(tree, ['apps', 'libs', 'e2e', 'bench']);
  });
  afterAll(() => fs.rmSync(tree, { recursive: true, force: true }));

  it.each(breaches)('%s bites %s', (fence, file) => {
    const bitten = told.filter(({ from }) => from === file).map(({ rule }) => rule.name);
    expect(bitten).toEqual([fence]);
  });

  it.each(allowed)('let %s through', (file) => {
    expect(told.filter(({ from }) => from === file)).toEqual([]);
  });

  it('are all proven here', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the tool reads its settings as CommonJS
    const { forbidden } = require(config) as { forbidden: { name: string }[] };
    expect(new Set(breaches.map(([fence]) => fence))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });

  it('stand whole in this house', async () => {
    const folders = ['apps', 'libs', 'e2e', 'bench'].filter((folder) => fs.existsSync(path.join(root, folder)));
    const broken = await breaks(root, folders);
    expect(broken.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});
