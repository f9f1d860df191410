import { uuidv7 } from 'uuidv7';

/** Made here and not in the database: PostgreSQL 15 has no UUID v7, and an id known early saves a round trip. */
export const newId = (): string => uuidv7();
