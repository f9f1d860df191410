export * from './fastify';
export * from './idempotency';
export * from './openapi';
export * from './paging';
export * from './problem.filter';
export * from './validation';
export * from './id-param';
export * from './list-page';
