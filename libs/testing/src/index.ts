export * from './dev-mailbox';
export * from './eventually';
export * from './no-telegram';
export * from './no-token';
export * from './private-rabbitmq';
export * from './telegram-simulator';
export * from './test-database';
export * from './browser';
