import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { countedIn } from '../api/paged';
import { useMay, useVenue } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords, wallOf } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { EndlessEnd } from '../ui/endless-end';
import { Select } from '../ui/field';
import { Badge, Card, Loaded } from '../ui/surface';
import { cardTexts } from './card-texts';
import { Tags } from './guest-link';
import { guestTexts } from './guest-texts';

type Booking = Shape<'HistoryBookingDto'>;

const limit = 10;
const ahead = 50;
const statuses = ['new', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'] as const;
const tones = {
  ...({ new: 'warn', confirmed: 'info', arrived: 'accent', completed: 'plain', cancelled: 'plain' } as const),
  no_show: 'danger' as const,
};

/** What a guest booked: what is to come first, then what became of the rest. */
export function HistoryCard({ guest }: { guest: { id: string } }) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const { nothingFound } = useTexts(common);
  const [status, setStatus] = useState('');
  const path = { id: guest.id };
  const now = useNow(60_000).toISOString();
  const coming = query.useQuery('get', '/guests/{id}/history', {
    params: { path, query: { status: 'new,confirmed', limit: ahead } },
  });
  const upcoming = coming.data?.bookings.filter(({ booked_at }) => booked_at >= now).reverse() ?? [];
  const list = useEndless('/guests/{id}/history', { ...path, status }, async (page, signal) => {
    const query = { page, limit, status: status || undefined };
    const { data, response } = await api.GET('/guests/{id}/history', { params: { path, query }, signal });
    const items = data!.bookings.map((booking) => ({ ...booking, id: booking.booking_id }));
    return { items, ...countedIn(response, data!.totals.booking_count) };
  });
  return (
    <Card
      title={t.history}
      actions={
        <Select
          label={t.whichStatus}
          hideLabel
          value={status}
          className="w-44"
          onChange={({ target }) => setStatus(target.value)}
        >
          <option value="">{t.allStatuses}</option>
          {statuses.map((each) => (
            <option key={each} value={each}>
              {words.statuses[each]}
            </option>
          ))}
        </Select>
      }
    >
      {upcoming.length > 0 && (
        <section className="mb-4 rounded-control bg-info-soft p-3 text-info-text" aria-label={t.upcoming}>
          <h3 className="mb-1 font-semibold">{t.upcoming}</h3>
          <ul>
            {upcoming.map((booking) => (
              <BookingRow key={booking.booking_id} booking={booking} />
            ))}
          </ul>
        </section>
      )}
      <Loaded of={list} rows={3}>
        {({ items }) => {
          // Those stand above already.
          const others = status ? items : items.filter(({ id }) => !upcoming.some((one) => one.booking_id === id));
          if (items.length === 0) return <p className="text-soft">{status ? nothingFound : t.noHistory}</p>;
          return (
            <ul className="divide-y">
              {others.map((booking) => (
                <BookingRow key={booking.id} booking={booking} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <EndlessEnd of={list} />
    </Card>
  );
}

function BookingRow({ booking }: { booking: Booking }) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const { guests } = useTexts(common);
  const { timezone } = useVenue();
  const mayOpen = useMay('bookings.read');
  const { booking_id, booked_at, guests_count, status, source, tags } = booking;
  const when = momentInWords(booked_at, timezone);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      {mayOpen ? (
        <Link
          to="/journal"
          search={{ date: wallOf(booked_at, timezone).date, booking: booking_id }}
          title={t.openBooking}
          className="font-semibold underline-offset-2 hover:underline"
        >
          {when}
        </Link>
      ) : (
        <b>{when}</b>
      )}
      <Badge tone={tones[status]}>{words.statuses[status]}</Badge>
      <Tags tags={tags} />
      <span className="text-sm opacity-90">{[guests(guests_count), words.sources[source]].join(' · ')}</span>
    </li>
  );
}
