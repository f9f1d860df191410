/** What a Mini App was handed of the guest who opened it. */
export interface AppUser {
  telegramId: string;
  firstName: string;
  languageCode?: string;
}

/** Several times what Telegram hands over. */
export const longestInitData = 4_096;
const oldestSeconds = 3_600;
/** By how much its clock may be ahead of ours. */
const aheadSeconds = 60;

const mostFields = 32;
const fieldName = /^[a-z][a-z0-9_]{0,63}$/;

export type Fields = ReadonlyMap<string, string>;

/** As the address of a page writes them; undefined where that can be read in two ways. */
export function fieldsOf(text: string): Fields | undefined {
  if (text.length > longestInitData) return undefined;
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
export const linesOf = (fields: Fields, except: readonly string[]): string[] =>
  [...fields.keys()]
    .filter((name) => !except.includes(name))
    .sort()
    .map((name) => `${name}=${fields.get(name)}`);

export function isInTime(authDate: string | undefined, now: Date): boolean {
  if (!authDate || !/^[1-9]\d{0,11}$/.test(authDate)) return false;
  const age = now.getTime() / 1_000 - Number(authDate);
  return age <= oldestSeconds && age >= -aheadSeconds;
}

export function userOf(text: string | undefined): AppUser | undefined {
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
