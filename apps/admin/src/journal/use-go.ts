import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { JournalSearch } from './address';

/** Shows something else of the journal; `instead` of what is shown, where going back to that is of no use. */
export type Go = (change: Partial<JournalSearch>, instead?: boolean) => void;

export function useGo(): Go {
  const navigate = useNavigate({ from: '/journal' });
  return useCallback(
    (change, instead = false) =>
      void navigate({
        to: '/journal',
        search: (before) => ({ ...before, ...change }),
        replace: instead,
        resetScroll: false,
      }),
    [navigate],
  );
}
