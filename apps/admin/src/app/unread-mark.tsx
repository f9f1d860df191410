import { query } from '../api/client';
import { useLookAgain } from './look-again';
import { useMay } from './me';

/** How many wait for an answer. */
export function UnreadMark() {
  const may = useMay('dialogues.read');
  const refetchInterval = useLookAgain(60_000, 15_000);
  const { data } = query.useQuery('get', '/dialogues/unread', {}, { enabled: may, refetchInterval });
  const count = data?.guests ?? 0;
  if (count === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-accent px-2 text-sm font-semibold text-accent-ink md:max-xl:absolute md:max-xl:top-0.5 md:max-xl:right-1 md:max-xl:px-1.5 md:max-xl:text-xs">
      {count > 99 ? '99+' : count}
    </span>
  );
}
