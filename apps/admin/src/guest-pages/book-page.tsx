import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { suggest } from '../texts/language';
import { Button } from '../ui/button';
import { Skeletons } from '../ui/skeletons';
import { api, said, type Venue } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { go } from './navigation';
import { Step } from './step';
import { useBack, useTelegram } from './telegram/telegram';
import { TimeChoice } from './time-choice';
import { timesOf } from './times';
import { useAsked, useWhileShown } from './use-asked';
import { useBooking } from './use-booking';
import { useTimes } from './use-times';
import { useWritten } from './use-written';
import { VenueCard } from './venue-card';
import { Arrived, CallUs } from './words';

// What comes after a time is chosen is on its way while that time is being held.
const afterwards = () => import('./after-choosing');
const Booked = lazy(() => afterwards().then(({ Booked }) => ({ default: Booked })));
const WaitForm = lazy(() => afterwards().then(({ WaitForm }) => ({ default: WaitForm })));
const WhoForm = lazy(() => afterwards().then(({ WhoForm }) => ({ default: WhoForm })));

const everyMs = 60_000;

/** The page of a venue, where guests book. */
export function BookPage({ slug }: { slug: string }) {
  const venue = useAsked(`venue ${slug}`, (signal) =>
    said(api.GET('/public/venues/{slug}', { params: { path: { slug } }, signal })),
  );
  useItsLanguage(venue.data?.language);
  return (
    <Arrived asked={venue} page="book">
      {(found) => (found.takes_bookings ? <BookAt venue={found} /> : <TakesNone venue={found} />)}
    </Arrived>
  );
}

/** Who speaks neither language is spoken to in the venue's. */
export function useItsLanguage(language: string | undefined): void {
  useEffect(() => {
    if (!navigator.languages.some((spoken) => /^(ru|en)\b/i.test(spoken))) suggest(language);
  }, [language]);
}

function TakesNone({ venue }: { venue: Venue }) {
  const t = useGuestTexts();
  return (
    <>
      <VenueCard venue={venue} />
      <section className="rounded-card border bg-surface p-5">
        <CallUs text={t.takesNoBookings} phone={venue.contacts.phone} />
      </section>
    </>
  );
}

function BookAt({ venue }: { venue: Venue }) {
  const t = useGuestTexts();
  const telegram = useTelegram();
  const [wasWriting, setWasWriting] = useState(false);
  const times = useMemo(() => timesOf(venue.slug), [venue.slug]);
  const choosing = useTimes(times, venue, { guests: Math.min(2, venue.largest_party) });
  const booking = useBooking(venue.slug, choosing.lookAgain);
  const { progress } = booking;
  const [written, write] = useWritten(telegram?.name ?? '', progress.booked !== undefined);
  const isWriting = progress.step === 'held' || progress.step === 'ran_out';
  if (isWriting && !wasWriting) setWasWriting(true);
  useBack(isWriting ? booking.letGo : undefined);
  useEffect(() => (isWriting ? telegram?.guard() : undefined), [isWriting, telegram]);
  // A page that stands open for long shows what is free now.
  useWhileShown(() => !isWriting && !progress.booked && !booking.busy && choosing.lookAgain(), everyMs);

  if (progress.booked) return <Booked booked={progress.booked} venue={venue} onAnother={booking.beginAnew} />;
  if (isWriting) {
    return (
      <>
        <VenueCard venue={venue} />
        <Suspense fallback={<Skeletons rows={3} className="h-16 w-full" />}>
          <WhoForm venue={venue} booking={booking} written={written} onWrite={write} />
        </Suspense>
      </>
    );
  }
  return (
    <>
      <VenueCard venue={venue} />
      <Step title={t.chooseTime} isNext={wasWriting}>
        <TimeChoice
          venue={venue}
          choosing={choosing}
          busy={booking.busy}
          trouble={booking.trouble}
          alternatives={progress.alternatives}
          onChoose={({ starts_at }) => {
            afterwards().catch(() => undefined);
            booking.hold({ booked_at: starts_at, guests_count: choosing.guests });
          }}
          beneath={(slots) =>
            slots.length > 0 && (
              <Waiting key={choosing.date} isFull={slots.every(({ free }) => free === 0)}>
                <Suspense fallback={<Skeletons rows={3} className="h-16 w-full" />}>
                  <WaitForm
                    venue={venue}
                    date={choosing.date!}
                    guests={choosing.guests}
                    slots={slots}
                    written={written}
                    onWrite={write}
                    onJoined={(reference) => go({ page: 'waiting', reference })}
                  />
                </Suspense>
              </Waiting>
            )
          }
        />
      </Step>
    </>
  );
}

/** Where something is free, waiting is for who asks for it. */
function Waiting({ isFull, children }: { isFull: boolean; children: ReactNode }) {
  const t = useGuestTexts();
  const [asked, ask] = useState(false);
  if (isFull || asked) return children;
  return (
    <Button look="quiet" className="self-start underline" onClick={() => ask(true)}>
      {t.noTimeSuits}
    </Button>
  );
}
