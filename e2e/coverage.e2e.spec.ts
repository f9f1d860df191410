import fs from 'node:fs';
import path from 'node:path';
import { serviceNames } from '@guestflow/contracts';
import { startTestPlatform, TestPlatform } from './support/test-platform';

interface Row {
  ours: string;
  state: string;
}

/** The endpoint rows of docs/coverage.md: those of tables whose head is required, ours, state. */
function endpointRows(): Row[] {
  const lines = fs.readFileSync(path.resolve(__dirname, '../docs/coverage.md'), 'utf8').split('\n');
  let inEndpoints = false;
  return lines.flatMap((line) => {
    if (!line.startsWith('|')) {
      inEndpoints = false;
      return [];
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells.join() === 'required,ours,state') {
      inEndpoints = true;
      return [];
    }
    if (!inEndpoints || /^-+$/.test(cells[0] ?? '')) return [];
    const [, ours = '', state = ''] = cells;
    return [{ ours: ours.replaceAll('`', ''), state }];
  });
}

describe('docs/coverage.md', () => {
  let platform: TestPlatform;
  let operations: Map<string, string>;

  beforeAll(async () => {
    platform = await startTestPlatform();
    const { body } = await platform.api.get<{ paths: Record<string, Record<string, { tags: string[] }>> }>(
      '/openapi.json',
    );
    operations = new Map(
      Object.entries(body.paths).flatMap(([place, item]) =>
        Object.entries(item).map(([method, { tags }]) => [
          `${method.toUpperCase()} ${place.replace('/api/v1', '')}`,
          tags[0] ?? '',
        ]),
      ),
    );
  });
  afterAll(() => platform.close());

  const rows = endpointRows();

  it('has rows to compare, each with a state it may have', () => {
    expect(rows.length).toBeGreaterThan(200);
    const states = new Set<string>(['not yet', ...serviceNames]);
    expect(rows.filter(({ state }) => !states.has(state))).toEqual([]);
  });

  it('says of every operation of the API that it is there, and in which service', () => {
    const said = new Map(rows.filter(({ state }) => state !== 'not yet').map(({ ours, state }) => [ours, state]));
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries([...operations].sort()));
  });

  it('says “not yet” of nothing that is there', () => {
    expect(rows.filter(({ ours, state }) => state === 'not yet' && operations.has(ours))).toEqual([]);
  });
});
