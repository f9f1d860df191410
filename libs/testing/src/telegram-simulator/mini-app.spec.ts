import { createHmac, generateKeyPairSync, verify } from 'node:crypto';
import { miniAppAddress, signedInitData } from './mini-app';

const token = '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

it('a Mini App is opened with data that the bot’s token proves, and Telegram’s own key', () => {
  const { privateKey: key, publicKey } = generateKeyPairSync('ed25519');
  const data = signedInitData({ token, user: { id: 7 }, authDate: 1_700_000_000, key });
  const address = miniAppAddress('https://example.com/app?venue=1', data);
  const launch = new URLSearchParams(new URL(address).hash.slice(1));
  const { hash, ...fields } = Object.fromEntries(new URLSearchParams(launch.get('tgWebAppData') ?? ''));
  // The checks as Telegram documents them for backends.
  const lines = (names: string[]) => names.sort().map((name) => `${name}=${fields[name]}`);
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  expect(hash).toBe(
    createHmac('sha256', secret)
      .update(lines(Object.keys(fields)).join('\n'))
      .digest('hex'),
  );
  const { signature, ...said } = fields;
  const signed = ['123456789:WebAppData', ...lines(Object.keys(said))].join('\n');
  expect(verify(null, Buffer.from(signed), publicKey, Buffer.from(signature!, 'base64url'))).toBe(true);
  expect(said).toEqual({ auth_date: '1700000000', user: '{"id":7}' });
  expect(new URL(address).search).toBe('?venue=1');
});
