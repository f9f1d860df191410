import { useMemo, useState } from 'react';
import { useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { AskFirst } from './ask-first';
import { useItsLanguage } from './book-page';
import { endOf } from './countdown';
import { CountdownLine } from './countdown-line';
import { api, hasReason, said, wish, type Venue, type Waiting } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { manageTexts } from './manage-texts';
import { go } from './navigation';
import { MainAction } from './telegram/main-action';
import { useAsked, useWhileShown, useWork } from './use-asked';
import { Arrived, capital, Facts, momentOf, Refusal, ZoneNote } from './words';

interface Props {
  waiting: Waiting;
  venue: Venue | undefined;
  /** What it is now, if that is known; else it is asked for. */
  onChanged: (now?: Waiting) => void;
}

/** A guest's place in the line of a day, and what he is offered there. */
export function WaitingPage({ reference }: { reference: string }) {
  const waiting = useAsked(`waiting ${reference}`, (signal) =>
    said(api.GET('/public/waitlist/{reference}', { params: { path: { reference } }, signal })),
  );
  useWhileShown(waiting.refetch);
  const slug = waiting.data?.venue_slug;
  const venue = useAsked(slug && `venue ${slug}`, (signal) =>
    said(api.GET('/public/venues/{slug}', { params: { path: { slug: slug! } }, signal })),
  );
  useItsLanguage(venue.data?.language);
  const onChanged = (now?: Waiting) => (now ? waiting.set(now) : waiting.refetch());
  return (
    <Arrived asked={waiting} page="waiting">
      {(found) => (
        <>
          <InLine key={found.status} waiting={found} venue={venue.data} onChanged={onChanged} />
          {found.offer && <Offer waiting={found} venue={venue.data} onChanged={onChanged} />}
        </>
      )}
    </Arrived>
  );
}

function InLine({ waiting, venue, onChanged }: Props) {
  const t = useGuestTexts();
  const m = useTexts(manageTexts);
  const { busy, trouble, work } = useWork();
  const { status, venue_slug, venue_name, time_from, time_to, booking_reference, reference } = waiting;
  const toVenue = () => go({ page: 'book', slug: venue_slug });
  const leave = () =>
    void work(async () => {
      await api.DELETE('/public/waitlist/{reference}', { params: { path: { reference } } });
      onChanged();
    });
  return (
    <section className="flex flex-col gap-4 rounded-card border bg-surface p-4 sm:p-5">
      <PageHead title={m.wait[status]} note={m.waitStateText[status]} />
      <Facts
        of={[
          [
            t.venue,
            venue ? (
              <button type="button" className="text-left font-medium text-accent-text underline" onClick={toVenue}>
                {venue_name}
              </button>
            ) : (
              venue_name
            ),
          ],
          [t.day, capital(dayInWords(waiting.date))],
          [m.waitBetween, [...new Set([time_from, time_to])].join(' – ')],
          [t.guestsCount, waiting.guests_count],
          [m.waitPlace, waiting.place],
        ]}
      />
      {booking_reference && (
        <MainAction label={m.toBooking} onPress={() => go({ page: 'booking', reference: booking_reference })} />
      )}
      {status === 'waiting' && (
        <AskFirst
          label={m.leaveLine}
          question={m.leaveLineAsk}
          yes={m.leaveLineYes}
          no={m.leaveLineNo}
          busy={busy}
          onYes={leave}
        />
      )}
      {['passed', 'left', 'expired'].includes(status) && venue && <MainAction label={m.bookAgain} onPress={toVenue} />}
      <Refusal of={trouble} />
    </section>
  );
}

function Offer({ waiting, venue, onChanged }: Props) {
  const m = useTexts(manageTexts);
  const { busy, trouble, work } = useWork();
  const [isLate, setLate] = useState(false);
  const offer = waiting.offer!;
  const path = { reference: waiting.reference };
  // The answers to come say anew how much is left; the same offer ends at the same time.
  const end = useMemo(() => endOf(offer, Date.now()), [offer.expires_at]);
  /** Who comes too late for the offer sees how it is now. */
  const orLook = (what: () => Promise<unknown>) =>
    void work(async () => {
      try {
        await what();
      } catch (problem) {
        if (!hasReason(problem, 'offer_over', 'not_in_this_status')) throw problem;
        setLate(true);
        onChanged();
      }
    });
  const accept = () =>
    orLook(async () => {
      const booked = await wish(['accept', path.reference], (header) =>
        api.POST('/public/waitlist/{reference}/accept', { params: { path, header } }),
      );
      go({ page: 'booking', reference: booked.reference });
    });
  const decline = (keep_waiting: boolean) =>
    orLook(async () => {
      const now = await wish(['decline', path.reference, keep_waiting], (header) =>
        api.POST('/public/waitlist/{reference}/decline', { params: { path, header }, body: { keep_waiting } }),
      );
      onChanged(now);
    });
  return (
    <section className="flex flex-col gap-4 rounded-card border bg-surface p-4 sm:p-5">
      <h2 className="text-lg font-semibold">{m.offer}</h2>
      <p className="text-lg font-semibold">
        {venue ? momentOf(offer, venue.timezone) : `${offer.date}, ${offer.time}`}
      </p>
      {venue && <ZoneNote at={offer.booked_at} zone={venue.timezone} />}
      <CountdownLine end={end} onOver={() => onChanged()} />
      {isLate && <Notice tone="warn">{m.offerOver}</Notice>}
      <Refusal of={trouble} />
      <MainAction label={m.offerAccept} busy={busy} onPress={accept} />
      <div className="flex flex-wrap gap-2">
        <Button className="min-h-12 flex-1" disabled={busy} onClick={() => decline(true)}>
          {m.offerOther}
        </Button>
        <Button className="min-h-12 flex-1" disabled={busy} onClick={() => decline(false)}>
          {m.offerDecline}
        </Button>
      </div>
    </section>
  );
}
