import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * `gf_<12 to find it by>_<43 of secret><6 to check it by>`: 256 random bits, and a form that scanners for lost secrets
 * can be taught. With the checksum a mistyped or made-up key is known without asking anybody.
 */
const form = /^(gf_[0-9A-Za-z]{12})_[0-9A-Za-z]{43}([0-9A-Za-z]{6})$/;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export interface NewApiKey {
  /** Shown once, kept nowhere. */
  key: string;
  /** Its beginning: shown to people, and how it is found. */
  prefix: string;
  hash: Buffer;
}

export function newApiKey(): NewApiKey {
  // 12 digits take up 71 bits: two alike are not to be expected, and the database would refuse them.
  const prefix = `gf_${inDigits(randomBytes(8), 12)}`;
  const begun = `${prefix}_${inDigits(randomBytes(32), 43)}`;
  const key = `${begun}${checksumOf(begun)}`;
  return { key, prefix, hash: hashOfApiKey(key) };
}

/** The beginning of what may be a key; undefined when it cannot be one. */
export function prefixOfApiKey(text: string): string | undefined {
  const found = form.exec(text);
  return found && checksumOf(text.slice(0, -6)) === found[2] ? found[1] : undefined;
}

/** A plain hash is enough: there is nothing to guess in 256 random bits. */
export const hashOfApiKey = (key: string): Buffer => createHash('sha256').update(key).digest();

export const looksLikeApiKey = (text: string): boolean => text.startsWith('gf_');

/** Where a gateway changes a key into an access token, and for how long that one is good. */
export const apiKeyExchangePath = 'internal/api-keys/exchange';
export const partnerTokenSeconds = 5 * 60;

const checksumOf = (text: string): string => inDigits(Buffer.from(crc32(text).toString(16).padStart(8, '0'), 'hex'), 6);

function inDigits(bytes: Buffer, length: number): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)]! + text;
  return text;
}
