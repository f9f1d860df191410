import { useRef } from 'react';
import { newKey } from './client';

/** One key for one wish: the same thing sent again, as after a lost connection, is done once; another is another. */
export function useKey(): (wish: unknown) => string {
  const last = useRef<{ wish: string; key: string }>(undefined);
  return (wish) => {
    const written = JSON.stringify(wish);
    if (last.current?.wish !== written) last.current = { wish: written, key: newKey() };
    return last.current.key;
  };
}
