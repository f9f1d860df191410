export * from './asyncapi';
export * from './catalogue';
export * from './events';
export * from './fields';
export * from './fits';
export * from './identity.events';
export * from './validate-fact';
export * from './venue-settings';
