export * from './addresses';
export * from './compose';
export * from './mailer';
export * from './mailer-of';
export * from './tries';
