import options from './scripts/swc-options.cjs';

const { swcOptions } = options;

const shared = {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/e2e'],
  testEnvironment: '<rootDir>/scripts/jest-world.cjs',
  runtime: '<rootDir>/scripts/jest-runtime.cjs',
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  setupFiles: ['reflect-metadata'],
};

const onReal = ['jest-time-limit', 'jest-no-token'].map((name) => `<rootDir>/libs/testing/src/${name}.ts`);

/** The suffix tells what a test costs: .spec is pure, .int needs PostgreSQL or RabbitMQ, .e2e the whole platform. */
export default {
  testSequencer: '<rootDir>/scripts/jest-sequencer.cjs',
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.(int|e2e)\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'int',
      testMatch: ['**/*.int.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/jest-global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/jest-global-teardown.ts',
      setupFilesAfterEnv: onReal,
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['**/*.e2e.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/jest-global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/jest-global-teardown.ts',
      setupFilesAfterEnv: onReal,
    },
  ],
};
