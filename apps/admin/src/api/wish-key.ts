import { useRef } from 'react';
import { newKey } from './client';

/** For a form: sent again as it was because no answer came, it is the same wish; changed, it is another. */
export function useWishKey(): (wish: unknown) => { 'idempotency-key': string } {
  const last = useRef<{ text: string; key: string }>(undefined);
  return (wish) => {
    const text = JSON.stringify(wish);
    if (last.current?.text !== text) last.current = { text, key: newKey() };
    return { 'idempotency-key': last.current.key };
  };
}
