import { createHash, createHmac, generateKeyPairSync, KeyObject, sign } from 'node:crypto';

export type Fields = Record<string, string>;

const pair = generateKeyPairSync('ed25519');
/** Telegram's, as far as these tests go. */
export const telegramsKey = pair.privateKey;
export const telegramsPublicKey = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('hex');

export const aToken = '5000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
export const now = new Date('2027-05-05T09:00:00.000Z');
export const nowSeconds = now.getTime() / 1_000;

export const aLaunch = (changed: Fields = {}): Fields => ({
  query_id: 'AAHdF6IQAAAAAN0XohDhrOrc',
  user: JSON.stringify({ id: 99_281_932, first_name: 'Анна + Co. & =', last_name: '', language_code: 'ru' }),
  chat_instance: '-3788475317572404878',
  start_param: 'from_table_7',
  auth_date: String(nowSeconds - 30),
  ...changed,
});

export const linesOf = (fields: Fields): string =>
  Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('\n');

/** As Telegram's documentation says it is done: everything but the hash is hashed, so the signature too. */
export const hashOf = (fields: Fields, token = aToken): string => {
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  return createHmac('sha256', secret).update(linesOf(fields)).digest('hex');
};

export const signatureOf = (fields: Fields, token = aToken, key: KeyObject = telegramsKey): string =>
  sign(null, Buffer.from(`${token.split(':')[0]}:WebAppData\n${linesOf(fields)}`), key).toString('base64url');

/** By the widget for signing in to sites, which is another matter. */
export const widgetHashOf = (fields: Fields, token = aToken): string =>
  createHmac('sha256', createHash('sha256').update(token).digest()).update(linesOf(fields)).digest('hex');

export const withSignature = (fields: Fields, token = aToken): Fields => ({
  ...fields,
  signature: signatureOf(fields, token),
});
export const withHash = (fields: Fields, token = aToken): Fields => ({ ...fields, hash: hashOf(fields, token) });
export const proven = (fields: Fields, token = aToken): Fields => withHash(withSignature(fields, token), token);

export const encoded = (fields: Fields): string => new URLSearchParams(fields).toString();
