// `node scripts/run.mjs apps/standalone/src/migrate …`: installs and builds what is missing, then runs that file.
import { become } from './prepare.mjs';

const [name, ...words] = process.argv.slice(2);
if (!name) {
  console.error('node scripts/run.mjs <path of a source file, without .ts> [words for it …]');
  process.exit(1);
}
await become(name.replace(/\.ts$/, ''), words);
