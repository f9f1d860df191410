export * from './access.guard';
export * from './api-key';
export * from './bot-token';
export * from './caller';
export * from './permissions';
export * from './pulse';
export * from './tokens';
