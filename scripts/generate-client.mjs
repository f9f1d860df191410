// The admin's idea of the API: types made from the merged OpenAPI document. `--check` says whether they are up to date.
import fs from 'node:fs/promises';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import options from './swc-options.cjs';

const source = path.join(options.root, 'docs/generated/openapi.json');
const target = path.join(options.root, 'apps/admin/src/api/schema.ts');
const prefix = '/api/v1';

const document = JSON.parse(await fs.readFile(source, 'utf8'));
// Every address begins with it: the client says it once.
document.paths = Object.fromEntries(
  Object.entries(document.paths).map(([address, path]) => [address.replace(prefix, ''), path]),
);
const types = astToString(await openapiTS(document));
const text = `// Generated from docs/generated/openapi.json by \`npm run generate\`.\n\n${types}`;
const before = await fs.readFile(target, 'utf8').catch(() => '');
if (before !== text) {
  if (process.argv.includes('--check')) {
    console.error('apps/admin/src/api/schema.ts is not what the OpenAPI document says: npm run generate');
    process.exitCode = 1;
  } else await fs.writeFile(target, text);
}
