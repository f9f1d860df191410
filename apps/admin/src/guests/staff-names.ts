import { query } from '../api/client';
import { useMay, useMe } from '../app/me';
import { useTexts } from '../texts/language';
import { guestTexts } from './guest-texts';

/** Who of the staff it was, by name where one may know the staff. */
export function useStaffName(): (userId: string | null | undefined) => string | undefined {
  const me = useMe();
  const may = useMay('users.read');
  const words = useTexts(guestTexts);
  const { data = [] } = query.useQuery(
    'get',
    '/users',
    { params: { query: { limit: 200 } } },
    { enabled: may, staleTime: 300_000 },
  );
  return (userId) => {
    if (!userId) return undefined;
    if (userId === me.id) return words.you;
    return data.find(({ id }) => id === userId)?.name ?? words.somebody;
  };
}
