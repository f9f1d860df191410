export * from './spooled-file';
export * from './storage';
export * from './storage-of';
