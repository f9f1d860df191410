import { query } from '../api/client';
import { useVenue } from '../app/me';
import { useLanguage } from '../texts/language';

/** Names that may stand in what is said to many: the same as for birthdays, for nothing is known but the guest and the venue. */
export const namesForMany = ['guest_name', 'venue_name', 'venue_address', 'venue_phone'] as const;

/** What stands for them in a preview. */
export function useSampleValues(): Record<string, string> {
  const { id, name } = useVenue();
  const language = useLanguage();
  const { data } = query.useQuery('get', '/venues/current', {}, { enabled: id !== '', staleTime: 60_000 });
  const { address, phone } = data?.contacts ?? {};
  return {
    guest_name: language === 'ru' ? 'Анна' : 'Anna',
    venue_name: name,
    venue_address: typeof address === 'string' ? address : '',
    venue_phone: typeof phone === 'string' ? phone : '',
  };
}
