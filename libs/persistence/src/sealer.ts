import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/**
 * Encrypts what must be stored but never read at rest (bot tokens, signing keys): AES-256-GCM under the first of the
 * keys, whose id stands in the envelope so that older ones can still be opened. `where` binds the text to its row:
 * moved to another one it does not open.
 */
export class Sealer {
  private readonly keys: Map<string, Buffer>;
  private readonly first: string;

  /** `keys` as in the setting: `id:base64key,…`; each key has 32 bytes. */
  constructor(keys: string) {
    this.keys = parseSealingKeys(keys);
    this.first = this.keys.keys().next().value!;
  }

  /** Of the key that texts are sealed with from now on. */
  get keyId(): string {
    return this.first;
  }

  seal(text: string, where: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.first)!, iv).setAAD(Buffer.from(where));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return ['v1', this.first, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
  }

  /** By what a text is known again that is not kept: one mark under each key, the newest first. */
  marks(text: string): string[] {
    return [...this.keys.values()].map((key) => createHmac('sha256', key).update(`mark:${text}`).digest('base64url'));
  }

  open(envelope: string, where: string): string {
    const [version, keyId, iv, tag, sealed] = envelope.split('.');
    const key = this.keys.get(keyId ?? '');
    if (version !== 'v1' || !key || !iv || !tag || sealed === undefined) {
      throw new Error(
        `A sealed text cannot be opened: ${key ? 'it is not one' : `the key ${keyId} is not among the keys`}`,
      );
    }
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
      .setAAD(Buffer.from(where))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    try {
      return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new Error(`A sealed text cannot be opened: it was changed or moved, or ${keyId} was another key then`, {
        cause: error,
      });
    }
  }
}

export function parseSealingKeys(text: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const item of text.split(',').filter(Boolean)) {
    const separator = item.indexOf(':');
    const [id, key] = [item.slice(0, separator).trim(), Buffer.from(item.slice(separator + 1).trim(), 'base64')];
    if (separator < 1 || !/^[\w-]+$/.test(id) || key.length !== 32) {
      throw new Error('each key must be id:base64 of 32 bytes, separated by commas');
    }
    keys.set(id, key);
  }
  if (keys.size === 0) throw new Error('at least one key is needed, as id:base64 of 32 bytes');
  return keys;
}
