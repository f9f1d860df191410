import { CircleCheckBig, Hourglass } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../ui/button';
import { PageHead } from '../ui/page-head';
import type { Booked as Booking } from './booking-steps';
import { CalendarLink } from './calendar-link';
import type { Venue } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { KeepLink } from './keep-link';
import { go } from './navigation';
import { MainAction } from './telegram/main-action';
import { useTexts } from '../texts/language';
import { afterTexts } from './after-texts';
import { addressOfVenue, Facts, momentOf, ZoneNote } from './words';

/** It is done: what was booked, what happens next, and how to come back to it. */
export function Booked({ booked, venue, onAnother }: { booked: Booking; venue: Venue; onAnother: () => void }) {
  const t = useGuestTexts();
  const a = useTexts(afterTexts);
  const asked = booked.status === 'new';
  // What was sent stood further down.
  useEffect(() => {
    scrollTo(0, 0);
  }, []);
  const Sign = asked ? Hourglass : CircleCheckBig;
  const own = 'id' in booked ? String(booked.id) : undefined;
  const manage = () =>
    go(own ? { page: 'own', slug: venue.slug, id: own } : { page: 'booking', reference: booked.reference });
  return (
    <section className="flex flex-col gap-4 rounded-card border bg-surface p-4 sm:p-5">
      <div className="flex items-center gap-3">
        <Sign aria-hidden className="size-10 shrink-0 text-accent-text" />
        <PageHead title={asked ? a.askedFor : a.booked} note={asked ? a.askedForText : a.bookedText} />
      </div>
      <Facts
        of={[
          [t.venue, venue.name],
          [t.when, momentOf(booked, booked.timezone)],
          [t.guestsCount, booked.guests_count],
          [t.name, booked.guest_name],
          [t.address, addressOfVenue(venue.contacts)],
        ]}
      />
      <ZoneNote at={booked.booked_at} zone={booked.timezone} />
      <MainAction label={a.manage} onPress={manage} />
      <CalendarLink reference={booked.reference} />
      {!own && <KeepLink address={booked.manage_url} />}
      <Button look="quiet" className="self-center" onClick={onAnother}>
        {a.bookAnother}
      </Button>
    </section>
  );
}
