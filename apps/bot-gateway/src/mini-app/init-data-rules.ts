import { createHmac, createPublicKey, KeyObject, timingSafeEqual, verify } from 'node:crypto';

/** What a Mini App was handed of the guest who opened it. */
export interface AppUser {
  telegramId: string;
  firstName: string;
  languageCode?: string;
}

/** By what it is shown whose Mini App was opened, and when. */
export interface Proof {
  /** The bot's. */
  token: string;
  /** Telegram's, in hexadecimal digits. */
  publicKey: string;
  now: Date;
}

/** Several times what Telegram hands over. */
export const longestInitData = 4_096;
const oldestSeconds = 3_600;
/** By how much its clock may be ahead of ours. */
const aheadSeconds = 60;

const mostFields = 32;
const fieldName = /^[a-z][a-z0-9_]{0,63}$/;

type Fields = ReadonlyMap<string, string>;

/**
 * Who opened the Mini App; undefined unless all of it is in order. Telegram proves what it hands over in two ways: by a
 * hash under the bot's token, and by a signature that is over the bot's id. One is enough, but what there is must hold.
 */
export function readInitData(text: string, { token, publicKey, now }: Proof): AppUser | undefined {
  const fields = text.length <= longestInitData ? fieldsOf(text) : undefined;
  if (!fields) return undefined;
  const proofs = [hashHolds(fields, token), signatureHolds(fields, token, publicKey)];
  if (proofs.includes(false) || !proofs.includes(true)) return undefined;
  return isInTime(fields.get('auth_date'), now) ? userOf(fields.get('user')) : undefined;
}

/** As the address of a page writes them; undefined where that can be read in two ways. */
function fieldsOf(text: string): Fields | undefined {
  const fields = new Map<string, string>();
  const pairs = text.split('&', mostFields + 1);
  if (pairs.length > mostFields) return undefined;
  for (const pair of pairs) {
    const end = pair.indexOf('=');
    const [name, value] = [pair.slice(0, Math.max(end, 0)), decode(pair.slice(end + 1))];
    if (!fieldName.test(name) || fields.has(name) || value === undefined) return undefined;
    fields.set(name, value);
  }
  return fields;
}

function decode(text: string): string | undefined {
  try {
    const value = decodeURIComponent(text.replaceAll('+', ' '));
    // The proofs are over lines: with the end of one in it, a field could pass for two.
    return value.includes('\n') ? undefined : value;
  } catch {
    return undefined;
  }
}

/** A line for each field, sorted by their names, which are ASCII. */
const linesOf = (fields: Fields, except: readonly string[]): string[] =>
  [...fields.keys()]
    .filter((name) => !except.includes(name))
    .sort()
    .map((name) => `${name}=${fields.get(name)}`);

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

function isInTime(authDate: string | undefined, now: Date): boolean {
  if (!authDate || !/^[1-9]\d{0,11}$/.test(authDate)) return false;
  const age = now.getTime() / 1_000 - Number(authDate);
  return age <= oldestSeconds && age >= -aheadSeconds;
}

function userOf(text: string | undefined): AppUser | undefined {
  const user = text === undefined ? undefined : parse(text);
  if (typeof user !== 'object' || user === null || Array.isArray(user)) return undefined;
  const { id, first_name, language_code, is_bot } = user as Record<string, unknown>;
  if (!Number.isSafeInteger(id) || (id as number) < 1 || typeof first_name !== 'string' || is_bot === true) {
    return undefined;
  }
  return {
    telegramId: String(id),
    firstName: first_name,
    ...(typeof language_code === 'string' && { languageCode: language_code }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
