import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { storageContract } from './contract/storage.contract';
import { strictS3 } from './contract/strict-s3';
import { FolderStorage } from './folder-storage';
import { S3Storage } from './s3-storage';

describe('a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'guestflow-storage-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const files = async () => (await readdir(folder, { recursive: true })).sort();
  async function* bytes(text: string, fails = false): AsyncGenerator<Buffer> {
    yield Buffer.from(text);
    if (fails) throw new Error('it broke off');
  }
  const announced = (text: string) => ({ type: 'image/png', size: text.length, sha256: '' });

  storageContract(() => new FolderStorage(path.join(folder, 'made', 'when', 'needed')));

  it('has nothing beside what is stored, and nobody else reads it', async () => {
    const storage = new FolderStorage(folder);
    await storage.put('a/b', bytes('x'), announced('x'));
    await expect(storage.put('a/c', bytes('x', true), announced('x'))).rejects.toThrow('broke off');
    expect(await files()).toEqual(['a', 'a/b']);
    expect((await stat(path.join(folder, 'a/b'))).mode & 0o077).toBe(0);
  });

  it('is rid of what a killed one had begun when that is deleted', async () => {
    const storage = new FolderStorage(folder);
    await storage.put('a/b', bytes('x'), announced('x'));
    await writeFile(path.join(folder, 'a', 'b.coming'), 'half of it');
    await storage.delete('a/b');
    expect(await files()).toEqual(['a']);
  });
});

describe('a bucket', () => {
  let s3: Awaited<ReturnType<typeof strictS3>>;
  beforeAll(async () => {
    s3 = await strictS3();
  });
  afterAll(() => s3?.close());

  storageContract(() => new S3Storage(s3.place));

  it('is told of what type they are', async () => {
    const bytes = Buffer.from('x');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await new S3Storage(s3.place).put('a/b', inOne(bytes), { type: 'image/webp', size: 1, sha256 });
    expect(s3.held.get('/guest-flow/a/b')).toEqual({ bytes, type: 'image/webp' });
  });

  it('that refuses, or is not there, is no storage without anything in it', async () => {
    const wrong = new S3Storage({ ...s3.place, secret: 'another' });
    await expect(wrong.get('a/nothing')).rejects.toThrow('answers 403');
    const away = new S3Storage({ ...s3.place, endpoint: 'http://127.0.0.1:9' });
    await expect(away.get('a/nothing')).rejects.toThrow('cannot be reached');
    await expect(away.delete('a/nothing')).rejects.toThrow('cannot be reached');
  });
});

async function* inOne(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
