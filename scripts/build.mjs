// Compiles apps/, libs/ and bench/ into dist/, keeping the tree, and only what changed since last time; the admin's pages,
// as a whole, into dist/admin.
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import options from './swc-options.cjs';

const { root, swcOptions } = options;

const dist = path.join(root, 'dist');
const stampFile = path.join(dist, '.stamps.json');
const folders = ['apps', 'libs', 'bench'];
const pages = `apps${path.sep}admin${path.sep}`;
const isTest = (file) => /\.(spec|int\.spec|e2e\.spec)\.tsx?$/.test(file);

async function* walk(folder) {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else yield full;
  }
}

/** What is there, what of it changed since the last build, and what is gone. */
async function compare() {
  const optionsHash = createHash('sha256').update(JSON.stringify(swcOptions)).digest('hex').slice(0, 12);
  const old = JSON.parse(await fs.readFile(stampFile, 'utf8').catch(() => '{}'));
  const stamps = {};
  const stale = [];
  for (const folder of folders) {
    for await (const file of walk(path.join(root, folder))) {
      const relative = path.relative(root, file);
      if (isTest(relative)) continue;
      const { mtimeMs, size } = await fs.stat(file);
      stamps[relative] = `${optionsHash}:${mtimeMs}:${size}`;
      if (old[relative] !== stamps[relative]) stale.push(relative);
    }
  }
  return { stamps, stale, gone: Object.keys(old).filter((relative) => !stamps[relative]) };
}

export async function isStale() {
  const { stale, gone } = await compare();
  return stale.length + gone.length > 0;
}

/**
 * Builds what is stale, and returns which files these were and which were removed. All of it is compiled before anything
 * is written: a file that does not compile leaves the last good build as it was.
 */
export async function build() {
  const { stamps, stale, gone } = await compare();
  if (stale.length + gone.length === 0) return { built: [], removed: [] };
  const { transformFile } = await import('@swc/core');
  const ofPages = (relative) => relative.startsWith(pages);
  if ([...stale, ...gone].some(ofPages)) await buildPages();
  const compiled = await Promise.allSettled(
    stale
      .filter((relative) => !ofPages(relative))
      .map(async (relative) => ({
        relative,
        ...(relative.endsWith('.ts') && (await transformFile(path.join(root, relative), swcOptions))),
      })),
  );
  const broken = compiled.filter(({ status }) => status === 'rejected');
  // After what is wrong and where, the compiler tells of its own insides.
  if (broken.length > 0)
    throw new Error(broken.map(({ reason }) => reason.message.split('\nCaused by:')[0].trimEnd()).join('\n'));

  const outputOf = (relative) => path.join(dist, relative.replace(/\.ts$/, '.js'));
  for (const relative of gone.filter((relative) => !ofPages(relative))) {
    await fs.rm(outputOf(relative), { force: true });
    await fs.rm(`${outputOf(relative)}.map`, { force: true });
  }
  await Promise.all(
    compiled.map(async ({ value: { relative, code, map } }) => {
      const output = outputOf(relative);
      await fs.mkdir(path.dirname(output), { recursive: true });
      if (code === undefined) return fs.copyFile(path.join(root, relative), output);
      await fs.writeFile(output, `${code}\n//# sourceMappingURL=${path.basename(output)}.map\n`);
      await fs.writeFile(`${output}.map`, map ?? '');
    }),
  );
  await fs.writeFile(stampFile, JSON.stringify(stamps));
  return { built: stale, removed: gone };
}

async function buildPages() {
  const { build: bundle } = await import('vite');
  await bundle({ configFile: path.join(root, 'apps/admin/vite.config.mts'), logLevel: 'warn' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  try {
    const { built } = await build();
    console.log(`Built ${built.length} files in ${Date.now() - started} ms`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
