import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const environmentMessage =
  'Settings are parsed once, in the settings of what is started, and handed on: no other file reads the environment.';

const scriptRules = {
  eqeqeq: 'error',
  'no-undef': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-unreachable': 'error',
  'no-dupe-keys': 'error',
  'no-async-promise-executor': 'error',
};

export default defineConfig(
  globalIgnores(['**/dist/', '.data/', 'coverage/', 'docs/generated/', 'apps/admin/src/api/schema.ts']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A promise of what throws at once: async says so, awaited or not.
      '@typescript-eslint/require-await': 'off',
      // Nest's decorators read the classes at run time: an import of a type alone would be gone by then.
      '@typescript-eslint/consistent-type-imports': 'off',
      // A parameter that a signature asks for and nobody needs is called _.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: environmentMessage }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:process', 'process'].map((name) => ({
            name,
            importNames: ['env'],
            message: environmentMessage,
          })),
        },
      ],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // The one place that reads the environment, and what is no part of a running service.
    files: ['libs/service/src/bootstrap.ts', 'libs/testing/**', 'bench/**', 'e2e/**', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    // Bodies of answers and Jest's matchers are any: a test that reads them wrong fails.
    files: ['e2e/**', '**/*.spec.ts'],
    rules: {
      ...Object.fromEntries(
        ['assignment', 'member-access', 'argument', 'return', 'call'].map((use) => [
          `@typescript-eslint/no-unsafe-${use}`,
          'off',
        ]),
      ),
      // A listener that fails is an unhandled rejection, and Jest reports it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    files: ['**/*.{mjs,mts,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'fetch', 'setTimeout', 'clearTimeout', 'AbortSignal', 'Buffer'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: scriptRules,
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
);
