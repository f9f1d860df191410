import { createHmac, createPublicKey, KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { AppUser, Fields, fieldsOf, isInTime, linesOf, userOf } from './init-data-rules';

/** By what it is shown whose Mini App was opened, and when. */
export interface Proof {
  /** The bot's. */
  token: string;
  /** Telegram's, in hexadecimal digits. */
  publicKey: string;
  now: Date;
}

/**
 * Who opened the Mini App; undefined unless all of it is in order. Telegram proves what it hands over in two ways: by a
 * hash under the bot's token, and by a signature that is over the bot's id. One is enough, but what there is must hold.
 */
export function readInitData(text: string, { token, publicKey, now }: Proof): AppUser | undefined {
  const fields = fieldsOf(text);
  if (!fields) return undefined;
  const proofs = [hashHolds(fields, token), signatureHolds(fields, token, publicKey)];
  if (proofs.includes(false) || !proofs.includes(true)) return undefined;
  return isInTime(fields.get('auth_date'), now) ? userOf(fields.get('user')) : undefined;
}

/** undefined where there is none. */
function hashHolds(fields: Fields, token: string): boolean | undefined {
  const hash = fields.get('hash');
  if (hash === undefined) return undefined;
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const expected = createHmac('sha256', secret)
    .update(linesOf(fields, ['hash']).join('\n'))
    .digest();
  return /^[\da-f]{64}$/.test(hash) && timingSafeEqual(Buffer.from(hash, 'hex'), expected);
}

/** undefined where there is none. */
function signatureHolds(fields: Fields, token: string, publicKey: string): boolean | undefined {
  const told = fields.get('signature');
  if (told === undefined) return undefined;
  const signature = Buffer.from(told, 'base64url');
  // Of the texts that are read as these bytes, the one that they are written as.
  if (signature.length !== 64 || signature.toString('base64url') !== told) return false;
  const [botId] = token.split(':');
  const signed = [`${botId}:WebAppData`, ...linesOf(fields, ['hash', 'signature'])].join('\n');
  return verify(null, Buffer.from(signed), keyOf(publicKey), signature);
}

const keyOf = (hexadecimal: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hexadecimal, 'hex').toString('base64url') },
    format: 'jwk',
  });
