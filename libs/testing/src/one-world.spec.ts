import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { swcOptions } = require(path.join(root, 'scripts/swc-options.cjs')) as { swcOptions: object };

interface Report {
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { title: string; status: string }[] }[];
}

/** Two files of tests, the first of which leaves everything as nobody should, and what both of them load. */
const files: Record<string, string> = {
  'shared.ts': `
    const times = ((globalThis as { loaded?: { count: number } }).loaded ??= { count: 0 });
    times.count++;
    export const loaded = () => times.count;
    export const house = { word: () => 'its own' };
    export function breaks(): never {
      throw new RangeError('broken in what is shared');
    }`,
  // Jest begins with the longest.
  'first.spec.ts': `
    import { house, loaded } from './shared';
    jest.setTimeout(77_000);
    process.env.LEFT_BEHIND = 'by the first';
    console.log = () => undefined;
    it('spies', () => {
      jest.spyOn(house, 'word').mockReturnValue('another');
      expect([loaded(), house.word()]).toEqual([1, 'another']);
    });
    it('sees that errors differ', () => {
      expect(() => expect(new Error('one')).toEqual(new Error('two'))).toThrow('two');
      expect(() => expect({ at: [1, 2] }).toMatchObject({ at: [1] })).toThrow();
      expect(JSON.parse('[1]')).toBeInstanceOf(Array);
    });
    ${'/* long */'.repeat(100)}`,
  'second.spec.ts': `
    import { breaks, house, loaded } from './shared';
    it('finds what was loaded', () => expect(loaded()).toBe(1));
    it('finds nothing else of the first', () => {
      expect([house.word(), process.env.LEFT_BEHIND]).toEqual(['its own', undefined]);
      expect(String(console.log)).not.toContain('() => undefined');
    });
    it('has the time that is usual', () => new Promise(() => undefined));
    it('tells where it broke', () => breaks());`,
};

describe('files of tests that a process runs one after the other', () => {
  let report: Report;

  beforeAll(async () => {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-one-world-')));
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
    fs.writeFileSync(
      path.join(folder, 'jest.config.json'),
      JSON.stringify({
        testEnvironment: path.join(root, 'scripts/jest-world.cjs'),
        runtime: path.join(root, 'scripts/jest-runtime.cjs'),
        transform: { '\\.ts$': [require.resolve('@swc/jest'), swcOptions] },
        testMatch: ['**/*.spec.ts'],
      }),
    );
    const output = path.join(folder, 'report.json');
    await new Promise((resolve) =>
      execFile(
        process.execPath,
        [
          path.join(root, 'node_modules/jest/bin/jest.js'),
          ...['--rootDir', folder, '--config', path.join(folder, 'jest.config.json'), '-i', '--testTimeout', '300'],
          ...['--json', '--outputFile', output],
        ],
        { cwd: root },
        resolve,
      ),
    );
    report = JSON.parse(fs.readFileSync(output, 'utf8')) as Report;
    fs.rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const statusOf = (title: string) =>
    report.testResults.flatMap(({ assertionResults }) => assertionResults).find((each) => each.title === title)?.status;

  it('share what is loaded, and nothing that one of them has left behind', () => {
    expect(report.testResults.map(({ name }) => path.basename(name))).toEqual(['first.spec.ts', 'second.spec.ts']);
    for (const title of [
      'spies',
      'sees that errors differ',
      'finds what was loaded',
      'finds nothing else of the first',
    ])
      expect([title, statusOf(title)]).toEqual([title, 'passed']);
  });

  it('have limits of their own, and their failures are told with the line of the source', () => {
    expect(statusOf('has the time that is usual')).toBe('failed');
    const { message } = report.testResults.find(({ name }) => name.endsWith('second.spec.ts'))!;
    expect(message).toMatch(/RangeError: broken in what is shared/);
    expect(message).toMatch(/shared\.ts:7:13/);
  });
});
