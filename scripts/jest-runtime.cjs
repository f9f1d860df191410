// Jest loads every module anew for every file of tests, into a world of that file's own: seconds of a core for each, for
// the same few thousand modules, which never get warm. Here all files that a process runs share its one world, as
// requests share a service: what is loaded stays loaded. Only the file itself, what is set up for it and what Jest knows
// of its tests begin anew.
const fs = require('node:fs');
const Module = require('node:module');
const { default: JestRuntime } = require('jest-runtime');

const asCommonJs = {
  isInternalModule: false,
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};
/** Of every file that was loaded: what a later test reports may have happened in any of them. */
const sourceMaps = new Map();

class OneWorldRuntime extends JestRuntime {
  constructor(config, environment, resolver, transformer, sources, coverage, ...rest) {
    super(config, environment, resolver, transformer, sources, coverage, ...rest);
    this.begunAnew = [];
    Module._extensions['.ts'] = (module, file) => {
      const source = fs.readFileSync(file, 'utf8');
      const { code, sourceMapPath } = transformer.transform(file, { ...coverage, ...asCommonJs }, source);
      if (sourceMapPath) sourceMaps.set(file, sourceMapPath);
      module._compile(code, file);
    };
  }

  /** Called for the file itself and for what is set up for it; what these need, they load by themselves. */
  requireModule(file, name) {
    if (name) return Module.createRequire(file)(name);
    if (!file.endsWith('.ts')) return require(file);
    globalThis.jest = this.requireModuleOrMock(file, '@jest/globals').jest;
    return this.requireAnew(file);
  }

  /** Jest keeps in this module what it knows of a file's tests. */
  requireInternalModule(file) {
    return this.requireAnew(file);
  }

  requireAnew(file) {
    delete require.cache[file];
    this.begunAnew.push(file);
    return require(file);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  teardown() {
    super.teardown();
    delete Module._extensions['.ts'];
    for (const file of this.begunAnew) delete require.cache[file];
    module.children = [];
  }
}

module.exports = OneWorldRuntime;
