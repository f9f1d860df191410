// Letters and chats that were sent still hold the addresses which guests' pages had before they were pages of their own.

const places: Record<string, (what: string) => string> = {
  book: (slug) => `/v/${slug}`,
  booking: (reference) => `/booking#${reference}`,
  waiting: (reference) => `/waiting#${reference}`,
};

/** What Telegram hands a Mini App stands behind the #, and goes along. */
export function newAddressOf(hash: string): string | undefined {
  const [, place = '', what = '', launch] = /^#\/(book|booking|waiting)\/([\w-]+)(?:[/?&]+(.*))?$/.exec(hash) ?? [];
  const address = places[place]?.(what);
  return address && place === 'book' && launch ? `${address}#${launch}` : address;
}

/** Goes there, if it is one. What comes after it is not begun any more then. */
export async function goneToNewAddress(): Promise<void> {
  const go = () => {
    const address = newAddressOf(location.hash);
    if (address) location.replace(address);
    return address !== undefined;
  };
  addEventListener('hashchange', go);
  if (go()) await new Promise<never>(() => undefined);
}
