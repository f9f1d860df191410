import { createHmac } from 'node:crypto';

/** What Telegram hands a Mini App about the guest, signed with the bot's token so that a backend can trust it. */
export function signedInitData(token: string, user: object, authDate: number): string {
  const fields = { auth_date: String(authDate), user: JSON.stringify(user) };
  const checked = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', secret).update(checked.join('\n')).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}

export function miniAppAddress(url: string, initData: string): string {
  const address = new URL(url);
  const launch = { tgWebAppData: initData, tgWebAppVersion: '8.0', tgWebAppPlatform: 'web' };
  address.hash = new URLSearchParams(launch).toString();
  return address.toString();
}
