import { useMemo, useState } from 'react';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Badge, Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { asOwn, byReference, type BookingDoor } from './booking-doors';
import { CalendarLink } from './calendar-link';
import { Change } from './change';
import { ComingOrLate } from './coming-or-late';
import { api, said, type Booking } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { manageTexts } from './manage-texts';
import { go } from './navigation';
import { useItsLanguage } from './book-page';
import { useBack } from './telegram/telegram';
import { useAsked, useWhileShown } from './use-asked';
import { addressOfVenue, Arrived, Facts, momentOf, PhoneLink, ZoneNote } from './words';

const isAhead = ({ status }: Booking) => status === 'new' || status === 'confirmed';
const isOver = ({ status }: Booking) => ['completed', 'cancelled', 'no_show'].includes(status);

export function ByReference({ reference }: { reference: string }) {
  const door = useMemo(() => byReference(reference), [reference]);
  return <BookingPage door={door} />;
}

/** In the Mini App. */
export function Own({ slug, id }: { slug: string; id: string }) {
  const door = useMemo(() => asOwn(id), [id]);
  return <BookingPage door={door} onBack={() => go({ page: 'mine', slug })} />;
}

/** A guest's booking: seen, moved and cancelled by himself. */
function BookingPage({ door, onBack }: { door: BookingDoor; onBack?: () => void }) {
  const booking = useAsked(`booking ${door.name}`, door.read);
  const [news, setNews] = useState<string>();
  // What changes elsewhere, an answer to a request say, is seen without being asked for.
  useWhileShown(booking.refetch);
  useBack(onBack);
  const slug = booking.data?.venue.slug;
  // A venue that takes no bookings now has no page, and its bookings are seen all the same.
  const venue = useAsked(slug && `venue ${slug}`, (signal) =>
    said(api.GET('/public/venues/{slug}', { params: { path: { slug: slug! } }, signal })),
  );
  useItsLanguage(venue.data?.language);
  return (
    <Arrived asked={booking} page="booking">
      {(found) => (
        <>
          {/* It is there before there is news: only so they are read aloud. */}
          <div role="status" className="empty:-mb-4">
            {news && <Notice>{news}</Notice>}
          </div>
          <WhatItIs key={found.status} booking={found} hasPage={venue.data !== undefined} />
          <Change
            booking={found}
            venue={venue.data}
            door={door}
            onChanged={(what) => {
              setNews(what);
              booking.refetch();
              // What it is now stands above.
              scrollTo(0, 0);
            }}
          />
          <ComingOrLate
            booking={found}
            door={door}
            onTold={(what) => {
              setNews(what);
              booking.refetch();
            }}
          />
        </>
      )}
    </Arrived>
  );
}

function WhatItIs({ booking, hasPage }: { booking: Booking; hasPage: boolean }) {
  const t = useGuestTexts();
  const m = useTexts(manageTexts);
  const { status, venue, guests_count, guest_name, comment, guest_says, late_minutes, timezone } = booking;
  const toVenue = () => go({ page: 'book', slug: venue.slug });
  return (
    <section className="flex flex-col gap-4 rounded-card border bg-surface p-4 sm:p-5">
      <PageHead title={m.status[status]} note={m.statusText[status]} />
      <Facts
        of={[
          [
            t.venue,
            hasPage ? (
              <button type="button" className="text-left font-medium text-accent-text underline" onClick={toVenue}>
                {venue.name}
              </button>
            ) : (
              venue.name
            ),
          ],
          [t.when, momentOf(booking, timezone)],
          [t.guestsCount, guests_count],
          [t.name, guest_name],
          [t.wishes, comment],
          [t.address, addressOfVenue(venue.contacts)],
          [t.phone, venue.contacts.phone && <PhoneLink phone={venue.contacts.phone} />],
          [
            m.youSaid,
            guest_says && (
              <Badge tone="accent">{guest_says === 'late' ? m.youLate(late_minutes ?? 0) : m.youComing}</Badge>
            ),
          ],
        ]}
      />
      <ZoneNote at={booking.booked_at} zone={timezone} />
      {isAhead(booking) && <CalendarLink reference={booking.reference} />}
      {isOver(booking) && hasPage && (
        <Button look="primary" className="min-h-12" onClick={toVenue}>
          {m.bookAgain}
        </Button>
      )}
    </section>
  );
}
