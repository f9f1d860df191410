import { createHash } from 'node:crypto';
import { Storage } from '@guestflow/storage';
import { Anchor } from './chain-rules';

/** So many stand in a chain's file; of what is before, the later ones tell too. */
const mostLines = 100;

const placeOf = (venueId: string): string => `anchors/${venueId}`;

/** The heads that were told of a chain, the oldest first. What is no line of ours is none. */
export async function readAnchors(storage: Storage, venueId: string): Promise<Anchor[]> {
  const stored = await storage.get(placeOf(venueId));
  if (!stored) return [];
  const parts: Buffer[] = [];
  for await (const part of stored.bytes) parts.push(part);
  return Buffer.concat(parts)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(anchorOf);
}

export async function writeAnchors(storage: Storage, venueId: string, anchors: readonly Anchor[]): Promise<void> {
  const lines = anchors.slice(-mostLines).map((anchor) => `${JSON.stringify(anchor)}\n`);
  const bytes = Buffer.from(lines.join(''));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const announced = { type: 'application/jsonl', size: bytes.length, sha256 };
  await storage.put(
    placeOf(venueId),
    (async function* () {
      yield bytes;
    })(),
    announced,
  );
}

function anchorOf(line: string): Anchor {
  try {
    const { seq, hash, at, mac } = JSON.parse(line) as Partial<Anchor>;
    return { seq: Number(seq), hash: String(hash), at: String(at), mac: String(mac) };
  } catch {
    // Its sum is not right, and so it is told.
    return { seq: 0, hash: '', at: 'an unknown time', mac: '' };
  }
}
