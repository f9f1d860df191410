import { generateKeyPairSync } from 'node:crypto';
import { readInitData } from './init-data';
import { longestInitData } from './init-data-rules';
import {
  aLaunch,
  aToken,
  encoded,
  Fields,
  hashOf,
  linesOf,
  now,
  nowSeconds,
  proven,
  signatureOf,
  telegramsPublicKey,
  widgetHashOf,
  withHash,
  withSignature,
} from './testing/launch';

const read = (text: string, token = aToken) => readInitData(text, { token, publicKey: telegramsPublicKey, now });
const launched = (changed: Fields = {}) => read(encoded(proven(aLaunch(changed))));
const user = (change: object) => ({ user: JSON.stringify({ id: 7, first_name: 'A', ...change }) });
const anotherToken = '5000000002:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const anna = { telegramId: '99281932', firstName: 'Анна + Co. & =', languageCode: 'ru' };

describe('what a Mini App was handed', () => {
  it('says who opened it: by its hash, by its signature, and by both', () => {
    for (const prove of [withHash, withSignature, proven]) {
      expect([prove.name, read(encoded(prove(aLaunch())))]).toEqual([prove.name, anna]);
    }
  });

  it('may come in any order and in either way of writing a space', () => {
    const fields = Object.entries(proven(aLaunch()));
    expect(read(encoded(Object.fromEntries(fields.reverse())))).toEqual(anna);
    expect(read(encoded(proven(aLaunch())).replaceAll('+', '%20'))).toEqual(anna);
    expect(read(encoded(proven(aLaunch())).replace('%7B', '%7b'))).toEqual(anna);
  });

  it('is good for an hour, and for a minute if its clock is ahead', () => {
    const at = (seconds: number) => launched({ auth_date: String(nowSeconds + seconds) }) !== undefined;
    expect([-3_600, -1, 60].map(at)).toEqual([true, true, true]);
    expect([-3_601, 61, 3_600].map(at)).toEqual([false, false, false]);
    for (const auth_date of ['', '0', '-1', '1e9', `${nowSeconds}.0`, ` ${nowSeconds}`, `0${nowSeconds}`, 'now']) {
      expect([auth_date, launched({ auth_date })]).toEqual([auth_date, undefined]);
    }
  });

  it('is of a person with a number', () => {
    expect(launched(user({ id: 2 ** 52 }))).toEqual({ telegramId: '4503599627370496', firstName: 'A' });
    for (const change of [
      ...[0, -1, 1.5, 2 ** 53, '7', null, undefined, [7], { id: 7 }].map((id) => ({ id })),
      ...[{ first_name: undefined }, { first_name: 7 }, { is_bot: true }],
    ]) {
      expect([change, launched(user(change))]).toEqual([change, undefined]);
    }
    for (const said of ['', 'null', '[]', '7', '"7"', '{', '[{"id":7,"first_name":"A"}]']) {
      expect([said, launched({ user: said })]).toEqual([said, undefined]);
    }
    const { user: _, ...nobody } = aLaunch();
    expect(read(encoded(proven(nobody)))).toBeUndefined();
  });

  const fields = aLaunch();
  const { privateKey: foreign } = generateKeyPairSync('ed25519');
  const signature = signatureOf(fields);
  it.each<[string, string]>([
    ['proven by nothing', encoded(fields)],
    ['whose hash is empty, beside a good signature', encoded({ ...withSignature(fields), hash: '' })],
    ['whose signature is empty, beside a good hash', encoded(withHash({ ...fields, signature: '' }))],
    ['whose signature is bad, beside a good hash', encoded(withHash({ ...fields, signature: signatureOf({}) }))],
    ['whose hash is bad, beside a good signature', encoded({ ...withSignature(fields), hash: hashOf(fields) })],
    ['whose hash is in capitals', encoded({ ...fields, hash: hashOf(fields).toUpperCase() })],
    ['whose hash is cut short', encoded({ ...fields, hash: hashOf(fields).slice(0, 62) })],
    ['whose hash is longer', encoded({ ...fields, hash: `${hashOf(fields)}00` })],
    ['hashed by the token itself', encoded({ ...fields, hash: widgetHashOf(fields) })],
    ['hashed by another bot', encoded(withHash(fields, anotherToken))],
    ['signed for another bot', encoded(withSignature(fields, anotherToken))],
    ['proven for another bot', encoded(proven(fields, anotherToken))],
    ['signed by somebody else', encoded({ ...fields, signature: signatureOf(fields, aToken, foreign) })],
    ['whose signature is padded', encoded({ ...fields, signature: `${signature}==` })],
    ['whose signature is written as Base64', encoded({ ...fields, signature: `${signature.slice(0, -2)}+/` })],
    ['whose signature has bits to spare', encoded({ ...fields, signature: withSpareBits(signature) })],
    ['with a field twice', `${encoded(proven(fields))}&start_param=from_table_7`],
    ['with its hash twice', `${encoded(withHash(fields))}&hash=${hashOf(fields)}`],
    ['with an empty pair', `${encoded(proven(fields))}&`],
    ['with a name alone', `${encoded(proven(fields))}&extra`],
    ['with two values', encoded(proven(fields)).replace('start_param=', 'start_param==')],
    ['with half a percent sign', encoded(proven({ ...fields, extra: 'x' })).replace('extra=x', 'extra=%7')],
    ['with bytes that are no text', encoded(proven({ ...fields, extra: 'x' })).replace('extra=x', 'extra=%FF')],
    ['with an encoded name', encoded(proven(fields)).replace('user=', 'us%65r=')],
    ['whose names are in capitals', encoded(proven(fields)).replace('user=', 'USER=')],
    ['too long', encoded(proven({ ...fields, extra: 'x'.repeat(longestInitData) }))],
    ['of too many fields', encoded(proven(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}`, '1']))))],
    ['that is empty', ''],
    ['that is a word', 'hash'],
    ['that is proofs alone', encoded(proven({}))],
  ])('%s is refused', (_how, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('cannot hide a field in another: the lines would be the same', () => {
    const { auth_date, chat_instance, ...rest } = fields;
    const hidden = { ...rest, auth_date: `${auth_date}\nchat_instance=${chat_instance}` };
    expect(linesOf(hidden)).toBe(linesOf(fields));
    expect(read(encoded({ ...hidden, hash: hashOf(fields), signature }))).toBeUndefined();
    const { query_id, start_param, ...others } = fields;
    const joined = { ...others, query_id: `${query_id}\nstart_param=${start_param}` };
    expect(read(encoded(withHash(joined)))).toBeUndefined();
    expect(read(encoded(withSignature(joined)))).toBeUndefined();
  });

  it('of another venue’s bot is nobody’s here', () => {
    for (const prove of [withHash, withSignature, proven]) {
      expect(read(encoded(prove(fields, anotherToken)), anotherToken)).toEqual(anna);
      expect(read(encoded(prove(fields, anotherToken)))).toBeUndefined();
    }
  });
});

/** Of the last letter of 64 bytes, four bits are of no byte. */
function withSpareBits(signature: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `${signature.slice(0, -1)}${letters[letters.indexOf(signature.at(-1)!) ^ 1]}`;
}
