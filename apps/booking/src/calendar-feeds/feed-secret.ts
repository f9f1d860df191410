import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, so that a plain hash of it is safe to keep. */
export const newFeedSecret = (): string => randomBytes(32).toString('base64url');

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
