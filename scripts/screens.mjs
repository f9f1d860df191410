// `npm run screens`: pictures of every screen, in both themes, on a desktop and on a tablet, into dist/screens.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { ensurePackages } from './prepare.mjs';
import options from './swc-options.cjs';

ensurePackages();
await build();
const folder = path.join(options.root, 'dist/screens');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'e2e', '--testPathPatterns', 'e2e/screens'],
  { cwd: options.root, stdio: 'inherit', env: { ...process.env, SCREENS: folder } },
);
console.log(`The pictures are in ${folder}`);
process.exitCode = status ?? 1;
