export * from './bootstrap';
export * from './clock';
export * from './service-definition';
export * from './settings';
export * from './shell.module';
export * from './start-service';
export * from './tokens';
