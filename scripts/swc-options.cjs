const path = require('node:path');

const root = path.resolve(__dirname, '..');

/** The one way TypeScript becomes JavaScript here: the build, the tests and the scripts all use it. */
const swcOptions = {
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  module: { type: 'commonjs', strictMode: true },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    baseUrl: root,
    paths: { '@guestflow/*': ['libs/*/src/index.ts'] },
  },
};

module.exports = { root, swcOptions };
