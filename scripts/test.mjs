// `npm test`: everything there is. The check first, then the deployment's files, then every test that needs PostgreSQL,
// RabbitMQ or a browser. The last line is for programs: "N passed, N failed".
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { check } from './check.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import options from './swc-options.cjs';

const { root } = options;
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-results-'));
const resultFile = (name) => path.join(results, `${name}.json`);
// One more than a small machine has cores: now and then each of them waits.
const atOnce = 3;
const seriousJob = {
  name: 'serious',
  options: ['--selectProjects', 'e2e', 'int', '--maxWorkers', String(atOnce)],
};

let whole = false;
try {
  whole = (await check(resultFile('pure'), manifests())) && (await serious());
} catch (error) {
  console.error(error.message);
}
const runs = ['pure', seriousJob.name].map(resultFile).filter(fs.existsSync).map(readJson);
const { passed, failed, skipped } = count(runs);
console.log(slowest(runs, 15));
fs.rmSync(results, { recursive: true, force: true });
if (skipped > 0) console.error(`${skipped} skipped: what is not run is not known to work, so this is a failure.`);
process.exitCode = whole && failed + skipped === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function manifests() {
  const file = path.join(root, 'deploy/check-manifests.mjs');
  return fs.existsSync(file) ? [['manifests', file]] : [];
}

/**
 * Says what it does while it does it: this takes minutes. Files go side by side, those of each process on a PostgreSQL and
 * a RabbitMQ of its own; scripts/jest-sequencer.cjs puts them in an order that leaves no long one to the end.
 */
async function serious() {
  if (needsBrowser()) ensureChromium();
  return (await run(seriousJob)) === 0;
}

function run({ name, options }) {
  const command = [path.join(root, 'node_modules/jest/bin/jest.js'), ...options];
  command.push('--json', '--outputFile', resultFile(name));
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.once('close', resolve));
}

function needsBrowser() {
  const folder = path.join(root, 'e2e');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return files.some(
    (file) => file.endsWith('.ts') && fs.readFileSync(path.join(folder, file), 'utf8').includes('playwright-core'),
  );
}

/** A file of tests that could not even be loaded counts as one that failed. */
function count(all) {
  const sum = (...names) => all.reduce((total, run) => total + names.reduce((own, name) => own + run[name], 0), 0);
  return {
    passed: sum('numPassedTests'),
    failed: sum('numFailedTests', 'numRuntimeErrorTestSuites'),
    skipped: sum('numPendingTests', 'numTodoTests'),
  };
}

/** Where the time goes, for whoever wants to shorten it. */
function slowest(all, most) {
  const files = all.flatMap(({ testResults }) =>
    testResults.map(({ name, startTime, endTime }) => [Math.round((endTime - startTime) / 1000), name]),
  );
  const lines = files.sort(([one], [other]) => other - one).slice(0, most);
  return ['Slowest:', ...lines.map(([s, name]) => `${String(s).padStart(5)} s  ${path.relative(root, name)}`)].join(
    '\n',
  );
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
