import { useState } from 'react';
import { query, type Shape } from '../api/client';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Input } from '../ui/field';
import { Loaded } from '../ui/surface';
import { useSettled } from '../ui/use-settled';

export type FoundGuest = Pick<Shape<'ListedGuestDto'>, 'id' | 'name' | 'phone'>;

interface Props {
  label: string;
  nothing: string;
  onChoose: (guest: FoundGuest) => void;
  /** Who is chosen already is not offered. */
  without?: ReadonlySet<string>;
  disabled?: boolean;
}

/** Guests by what is typed of them, each a press away. */
export function GuestSearch({ label, nothing, onChoose, without, disabled }: Props) {
  const { noName } = useTexts(common);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const found = query.useQuery(
    'get',
    '/guests',
    { params: { query: { q, limit: 8 } } },
    { enabled: q.length > 0 && typed.trim().length > 0 },
  );
  return (
    <div className="flex flex-col gap-1">
      <Input
        label={label}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={typed}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
      />
      {q && typed.trim() && (
        <div role="status">
          <Loaded of={found} rows={2}>
            {(guests) => {
              const offered = guests.filter(({ id }) => !without?.has(id));
              if (offered.length === 0) return <p className="px-3 py-2 text-soft">{nothing}</p>;
              return (
                <ul className="rounded-control border">
                  {offered.map((guest) => (
                    <li key={guest.id}>
                      <button
                        type="button"
                        className="flex min-h-11 w-full items-center gap-3 px-3 py-1.5 text-left hover:bg-sunken"
                        onClick={() => {
                          setTyped('');
                          onChoose(guest);
                        }}
                      >
                        <span className="min-w-0 flex-1 truncate font-medium">{guest.name ?? noName}</span>
                        <span className="shrink-0 text-sm text-soft">{guest.phone}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              );
            }}
          </Loaded>
        </div>
      )}
    </div>
  );
}
