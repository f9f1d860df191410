// Browser tests need a Chromium: the one in CHROMIUM_PATH or Debian's, which is installed where we may.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const debians = '/usr/bin/chromium';

export function ensureChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (!fs.existsSync(CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH: there is no ${CHROMIUM_PATH}`);
    return;
  }
  if (fs.existsSync(debians)) return;
  const missing =
    'The browser tests need Chromium: install the package chromium (apt-get install chromium), or set CHROMIUM_PATH ' +
    'to a Chromium or Chrome';
  if (process.getuid?.() !== 0 || !onPath('apt-get')) throw new Error(missing);

  console.log('Chromium is not installed: installing the package chromium, which takes a minute or two');
  const aptGet = (...words) =>
    execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    aptGet('update');
  } catch {
    // One unreachable source fails the update as a whole, though the others may well have the package.
  }
  try {
    aptGet('install', '-y', '--no-install-recommends', 'chromium');
  } catch {
    throw new Error(`${missing}. Installing it failed: see above`);
  }
  if (!fs.existsSync(debians)) throw new Error(missing);
}

const onPath = (command) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, command)));
