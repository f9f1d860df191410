/** Of what stands for an address or for all that is within it, that which comes nearest; several may stand for the same. */
export function nearest<T extends { path: string }>(all: readonly T[], address: string): T[] {
  const met = all.filter(({ path }) => address === path || (path !== '/' && address.startsWith(`${path}/`)));
  const longest = Math.max(0, ...met.map(({ path }) => path.length));
  return met.filter(({ path }) => path.length === longest);
}
