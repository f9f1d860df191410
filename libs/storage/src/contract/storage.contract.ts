import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Announced, Storage } from '../storage';

const announced = (bytes: Buffer): Announced => ({
  ...{ type: 'image/png', size: bytes.length },
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function* inParts(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(storage: Storage, key: string): Promise<Buffer | undefined> {
  const stored = await storage.get(key);
  if (!stored) return undefined;
  const parts: Buffer[] = [];
  for await (const part of stored.bytes) parts.push(part);
  expect(Buffer.concat(parts)).toHaveLength(stored.size);
  return Buffer.concat(parts);
}

/** What every storage must do, whatever it is made of. */
export function storageContract(open: () => Storage): void {
  const aKey = () => `${randomUUID()}/${randomUUID()}`;
  const put = (key: string, bytes: Buffer) => open().put(key, inParts(bytes), announced(bytes));

  it.each([1, 300_000, 5_000_000])('gives back what it was given: %d bytes', async (size) => {
    const [key, bytes] = [aKey(), randomBytes(size)];
    await put(key, bytes);
    expect((await read(open(), key))?.equals(bytes)).toBe(true);
  });

  it('has nothing where nothing was put', async () => {
    expect(await open().get(aKey())).toBeUndefined();
  });

  it('forgets what is deleted, and does not mind when there is nothing', async () => {
    const [key, other] = [aKey(), aKey()];
    await put(key, randomBytes(10));
    await put(other, Buffer.from('other'));
    await open().delete(key);
    await open().delete(key);
    expect(await open().get(key)).toBeUndefined();
    expect(String(await read(open(), other))).toBe('other');
  });

  it('has the later of two under one key', async () => {
    const key = aKey();
    await put(key, Buffer.from('first, and longer'));
    await put(key, Buffer.from('second'));
    expect(String(await read(open(), key))).toBe('second');
  });

  it('keeps what comes at once apart', async () => {
    const all = Array.from({ length: 8 }, () => ({ key: aKey(), bytes: randomBytes(100_000) }));
    await Promise.all(all.map(({ key, bytes }) => put(key, bytes)));
    for (const { key, bytes } of all) expect((await read(open(), key))?.equals(bytes)).toBe(true);
  });

  it('has nothing of what broke off, or is not as long as was said', async () => {
    const [key, bytes] = [aKey(), randomBytes(200_000)];
    async function* breaking(): AsyncGenerator<Buffer> {
      yield bytes.subarray(0, 100_000);
      throw new Error('it broke off');
    }
    await expect(open().put(key, breaking(), announced(bytes))).rejects.toThrow();
    await expect(open().put(key, inParts(bytes.subarray(1)), announced(bytes))).rejects.toThrow();
    const more = Buffer.concat([bytes, bytes]);
    await expect(open().put(key, inParts(more), announced(bytes))).rejects.toThrow();
    expect(await open().get(key)).toBeUndefined();
    await put(key, bytes);
    expect((await read(open(), key))?.equals(bytes)).toBe(true);
  });

  it.each(['', '/', '..', '../up', 'a/../../up', 'a//b', '/etc/passwd', 'a.b', 'A', 'a%2f', 'a\0', 'a\\b', 'a?b=c'])(
    'takes ids for keys: not %j',
    async (key) => {
      await expect(put(key, Buffer.from('x'))).rejects.toThrow('takes ids for keys');
      await expect(open().get(key)).rejects.toThrow('takes ids for keys');
      await expect(open().delete(key)).rejects.toThrow('takes ids for keys');
    },
  );
}
