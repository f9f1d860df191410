// `node -r ./scripts/ts.cjs file.ts` runs TypeScript of this project as it stands, without a build.
const fs = require('node:fs');
const { transformSync } = require('@swc/core');
const { swcOptions } = require('./swc-options.cjs');

require('reflect-metadata');
require.extensions['.ts'] = (module, filename) => {
  const source = fs.readFileSync(filename, 'utf8');
  module._compile(transformSync(source, { ...swcOptions, filename, sourceMaps: 'inline' }).code, filename);
};
