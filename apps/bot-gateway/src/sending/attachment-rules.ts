/**
 * The address of an attachment by its path, at our own gateway and below this place in it; undefined where the path leads
 * anywhere else.
 */
export function ownAddressOf(path: string, gatewayUrl: string, place: string): URL | undefined {
  const own = gatewayUrl.replace(/\/$/, '');
  if (!path.startsWith(place) || !URL.canParse(own + path)) return undefined;
  const [address, allowed] = [new URL(own + path), new URL(own + place)];
  // What stands in a path may lead up from it again.
  const stays = address.origin === allowed.origin && address.pathname.startsWith(allowed.pathname);
  return stays ? address : undefined;
}
