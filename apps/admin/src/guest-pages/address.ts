/** Which page of the guests' an address is. What is secret of it stands behind the #, and reaches no server. */
export type Place =
  | { page: 'book'; slug: string }
  /** In the Mini App: what the guest has booked here. */
  | { page: 'mine'; slug: string }
  | { page: 'own'; slug: string; id: string }
  | { page: 'booking'; reference: string }
  | { page: 'waiting'; reference: string }
  | { page: 'nowhere' };

const reference = /^#([\w-]+)$/;

export function placeOf(pathname: string, hash: string): Place {
  const slug = /^\/v\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (slug) return placeAtVenue(slug, hash);
  const page = /^\/(booking|waiting)\/?$/.exec(pathname)?.[1] as 'booking' | 'waiting' | undefined;
  const known = reference.exec(hash)?.[1];
  return page && known ? { page, reference: known } : { page: 'nowhere' };
}

function placeAtVenue(slug: string, hash: string): Place {
  const own = /^#mine(?:\/([\w-]+))?$/.exec(hash);
  if (!own) return { page: 'book', slug };
  return own[1] ? { page: 'own', slug, id: own[1] } : { page: 'mine', slug };
}

export function addressOf(place: Exclude<Place, { page: 'nowhere' }>): string {
  switch (place.page) {
    case 'book':
      return `/v/${place.slug}`;
    case 'mine':
      return `/v/${place.slug}#mine`;
    case 'own':
      return `/v/${place.slug}#mine/${place.id}`;
    default:
      return `/${place.page}#${place.reference}`;
  }
}
