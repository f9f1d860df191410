// The fences between the rooms of this house. Each is proven by libs/testing/src/fences.spec.ts: a small tree that breaks
// a rule must be told by that rule's name, and the real tree breaks none.

// From the ground up: each may import what stands before it, and nothing runs back up.
const floors = [
  'observability',
  'problems',
  'mail',
  'storage',
  'contracts',
  'access',
  'persistence',
  'http',
  'event-bus',
  'service',
];

// A contract is a test too: the one that several implementations must pass.
const tests = String.raw`\.(spec|contract)\.ts$`;
// What decides: values in, values or a broken rule out.
const pure = String.raw`(-life|-lifecycle|-rules|/slots|/slug)\.ts$`;
const frameworks = String.raw`(^|/)node_modules/(@nestjs|typeorm|@?fastify|rxjs|pg|class-validator|class-transformer)/`;

/** One fence a floor. Tests stand under it too: what they need from above, they get through libs/testing. */
const floorFences = floors
  .map((lib, level) => ({
    name: `floor-of-${lib}`,
    comment: `libs/${lib} stands on ${floors.slice(0, level).join(', ') || 'nothing of ours'}: it knows nothing of what stands above it.`,
    severity: 'error',
    from: { path: `^libs/${lib}/` },
    to: { path: `^libs/(${floors.slice(level + 1).join('|')})/` },
  }))
  // The top has nothing above it, and contracts have a stricter fence of their own.
  .filter(({ name }) => name !== 'floor-of-service' && name !== 'floor-of-contracts');

module.exports = {
  forbidden: [
    ...floorFences,
    {
      name: 'every-lib-has-a-floor',
      comment: 'A lib that is not in the list of floors above would stand outside every fence: give it its place.',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/(${[...floors, 'testing'].join('|')})/` },
    },
    {
      name: 'contracts-stand-alone',
      comment: 'The events are all that services know of each other. What they drag along, everybody drags along.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: tests },
      to: { path: '^(apps|libs|e2e|bench)/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'A lib is what apps share: it cannot be of one of them, nor of the stories told about them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|e2e|bench)/' },
    },
    {
      name: 'apps-are-strangers',
      comment: 'Services meet in events only. standalone alone puts them all into one process.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      to: { path: '^(apps|e2e|bench)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testing-is-for-tests',
      comment:
        'What tests share has back doors and a clock that can be set. The launcher takes its Telegram simulator and its private RabbitMQ.',
      severity: 'error',
      from: { pathNot: [tests, '/testing/', '^e2e/', '^bench/', '^apps/standalone/'] },
      to: { path: ['^libs/testing/', '^apps/[^/]+/src/.*/testing/'] },
    },
    {
      name: 'libs-by-their-index',
      comment: 'A lib says in its index what others may use. The rest can then be changed without asking around.',
      severity: 'error',
      from: { path: '^(?:apps|e2e|bench)/|^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', String.raw`^libs/[^/]+/src/index\.ts$`] },
    },
    {
      name: 'pure-files-only-decide',
      comment:
        'Rules import types, each other and the errors they throw: so they run without a database, a framework or a clock, and every case of theirs can be tested in a millisecond.',
      severity: 'error',
      from: { path: pure },
      to: { pathNot: [pure, '^libs/problems/'], preCompilationOnly: false },
    },
    {
      name: 'no-framework-in-rules',
      comment: 'Not even as a type: rules and problems are said in our own words.',
      severity: 'error',
      from: { path: [pure, '^libs/problems/'], pathNot: tests },
      to: { path: frameworks },
    },
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one thought, or lack a third, and what they hold depends on who is loaded first. What closes a circle by a type alone is not there at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'pre-compilation-only'] } },
    },
    {
      name: 'everything-is-found',
      comment: 'What cannot be resolved would stand outside every other fence.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Tells an import of types alone from one that is still there at run time.
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|k8s|docs)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'types', 'default'],
      mainFields: ['main', 'types'],
    },
  },
};
