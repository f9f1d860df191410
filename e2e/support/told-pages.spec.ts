import fs from 'node:fs';
import path from 'node:path';
import { touchedBy, touches } from '../../apps/admin/src/app/live-rules';
import { toldEvents } from '../../apps/gateway/src/live/told-to';

const root = path.resolve(__dirname, '../..');
const sources = path.join(root, 'apps/admin/src');

const addressesOf = (row: { now?: string[]; soon?: string[] }) => [...(row.now ?? []), ...(row.soon ?? [])];
const isBelow = (address: string, above: string) => address === above || address.startsWith(`${above}/`);

/** Every address that a page of the staff's reads, as it is written there. */
function readByPages(): string[] {
  const files = fs
    .readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file) && !/^(guest-pages|api)\//.test(file));
  const reads = /(?:\.(?:useQuery|queryOptions)\(\s*'get',|queryKey: \['get',|useEndless(?:<[^(]*>)?\()\s*'(\/[^']+)'/g;
  const found = files.flatMap((file) => [...fs.readFileSync(path.join(sources, file), 'utf8').matchAll(reads)]);
  return [...new Set(found.map(([, address]) => address!))].sort();
}

/** What no fact makes old, and why. */
const untold: Record<string, string> = {
  '/audit-log': 'is not to move away from below who reads it',
  '/auth/sessions': 'a person’s own account',
  '/me/bookings': 'at whichever venues: a guest’s',
  '/reports/weekly': 'a person’s own choice',
  '/tenants': 'the platform’s',
  '/operations/bot-gateway/bots': 'the platform’s',
  '/uploads/{id}': 'stays as it is',
};

describe('what the pages ask anew', () => {
  it('is said of every fact that the gateway tells', () => {
    expect(toldEvents.filter((name) => addressesOf(touchedBy(name)).length === 0)).toEqual([]);
  });

  it('is said of nothing that is not told', () => {
    const isTold = (row: string) => toldEvents.some((name) => touchedBy(name) === touches[row]);
    expect(Object.keys(touches).filter((row) => !isTold(row))).toEqual([]);
  });

  it('are addresses that the API has', () => {
    const document = fs.readFileSync(path.join(root, 'docs/generated/openapi.json'), 'utf8');
    const paths = Object.keys((JSON.parse(document) as { paths: object }).paths);
    const asked = Object.values(touches).flatMap(addressesOf);
    const missing = asked.filter((address) => !paths.some((one) => isBelow(one.replace(/^\/api\/v1/, ''), address)));
    expect(missing).toEqual([]);
  });

  it('is all that they read, but for what is said not to be', () => {
    const asked = [...Object.values(touches).flatMap(addressesOf), ...Object.keys(untold)];
    const read = readByPages();
    expect(read.length).toBeGreaterThan(40);
    expect(read.filter((address) => !asked.some((above) => isBelow(address, above)))).toEqual([]);
    expect(Object.keys(untold).filter((above) => !read.some((address) => isBelow(address, above)))).toEqual([]);
  });
});
