import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** Who holds: whoever calls from the same address. Of it only a hash is kept, another at each venue. */
export const holderOf = (address: string | undefined, venueId: string): string =>
  createHash('sha256')
    .update(`${venueId}|${networkOf(address ?? '')}`)
    .digest('base64url');

/** Of an IPv6 address, the 64 bits that one customer has to himself: he would have as many holders as he likes. */
function networkOf(address: string): string {
  const plain = address.split('%')[0]!.toLowerCase();
  if (!isIPv6(plain) || plain.startsWith('::ffff:')) return plain.replace(/^::ffff:/, '');
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...new Array<string>(gap).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
