import { useSyncExternalStore } from 'react';
import { addressOf, placeOf, type Place } from './address';

const moved = new Set<() => void>();

function subscribe(listener: () => void) {
  moved.add(listener);
  addEventListener('popstate', listener);
  addEventListener('hashchange', listener);
  return () => {
    moved.delete(listener);
    removeEventListener('popstate', listener);
    removeEventListener('hashchange', listener);
  };
}

/** The address as it is written: where it changes, another page is shown. */
export function usePlace(): Place {
  const address = useSyncExternalStore(subscribe, () => `${location.pathname}${location.hash}`);
  const [pathname = '', hash] = address.split('#');
  return placeOf(pathname, hash === undefined ? '' : `#${hash}`);
}

export function go(place: Parameters<typeof addressOf>[0]): void {
  history.pushState(null, '', addressOf(place));
  scrollTo(0, 0);
  for (const listener of moved) listener();
}
