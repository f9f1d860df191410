export * from './context';
export * from './logger';
export * from './metrics';
export * from './scrub';
export * from './tracing';
