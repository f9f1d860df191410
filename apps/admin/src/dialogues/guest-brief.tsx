import { Link } from '@tanstack/react-router';
import { ArrowLeft, IdCard } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { query } from '../api/client';
import { useLookAgain } from '../app/look-again';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Badge } from '../ui/surface';
import { dialoguesTexts } from './dialogues-texts';

/** Who it is, and why he cannot be written to. Whoever has a dialogue is known with that; of others the card tells. */
export function useTalkGuest(id: string) {
  const mayRead = useMay('guests.read');
  const { data: dialogues } = query.useQuery(
    'get',
    '/dialogues',
    { params: { query: { guest_id: id, limit: 1 } } },
    { refetchInterval: useLookAgain() },
  );
  const { data: card } = query.useQuery('get', '/guests/{id}', { params: { path: { id } } }, { enabled: mayRead });
  const known = dialogues?.[0]?.guest;
  const ofCard =
    card && !card.telegram_id && !card.email ? 'no_telegram' : card?.telegram_blocked_at ? 'blocked' : undefined;
  return {
    card,
    name: known?.name ?? card?.name ?? known?.phone ?? card?.phone ?? undefined,
    phone: known?.phone ?? card?.phone ?? undefined,
    whyNot: known ? (known.why_not ?? undefined) : dialogues && ofCard,
  };
}

/** Whom one is writing to, at a glance. */
export function GuestBrief({ guest, guestId }: { guest: ReturnType<typeof useTalkGuest>; guestId: string }) {
  const t = useTexts(dialoguesTexts);
  const { noName } = useTexts(common);
  const mayRead = useMay('guests.read');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { card, phone } = guest;
  return (
    <header className="flex items-start gap-2 border-b px-3 py-2">
      <Link
        to="/dialogues"
        search={{}}
        aria-label={t.back}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </Link>
      <div className="min-w-0 flex-1 py-0.5">
        <h2 ref={heading} tabIndex={-1} className="truncate text-lg font-semibold outline-none">
          {guest.name ?? noName}
        </h2>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
          {phone && (
            <a href={`tel:${phone}`} className="underline">
              {phone}
            </a>
          )}
          {card && <span>{card.visit_count > 0 ? t.visits(card.visit_count) : t.neverCame}</span>}
          {card?.blacklisted && <Badge tone="danger">{t.blacklisted}</Badge>}
          {card?.tags.slice(0, 4).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
        {card?.notes && <p className="line-clamp-1 text-sm text-soft">{card.notes}</p>}
      </div>
      {mayRead && (
        <Link
          to="/guests/$guestId"
          params={{ guestId }}
          className="inline-flex min-h-11 shrink-0 items-center gap-2 rounded-control border bg-surface px-3 font-medium hover:bg-sunken"
        >
          <IdCard aria-hidden className="size-5" />
          <span className="max-sm:sr-only">{t.card}</span>
        </Link>
      )}
    </header>
  );
}
