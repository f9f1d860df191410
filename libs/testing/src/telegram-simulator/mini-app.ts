import { createHmac, KeyObject, sign } from 'node:crypto';

interface MiniAppData {
  token: string;
  user: object;
  authDate: number;
  /** Telegram's own, by which anybody can check what a Mini App was handed, without the bot's token. */
  key: KeyObject;
}

/** What Telegram hands a Mini App about the guest: signed by itself, and with the bot's token. */
export function signedInitData({ token, user, authDate, key }: MiniAppData): string {
  const fields = { auth_date: String(authDate), user: JSON.stringify(user) };
  const signed = [`${token.split(':')[0]}:WebAppData`, ...linesOf(fields)].join('\n');
  const signature = sign(null, Buffer.from(signed), key).toString('base64url');
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const checked = linesOf({ ...fields, signature }).join('\n');
  const hash = createHmac('sha256', secret).update(checked).digest('hex');
  return new URLSearchParams({ ...fields, signature, hash }).toString();
}

const linesOf = (fields: Record<string, string>): string[] =>
  Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`);

export function miniAppAddress(url: string, initData: string): string {
  const address = new URL(url);
  const launch = { tgWebAppData: initData, tgWebAppVersion: '8.0', tgWebAppPlatform: 'web' };
  address.hash = new URLSearchParams(launch).toString();
  return address.toString();
}
