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

interface State {
  /** It is a step within a page: the address is the same. */
  within?: boolean;
}
const isWithin = () => (history.state as State | null)?.within === true;

let leaving: ReturnType<typeof setTimeout> | undefined;

/** Somebody is a step further within a page, and the browser's own button leads back from there. Returns the end of it. */
export function stepWithin(onBack: () => void): () => void {
  clearTimeout(leaving);
  if (!isWithin()) {
    // Where a step begins is looked at is for the step to say.
    history.scrollRestoration = 'manual';
    history.pushState({ within: true } satisfies State, '');
  }
  const look = () => {
    if (!isWithin()) onBack();
  };
  addEventListener('popstate', look);
  return () => {
    removeEventListener('popstate', look);
    // Whoever comes out of it another way does not meet it on his way back. What begins anew at once goes on with it.
    leaving = setTimeout(() => isWithin() && history.back());
  };
}

export function go(place: Parameters<typeof addressOf>[0]): void {
  history.pushState(null, '', addressOf(place));
  scrollTo(0, 0);
  for (const listener of moved) listener();
}
