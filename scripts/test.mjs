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

let whole = false;
try {
  whole = (await check(resultFile('pure'), manifests())) && (await serious());
} catch (error) {
  console.error(error.message);
}
const { passed, failed, skipped } = count(['pure', 'serious'].map(resultFile));
fs.rmSync(results, { recursive: true, force: true });
if (skipped > 0) console.error(`${skipped} skipped: what is not run is not known to work, so this is a failure.`);
process.exitCode = whole && failed + skipped === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function manifests() {
  const file = path.join(root, 'deploy/check-manifests.mjs');
  return fs.existsSync(file) ? [['manifests', file]] : [];
}

/** Says what it does while it does it: these take minutes. */
async function serious() {
  if (needsBrowser()) ensureChromium();
  const command = [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...['--selectProjects', 'int', 'e2e', '-i', '--json', '--outputFile', resultFile('serious')],
  ];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

function needsBrowser() {
  const folder = path.join(root, 'e2e');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return files.some(
    (file) => file.endsWith('.ts') && fs.readFileSync(path.join(folder, file), 'utf8').includes('playwright-core'),
  );
}

/** A file of tests that could not even be loaded counts as one that failed. */
function count(files) {
  const all = files.filter((file) => fs.existsSync(file)).map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
  const sum = (...names) => all.reduce((total, run) => total + names.reduce((own, name) => own + run[name], 0), 0);
  return {
    passed: sum('numPassedTests'),
    failed: sum('numFailedTests', 'numRuntimeErrorTestSuites'),
    skipped: sum('numPendingTests', 'numTodoTests'),
  };
}
