// The world in which the files of tests run, one after the other: the process itself. Each leaves it as it was found.
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const jestsOwn = new Set([
  ...['jest', 'expect', 'describe', 'fdescribe', 'xdescribe', 'it', 'fit', 'xit', 'test', 'xtest'],
  ...['beforeAll', 'beforeEach', 'afterAll', 'afterEach'],
  // Under symbols, some of them made anew each time.
  ...['EVENT_HANDLERS', 'JEST_STATE_SYMBOL', 'TEST_TIMEOUT_SYMBOL'],
  ...['RETRY_TIMES', 'RETRY_TIMES_SETTER', 'RETRY_IMMEDIATELY', 'WAIT_BEFORE_RETRY', 'LOG_ERRORS_BEFORE_RETRY'],
]);

class OneWorld {
  constructor({ projectConfig: config }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
    const { console } = globalThis;
    const { exit, getBuiltinModule } = process;
    const variables = { ...process.env };
    this.restore = () => {
      globalThis.console = console;
      Object.assign(process, { exit, getBuiltinModule });
      for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
      Object.assign(process.env, variables);
      for (const key of Reflect.ownKeys(globalThis)) {
        if (jestsOwn.has(typeof key === 'symbol' ? key.description : key)) delete globalThis[key];
      }
    };
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.restore();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    throw new Error('There is no other world to run anything in');
  }
}

module.exports = OneWorld;
