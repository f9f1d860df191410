// Letters and chats that were sent still hold the addresses which pages had before each had one of its own.

const places: Record<string, (what: string) => string> = {
  book: (slug) => `/v/${slug}`,
  booking: (reference) => `/booking#${reference}`,
  waiting: (reference) => `/waiting#${reference}`,
  invitation: (secret) => `/invitation#${secret}`,
  password: (secret) => `/password#${secret}`,
  email: (secret) => `/email#${secret}`,
};

/** What Telegram hands a Mini App stands behind the #, and goes along. */
export function newAddressOf(hash: string): string | undefined {
  const [, place = '', what = '', launch] =
    /^#\/(book|booking|waiting|invitation|password|email)\/([\w-]+)(?:[/?&]+(.*))?$/.exec(hash) ?? [];
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
