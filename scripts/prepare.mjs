// What every command needs first: the right Node, the packages of the lock file, and an up-to-date build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import options from './swc-options.cjs';

const { root } = options;

export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`GuestFlow needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = path.join(root, 'node_modules', '.guestflow-lock');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (the first time this takes a minute) …');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    console.error('The packages could not be installed: see npm’s message above.');
    process.exit(1);
  }
  fs.writeFileSync(stamp, wanted);
}

export async function prepare() {
  ensurePackages();
  const { isStale } = await import('./build.mjs');
  if (!(await isStale())) return;
  console.log('Building …');
  // In a process of its own, so that the compiler's memory is given back.
  execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
