import { Link } from '@tanstack/react-router';
import type { Shape } from '../api/client';
import { isProblem } from '../api/problem';
import { useTexts } from '../texts/language';
import { Notice } from '../ui/surface';
import type { ReactNode } from 'react';
import { guestTexts } from './guest-texts';
import { guestFacts } from './guest-facts';
import { guestName } from './guest-rules';
import { listTexts } from './list-texts';

type Guest = Shape<'GuestDto'>;

/** The cards that stand in the way of one, as a refusal names them. */
export function knownBy(error: unknown): { guests: Guest[]; field?: string } {
  if (!isProblem(error) || error.status !== 409) return { guests: [] };
  const {
    guest,
    guests = guest ? [guest] : [],
    field,
  } = error.said as {
    guest?: Guest;
    guests?: Guest[];
    field?: string;
  };
  return { guests, field };
}

/** Where there is a card already: whose it is, and what can be done. */
export function KnownGuest({ guests, text, actions }: { guests: Guest[]; text?: string; actions?: ReactNode }) {
  const t = useTexts(listTexts);
  const words = useTexts(guestTexts);
  return (
    <div role="alert">
      <Notice tone="warn" actions={actions}>
        <p className="font-medium">{text ?? (guests.length > 1 ? t.knownTwo : t.known)}</p>
        {guests.map((guest) => (
          <p key={guest.id}>
            <Link to="/guests/$guestId" params={{ guestId: guest.id }} className="font-semibold underline">
              {guestName(guest, words)}
            </Link>{' '}
            <span className="text-sm">{guestFacts(guest)}</span>
          </p>
        ))}
      </Notice>
    </div>
  );
}
