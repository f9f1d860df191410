// What every command needs first: the right Node, the packages of the lock file, and an up-to-date build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
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
  try {
    // In a process of its own, so that the compiler's memory is given back.
    execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    console.error('The build failed: see above.');
    process.exit(1);
  }
}

/** npm runs scripts in the project's folder; a path somebody gives is meant from where they stand. */
export function standWhereCalled() {
  const { INIT_CWD } = process.env;
  process.chdir(INIT_CWD && fs.existsSync(INIT_CWD) ? INIT_CWD : root);
}

/** Prepares, then becomes the built file of this name (`apps/standalone/src/main`). */
export async function become(name, words) {
  standWhereCalled();
  await prepare();
  const file = path.join(root, 'dist', `${name}.js`);
  if (!fs.existsSync(file)) {
    console.error(`There is nothing to run at ${name}.ts`);
    process.exit(1);
  }
  process.argv = [process.execPath, file, ...words];
  await import(pathToFileURL(file).href);
}
