import { Sealer } from './sealer';

// What an event takes, when it is encrypted and written in base64.
const mostBytes = 1_400_000;

export interface CopyOfKnown {
  requestId: string;
  service: string;
  /** Lists by name; of each the oldest first. */
  known: Record<string, unknown[]>;
}

/** Binds a copy to its request: elsewhere it does not open. */
export const placeOfCopy = (requestId: string, service: string): string => `privacy:${requestId}:${service}`;

/**
 * What a service knows of a guest, for the event that brings it. Of more than an event takes, the oldest of the longest
 * list are left out, and `left_out` says how many.
 */
export function sealedCopy(sealer: Sealer, { requestId, service, known }: CopyOfKnown) {
  const counts = Object.fromEntries(Object.entries(known).map(([name, rows]) => [name, rows.length]));
  const shown = { ...known };
  let leftOut = 0;
  let text = JSON.stringify(shown);
  while (Buffer.byteLength(text) > mostBytes) {
    const [longest, rows] = Object.entries(shown).sort(([, one], [, other]) => other.length - one.length)[0]!;
    const left = Math.ceil(rows.length / 4);
    shown[longest] = rows.slice(left);
    leftOut += left;
    text = JSON.stringify({ ...shown, left_out: leftOut });
  }
  const all: Record<string, number> = { ...counts, ...(leftOut > 0 && { left_out: leftOut }) };
  return { counts: all, sealed: sealer.seal(text, placeOfCopy(requestId, service)) };
}
