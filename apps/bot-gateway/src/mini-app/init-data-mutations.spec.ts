import fc from 'fast-check';
import { readInitData } from './init-data';
import {
  aToken,
  encoded,
  Fields,
  hashOf,
  now,
  nowSeconds,
  proven,
  signatureOf,
  telegramsPublicKey,
  withHash,
  withSignature,
} from './testing/launch';

const read = (text: string) => readInitData(text, { token: aToken, publicKey: telegramsPublicKey, now });

const words = fc.string({ unit: fc.constantFrom(...'Aя0 &=+%"\\/{}:,é漢🍰'.normalize()), minLength: 1, maxLength: 12 });
const token = fc
  .tuple(fc.integer({ min: 10_000, max: 9_999_999_999 }), fc.nat())
  .map(([id, secret]) => `${id}:${String(secret).padStart(35, 'A')}`)
  .filter((each) => each !== aToken);

const launch: fc.Arbitrary<Fields> = fc
  .record(
    {
      user: fc
        .record(
          { id: fc.integer({ min: 1, max: 2 ** 52 }), first_name: words, last_name: words, is_premium: fc.boolean() },
          { requiredKeys: ['id', 'first_name'] },
        )
        .map((user) => JSON.stringify(user)),
      auth_date: fc.integer({ min: nowSeconds - 3_500, max: nowSeconds }).map(String),
      query_id: fc.nat().map((n) => `AAHdF6IQ${n}`),
      chat_instance: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map(String),
      start_param: fc.nat().map((n) => `table_${n}`),
      can_send_after: fc.nat().map(String),
    },
    { requiredKeys: ['user', 'auth_date'] },
  )
  .map((fields) => ({ ...fields }));
const prove = fc.constantFrom(withHash, withSignature, proven);

/** How somebody who has seen good data might make other data of it. What they need is drawn as it is needed. */
type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;
type Mutation = (good: Fields, draw: Draw) => string;

