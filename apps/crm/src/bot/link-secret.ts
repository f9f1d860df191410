import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits: as many as fit into what Telegram passes on, and a plain hash of them is safe to keep. */
export const newLinkToken = (): string => randomBytes(16).toString('base64url');

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
