import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
// eslint-disable-next-line @typescript-eslint/no-require-imports
const LongestFirst = require(path.join(root, 'scripts/jest-sequencer.cjs')) as {
  new (options: object): { sort(tests: { path: string }[]): { path: string }[] };
  longest: string[];
  patient: string[];
};

describe('the order of the files of tests', () => {
  const { longest, patient } = LongestFirst;

  it('names files that there are', () => {
    const there = ['apps', 'libs', 'e2e'].flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.basename(file)),
    );
    const isThere = (name: string) =>
      ['int', 'e2e'].some((kind) => there.some((file) => file === `${name}.${kind}.spec.ts`));
    expect([...longest, ...patient].filter((name) => !isThere(name))).toEqual([]);
  });
});
