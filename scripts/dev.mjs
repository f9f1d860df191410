// `npm run dev`: the platform as `npm start` runs it, started anew whenever a source file changes. What does not compile
// is told, and the platform runs on as it was until it is mended.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { ensurePackages, standWhereCalled } from './prepare.mjs';
import options from './swc-options.cjs';

const { root } = options;
const quietMs = 150;
const watched = ['apps', 'libs'];
const launcher = path.join(root, 'dist/apps/standalone/src/main.js');
const leaveWithParent = path.join(root, 'dist/apps/standalone/src/leave-with-parent.js');

standWhereCalled();
ensurePackages();
const { build } = await import('./build.mjs');

let child;
let stopping = false;
let working = false;
let changedMeanwhile = false;
let quiet;

const say = (line) => console.log(`[dev] ${line}`);

function start() {
  const started = fork(launcher, process.argv.slice(2), {
    execArgv: ['--enable-source-maps', '-r', leaveWithParent],
    // Of its own group: Ctrl-C is for us, and we stop it in good order.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child = started;
  started.once('exit', (code, signal) => {
    if (child !== started) return;
    child = undefined;
    if (!stopping) say(`the platform ended (${signal ?? `code ${code}`}): waiting for a change`);
  });
}

async function stop() {
  const stopped = child;
  child = undefined;
  if (!stopped || stopped.exitCode !== null || stopped.signalCode !== null) return;
  stopped.kill('SIGTERM');
  await once(stopped, 'exit');
}

/** Builds what changed; true when there is something new to run. */
async function rebuild() {
  try {
    const { built, removed } = await build();
    if (built.length > 10) say(`changed: ${built.length} files`);
    else for (const file of built) say(`changed: ${file}`);
    for (const file of removed) say(`removed: ${file}`);
    return built.length + removed.length > 0;
  } catch (error) {
    say(`does not compile, so the platform ${child ? 'runs on as it was' : 'waits'}:\n${error.message}`);
    return false;
  }
}

async function apply() {
  if (working) {
    changedMeanwhile = true;
    return;
  }
  working = true;
  do {
    changedMeanwhile = false;
    if ((await rebuild()) && !stopping) {
      await stop();
      if (!stopping) start();
    }
  } while (changedMeanwhile && !stopping);
  working = false;
}

for (const folder of watched) {
  fs.watch(path.join(root, folder), { recursive: true }, () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => void apply(), quietMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop().then(() => process.exit(0));
  });
}

await rebuildAtFirst();

/** What an earlier run built is run as it is; what never compiled waits for the change that mends it. */
async function rebuildAtFirst() {
  working = true;
  await rebuild();
  working = false;
  if (!stopping && fs.existsSync(launcher)) start();
  else say('waiting for a change');
}
