import { Link } from '@tanstack/react-router';
import { Phone, ShieldBan } from 'lucide-react';
import type { ReactNode } from 'react';
import { query } from '../api/client';
import { useMay, useMe, useVenue } from '../app/me';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { clockOf, dayInWords, momentInWords } from '../time/venue-time';
import { Badge } from '../ui/surface';
import { endOf, namesOf, type BookingCard } from './booking-rules';
import { Lapses } from './lapses';
import { panelTexts } from './panel-texts';
import { StatusBadge } from './status';
import { statusTexts } from './status-texts';

/** When, how many, where: what is asked first. */
export function PanelTop({ booking }: { booking: BookingCard }) {
  const t = useTexts(panelTexts);
  const words = useTexts(statusTexts);
  const { guests } = useTexts(common);
  const { timezone } = useVenue();
  const { data: tables = [] } = useTables(rarely);
  const names = namesOf(tables, booking.table_ids);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge status={booking.status} />
        <GuestSays booking={booking} />
        {booking.status === 'new' && booking.lapses_at && <Lapses at={booking.lapses_at} />}
      </div>
      <p className="text-lg font-semibold">
        {dayInWords(booking.date)}, {booking.time} – {clockOf(endOf(booking), timezone)}
      </p>
      <p>
        {guests(booking.guests_count)} · {names ? t.table(names) : t.noTable} · {words.source[booking.source]}
      </p>
    </div>
  );
}

export function GuestSays({ booking }: { booking: Pick<BookingCard, 'guest_says' | 'late_minutes' | 'status'> }) {
  const t = useTexts(panelTexts);
  if (booking.status !== 'confirmed' || !booking.guest_says) return null;
  return booking.guest_says === 'late' ? (
    <Badge tone="warn">{t.late(booking.late_minutes)}</Badge>
  ) : (
    <Badge tone="accent">{t.coming}</Badge>
  );
}

/** Who it is, and what is known of them. */
export function PanelGuest({ booking }: { booking: BookingCard }) {
  const t = useTexts(panelTexts);
  const mayRead = useMay('guests.read');
  const { guest_id, guest_phone, blacklisted } = booking;
  const { data: guest } = query.useQuery(
    'get',
    '/guests/{id}',
    { params: { path: { id: guest_id ?? '' } } },
    { enabled: mayRead && guest_id !== null },
  );
  return (
    <div className="flex flex-col gap-2">
      {blacklisted && (
        <p className="flex items-center gap-2 rounded-control bg-danger-soft px-3 py-2 font-medium text-danger-text">
          <ShieldBan aria-hidden className="size-5 shrink-0" />
          {t.blacklisted(blacklisted.reason)}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {guest_phone && (
          <a
            href={`tel:${guest_phone}`}
            className="inline-flex min-h-11 items-center gap-2 font-medium text-accent-text underline"
          >
            <Phone aria-hidden className="size-4" />
            {guest_phone}
          </a>
        )}
        {mayRead && guest_id && (
          <Link
            to="/guests/$guestId"
            params={{ guestId: guest_id }}
            className="inline-flex min-h-11 items-center text-accent-text underline"
          >
            {t.card}
          </Link>
        )}
      </div>
      {guest && (
        <div className="flex flex-wrap gap-1.5">
          <Badge tone="info">{guest.visit_count > 0 ? t.visits(guest.visit_count) : t.firstVisit}</Badge>
          {guest.no_show_count > 0 && <Badge tone="warn">{t.noShows(guest.no_show_count)}</Badge>}
          {guest.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          {guest.consents.map((consent) => (
            <Badge key={consent}>{t.consents[consent] ?? consent}</Badge>
          ))}
          {guest.consents.length === 0 && <Badge>{t.noConsents}</Badge>}
        </div>
      )}
      {guest?.notes && <Fact name={t.aboutGuest}>{guest.notes}</Fact>}
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <h3 className="text-sm text-soft">{name}</h3>
    <p className="break-words whitespace-pre-wrap">{children}</p>
  </div>
);

/** What was written about it. */
export function PanelNotes({ booking }: { booking: BookingCard }) {
  const t = useTexts(panelTexts);
  const { comment, notes, tags, overrides, override_reason, cancellation_reason } = booking;
  return (
    <>
      {cancellation_reason && <p className="text-soft">{t.cancelled(cancellation_reason)}</p>}
      {comment && <Fact name={t.comment}>{comment}</Fact>}
      {notes && <Fact name={t.notes}>{notes}</Fact>}
      {tags.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          <span className="sr-only">{t.tags}</span>
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
      )}
      {overrides.length > 0 && <p className="text-sm text-soft">{t.overrides(override_reason)}</p>}
    </>
  );
}

/** Every step, when it was and who made it. */
export function PanelHistory({ booking }: { booking: BookingCard }) {
  const t = useTexts(panelTexts);
  const { timezone } = useVenue();
  const me = useMe();
  const mayRead = useMay('users.read');
  const { data: people = [] } = query.useQuery(
    'get',
    '/users',
    { params: { query: { limit: 200 } } },
    { enabled: mayRead, staleTime: 300_000 },
  );
  const who = ({ by, user_id }: BookingCard['history'][number]) =>
    user_id === me.id ? t.you : (people.find(({ id }) => id === user_id)?.name ?? t.by[by] ?? by);
  return (
    <div>
      <h3 className="mb-1 text-sm text-soft">{t.history}</h3>
      <ol className="flex flex-col gap-1">
        {booking.history.map((step) => (
          <li key={step.at + step.verb} className="flex flex-wrap gap-x-2">
            <span className="text-soft tabular-nums">{momentInWords(step.at, timezone)}</span>
            <span>
              {t.steps[step.verb]} · {who(step)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
