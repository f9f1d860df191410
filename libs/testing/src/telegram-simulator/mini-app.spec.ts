import { createHmac } from 'node:crypto';
import { miniAppAddress, signedInitData } from './mini-app';

const token = '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

it('a Mini App is opened with data that the bot’s token proves', () => {
  const address = miniAppAddress('https://example.com/app?venue=1', signedInitData(token, { id: 7 }, 1_700_000_000));
  const launch = new URLSearchParams(new URL(address).hash.slice(1));
  const { hash, ...fields } = Object.fromEntries(new URLSearchParams(launch.get('tgWebAppData') ?? ''));
  // The check as Telegram documents it for backends.
  const lines = Object.keys(fields).sort();
  const checked = lines.map((name) => `${name}=${fields[name]}`).join('\n');
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  expect(hash).toBe(createHmac('sha256', secret).update(checked).digest('hex'));
  expect(fields).toEqual({ auth_date: '1700000000', user: '{"id":7}' });
  expect(new URL(address).search).toBe('?venue=1');
});
