import { keepPreviousData } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { query, type Shape } from '../api/client';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { SearchBox } from '../ui/search-box';
import { Trouble } from '../ui/surface';
import { guestTexts } from './guest-texts';
import { guestFacts } from './guest-facts';
import { guestName } from './guest-rules';

type Listed = Shape<'ListedGuestDto'>;

/** Any guest, found as one types; `action` is what can be done with one that is found. */
export function GuestFinder({
  label,
  except,
  action,
}: {
  label: string;
  except?: string;
  action: (guest: Listed) => ReactNode;
}) {
  const words = useTexts(guestTexts);
  const { nothingFound } = useTexts(common);
  const [q, setQ] = useState('');
  const found = query.useQuery(
    'get',
    '/guests',
    { params: { query: { q, limit: 6 } } },
    { enabled: q !== '', placeholderData: keepPreviousData },
  );
  const guests = q ? found.data?.filter(({ id }) => id !== except) : [];
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium" aria-hidden>
        {label}
      </p>
      <SearchBox label={label} placeholder={words.findHint} value={q} onSearch={setQ} />
      {found.error && <Trouble error={found.error} />}
      <div role="status" className="sr-only">
        {q && guests ? (guests.length === 0 ? nothingFound : guests.length) : ''}
      </div>
      {q && guests?.length === 0 && <p className="text-soft">{nothingFound}</p>}
      {guests && guests.length > 0 && (
        <ul className="divide-y rounded-control border">
          {guests.map((guest) => (
            <li key={guest.id} className="flex flex-wrap items-center gap-2 px-3 py-2">
              <span className="min-w-0 flex-1">
                <b className="break-words">{guestName(guest, words)}</b>
                <span className="block text-sm text-soft">{guestFacts(guest)}</span>
              </span>
              {action(guest)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