const other = <Value>(arbitrary: fc.Arbitrary<Value>, than: Value) => arbitrary.filter((value) => value !== than);
const nameIn = (fields: Fields) => fc.constantFrom(...Object.keys(fields));
const without = (fields: Fields, ...names: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
const proofsIn = ({ hash, signature }: Fields): Fields => ({
  ...(hash !== undefined && { hash }),
  ...(signature !== undefined && { signature }),
});
const said = (fields: Fields): Fields => without(fields, 'hash', 'signature');
const again = (good: Fields, fields: Fields, by: string): Fields => ({
  ...fields,
  ...(good.signature !== undefined && { signature: signatureOf(fields, by) }),
});

const mutations: Record<string, Mutation> = {
  'a bit of the text': (good, draw) => {
    const bytes = Buffer.from(encoded(good));
    const at = draw(fc.nat({ max: bytes.length - 1 }));
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << draw(fc.nat({ max: 6 }))), at);
    return bytes.toString();
  },
  'a bit of a field': (good, draw) => {
    const name = draw(nameIn(good));
    const bytes = Buffer.from(good[name]!);
    const at = draw(fc.nat({ max: bytes.length - 1 }));
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << draw(fc.nat({ max: 7 }))), at);
    return encoded({ ...good, [name]: bytes.toString() });
  },
  'a letter more or less': (good, draw) => {
    const text = encoded(good);
    const [at, letter] = [draw(fc.nat({ max: text.length - 1 })), draw(fc.constantFrom('', ...'0aZ&=%+.-_'))];
    return text.slice(0, at) + letter + text.slice(at + (letter === '' ? 1 : 0));
  },
  'another value': (good, draw) => {
    const name = draw(nameIn(good));
    return encoded({ ...good, [name]: draw(other(words, good[name]!)) });
  },
  'another guest': (good, draw) => {
    const user = JSON.parse(good.user!) as { id: number };
    return encoded({ ...good, user: JSON.stringify({ ...user, id: draw(other(fc.nat(), user.id)) }) });
  },
  'another time': (good, draw) => {
    const time = fc.integer({ min: nowSeconds - 3_600, max: nowSeconds + 60 }).map(String);
    return encoded({ ...good, auth_date: draw(other(time, good.auth_date!)) });
  },
  'a field less': (good, draw) => {
    // Without its hash it is what the signature alone proves, and that is good.
    const names = Object.keys(good).filter((name) => name !== 'hash' || good.signature === undefined);
    return encoded(without(good, draw(fc.constantFrom(...names))));
  },
  'a field more': (good, draw) => encoded({ ...good, [draw(fc.nat().map((n) => `extra_${n}`))]: draw(words) }),
  'a field twice': (good, draw) => {
    const name = draw(nameIn(good));
    const twice = new URLSearchParams({ [name]: draw(fc.oneof(fc.constant(good[name]!), words)) }).toString();
    return draw(fc.boolean()) ? `${encoded(good)}&${twice}` : `${twice}&${encoded(good)}`;
  },
  'two fields in one': (good, draw) => {
    const names = Object.keys(good).sort();
    const at = draw(fc.nat({ max: names.length - 2 }));
    const [first, second] = [names[at]!, names[at + 1]!];
    return encoded({ ...without(good, second), [first]: `${good[first]}\n${second}=${good[second]}` });
  },
  'two values changed places': (good, draw) => {
    const [one, two] = [draw(nameIn(good)), draw(nameIn(good))];
    return encoded({ ...good, [one]: good[two]!, [two]: good[one]! });
  },
  'a name changed': (good, draw) => {
    const name = draw(nameIn(good));
    const renamed = draw(fc.constantFrom(`${name}2`, name.slice(1), name.toUpperCase(), ` ${name}`, `${name}[]`));
    return encoded({ ...without(good, name), [renamed]: good[name]! });
  },
  'another guest’s proofs': (good, draw) => encoded({ ...said(good), ...proofsIn(draw(prove)(draw(launch))) }),
  'another launch with these proofs': (good, draw) => encoded({ ...said(draw(launch)), ...proofsIn(good) }),
  'one proof of another launch': (good, draw) => {
    const { hash, signature } = proven(draw(launch));
    const full = proven(said(good));
    return encoded(draw(fc.boolean()) ? { ...full, hash: hash! } : { ...full, signature: signature! });
  },
  'proven by another bot': (good, draw) => encoded(draw(prove)(said(good), draw(token))),
  'the hash of another bot': (good, draw) => {
    const signed = without(good, 'hash');
    return encoded({ ...signed, hash: hashOf(signed, draw(token)) });
  },
  'the signature for another bot': (good, draw) => {
    const id = draw(token).split(':')[0];
    const signed = { ...said(good), signature: signatureOf(said(good), `${id}:x`) };
    return encoded(draw(fc.boolean()) ? signed : withHash(signed));
  },
  'proven too long ago, or for later': (good, draw) => {
    const early = fc.integer({ min: 1, max: nowSeconds - 3_601 });
    const late = fc.integer({ min: nowSeconds + 61, max: 2 ** 33 });
    const fields = { ...said(good), auth_date: String(draw(fc.oneof(early, late))) };
    const signed = again(good, fields, aToken);
    return encoded(good.hash === undefined ? signed : withHash(signed));
  },
  'proofs gone': (good) => encoded(said(good)),
  'proofs emptied': (good, draw) =>
    encoded({
      ...said(good),
      ...draw(fc.constantFrom<Fields[]>({ hash: '' }, { signature: '' }, { hash: '', signature: '' })),
    }),
  'written in another way': (good, draw) => {
    const text = encoded(good);
    const ways = [
      JSON.stringify(good),
      encodeURIComponent(text),
      text.replaceAll('&', ';'),
      `?${text}`,
      `${text}#`,
      ` ${text}`,
      Buffer.from(text).toString('base64'),
    ];
    return draw(fc.constantFrom(...ways));
  },
};

/** What is told, however it is written: two texts that tell the same are the same data. */
const told = (text: string): string => JSON.stringify([...new URLSearchParams(text)].map(String).sort());

/** A part of it that is good by itself: without its hash, what is signed still is. */
const signedPart = (good: Fields): string | undefined =>
  good.signature === undefined ? undefined : told(encoded(without(good, 'hash')));

describe('of what a Mini App was handed', () => {
  it('no mutation is accepted, of 10,000; what each is made of is', () => {
    const tried: Record<string, number> = {};
    fc.assert(
      fc.property(launch, prove, fc.constantFrom(...Object.keys(mutations)), fc.gen(), (fields, by, name, gen) => {
        const good = by(fields);
        const text = encoded(good);
        const mutated = mutations[name]!(good, (arbitrary) => gen(() => arbitrary));
        fc.pre(told(mutated) !== told(text) && told(mutated) !== signedPart(good));
        tried[name] = (tried[name] ?? 0) + 1;
        if (!read(text)) throw new Error(`Refused: ${text}`);
        if (read(mutated)) throw new Error(`Accepted, with ${name}: ${mutated}`);
      }),
      { numRuns: 10_000 },
    );
    // Each kind has had its share.
    for (const name of Object.keys(mutations)) expect([name, (tried[name] ?? 0) > 100]).toEqual([name, true]);
  }, 60_000);
});
