import { useRef } from 'react';
import { newKey } from './client';

/**
 * The key of what somebody wants: pressed again because no answer came, the same wish has the same key and is done once.
 * What is wanted otherwise is another wish, and so is the same after it was done.
 */
export function useWishKey(): { keyOf: (wanted: unknown) => string; done: () => void } {
  const last = useRef<{ text: string; key: string }>(undefined);
  return {
    keyOf: (wanted) => {
      const text = JSON.stringify(wanted);
      if (last.current?.text !== text) last.current = { text, key: newKey() };
      return last.current.key;
    },
    done: () => (last.current = undefined),
  };
}
