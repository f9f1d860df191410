// `npm run check`: what can be said of the code without a database: its form, its types, its fences, its generated files
// and its rules. Two steps at a time; the first that fails ends it, with what it said.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages } from './prepare.mjs';
import options from './swc-options.cjs';

const { root } = options;
const tool = (file) => path.join(root, 'node_modules', file);
const atOnce = 2;

/** `jestResults`: where the pure tests leave their numbers. */
const steps = (jestResults) => [
  ['format', tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['lint', tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.'],
  ['types', tool('typescript/bin/tsc'), '--noEmit'],
  ['types of the pages', tool('typescript/bin/tsc'), '--noEmit', '-p', path.join(root, 'apps/admin')],
  ['generated files', path.join(root, 'scripts/run.mjs'), 'apps/standalone/src/generate', '--check'],
  ['the API’s client', path.join(root, 'scripts/generate-client.mjs'), '--check'],
  [
    // The fences are among them: libs/testing/src/fences.spec.ts.
    'pure tests',
    tool('jest/bin/jest.js'),
    ...['--selectProjects', 'pure', '--silent', '--json', '--outputFile', jestResults],
  ],
];

/** Runs every step, and `further` ones; false when one failed, which has then been shown. */
export async function check(jestResults, further = []) {
  ensurePackages();
  const waiting = [...steps(jestResults), ...further];
  const running = new Set();
  let failed = false;
  const work = async () => {
    for (let step = waiting.shift(); step && !failed; step = waiting.shift()) {
      const [name, ...command] = step;
      const { code, output, seconds } = await run(command, running);
      if (failed) return;
      console.log(`  ${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code === 0) continue;
      failed = true;
      console.error(`\n${output.trim()}\n`);
      for (const child of running) child.kill();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return !failed;
}

function run(command, running) {
  const began = Date.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const keep = (chunk) => (output += chunk);
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, output, seconds: ((Date.now() - began) / 1000).toFixed(1) });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const results = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-results-')), 'pure.json');
  const whole = await check(results);
  fs.rmSync(path.dirname(results), { recursive: true, force: true });
  process.exitCode = whole ? 0 : 1;
}
