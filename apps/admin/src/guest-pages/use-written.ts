import { useEffect, useState } from 'react';
import type { Written } from './who-form';

const memory = 'guestflow.written';

function kept(): Written | undefined {
  try {
    const words = sessionStorage.getItem(memory);
    return words === null ? undefined : (JSON.parse(words) as Written);
  } catch {
    return undefined;
  }
}

/** What somebody has written of himself is there still when the page is loaded again: until it is sent, or the tab closed. */
export function useWritten(name: string, isSent: boolean) {
  const [written, write] = useState<Written>(() => kept() ?? { name, phone: '', comment: '' });
  useEffect(() => {
    try {
      if (isSent) sessionStorage.removeItem(memory);
      else sessionStorage.setItem(memory, JSON.stringify(written));
    } catch {
      // A browser that keeps nothing.
    }
  }, [written, isSent]);
  return [written, write] as const;
}
