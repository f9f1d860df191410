import { CalendarX2 } from 'lucide-react';
import { useState } from 'react';
import { api, ifVersion, query, type Shape } from '../api/client';
import { seenAnew } from '../app/queries';
import { useWishKey } from '../api/wish-key';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Disclosure } from '../ui/disclosure';
import { Badge, Card, Empty, Loaded, PageHead } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { homeTexts } from './home-texts';

type Own = Shape<'OwnBookingDto'>;

/** What somebody has booked with his account, at whichever venues. */
export function OwnBookings() {
  const t = useTexts(homeTexts);
  const [past, setPast] = useState(false);
  const ahead = query.useQuery('get', '/me/bookings', { params: { query: { limit: 50 } } });
  const over = query.useQuery(
    'get',
    '/me/bookings',
    { params: { query: { past: true, limit: 50 } } },
    { enabled: past },
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t.own} />
      <Loaded of={ahead} rows={2}>
        {(bookings) =>
          bookings.length === 0 ? (
            <Empty icon={CalendarX2} title={t.ownNone} text={t.ownNoneText} />
          ) : (
            <div className="flex flex-col gap-3">
              {bookings.map((booking) => (
                <OwnCard key={booking.id} booking={booking} />
              ))}
            </div>
          )
        }
      </Loaded>
      <Disclosure title={t.ownPast} open={past} onToggle={setPast}>
        {past && (
          <Loaded of={over} rows={2}>
            {(bookings) => (
              <div className="flex flex-col gap-3">
                {bookings.map((booking) => (
                  <OwnCard key={booking.id} booking={booking} />
                ))}
              </div>
            )}
          </Loaded>
        )}
      </Disclosure>
    </div>
  );
}

function OwnCard({ booking }: { booking: Own }) {
  const t = useTexts(homeTexts);
  const { guests } = useTexts(common);
  const { busy, coming, cancel } = useOwnMoves(booking);
  const [asking, setAsking] = useState(false);
  const may = (move: Own['allowed'][number]) => booking.allowed.includes(move);
  return (
    <Card title={booking.venue.name} actions={<Badge>{t.ownStatus[booking.status]}</Badge>}>
      <p className="font-medium">
        {dayInWords(booking.date)}, {booking.time} · {guests(booking.guests_count)}
      </p>
      {booking.comment && <p className="break-words text-soft">{booking.comment}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {may('coming') && booking.guest_says !== 'coming' && (
          <Button look="primary" busy={busy} onClick={() => void coming()}>
            {t.ownComing}
          </Button>
        )}
        <a
          href={booking.manage_url}
          className="inline-flex min-h-11 items-center rounded-control border border-line bg-surface px-4 font-medium hover:bg-sunken"
        >
          {t.ownChange}
        </a>
        {may('cancel') && <Button onClick={() => setAsking(true)}>{t.ownCancel}</Button>}
      </div>
      <Confirm
        title={t.ownCancelTitle}
        text={`${booking.venue.name}: ${dayInWords(booking.date)}, ${booking.time}`}
        action={t.ownCancel}
        open={asking}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => void cancel().then(() => setAsking(false))}
      />
    </Card>
  );
}

function useOwnMoves({ id, version }: Own) {
  const t = useTexts(homeTexts);
  const [busy, setBusy] = useState(false);
  const { keyOf } = useWishKey();
  const doing = async (said: string, work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      tell(said);
    } catch (error) {
      tellTrouble(error);
    } finally {
      await seenAnew('/me/bookings');
      setBusy(false);
    }
  };
  const params = { path: { id } };
  const headers = (move: string) => ({ 'idempotency-key': keyOf([move, id, version]) });
  return {
    busy,
    coming: () => doing(t.ownSaid, () => api.POST('/me/bookings/{id}/coming', { params, headers: headers('coming') })),
    cancel: () =>
      doing(t.ownCancelled, () =>
        api.POST('/me/bookings/{id}/cancel', {
          params,
          headers: { ...headers('cancel'), ...ifVersion(version) },
          body: {},
        }),
      ),
  };
}
