import { lazy, Suspense, type ReactNode } from 'react';
import { PageHead } from '../ui/page-head';
import { Skeletons } from '../ui/skeletons';
import type { Place } from './address';
import { BookPage } from './book-page';
import { Frame, Unbroken } from './frame';
import { useGuestTexts } from './guest-texts';
import { usePlace } from './navigation';
import { launchedWith, useTelegram } from './telegram/telegram';

// What cannot be loaded is done without: the page works as anywhere else.
const Without = ({ children }: { slug: string | undefined; children: ReactNode }) => <>{children}</>;
const InsideTelegram = launchedWith()
  ? lazy(() => import('./telegram/inside-telegram').catch(() => ({ default: Without })))
  : Without;

// Who comes to book needs none of what comes afterwards.
const ByReference = lazy(() => import('./booking-page').then(({ ByReference }) => ({ default: ByReference })));
const Own = lazy(() => import('./booking-page').then(({ Own }) => ({ default: Own })));
const WaitingPage = lazy(() => import('./waiting-page').then(({ WaitingPage }) => ({ default: WaitingPage })));
const OwnBookings = lazy(() => import('./telegram/own-bookings').then(({ OwnBookings }) => ({ default: OwnBookings })));

export function GuestApp() {
  const place = usePlace();
  return (
    <Suspense fallback={<Skeletons />}>
      <InsideTelegram slug={'slug' in place ? place.slug : undefined}>
        <Frame>
          <Unbroken>
            <Suspense fallback={<Skeletons />}>
              <Page place={place} />
            </Suspense>
          </Unbroken>
        </Frame>
      </InsideTelegram>
    </Suspense>
  );
}

function Page({ place }: { place: Place }) {
  const { guest, isAsking } = useTelegram() ?? {};
  switch (place.page) {
    case 'book':
      return <BookPage key={place.slug} slug={place.slug} />;
    case 'mine':
      if (isAsking) return <Skeletons />;
      return guest ? <OwnBookings slug={place.slug} /> : <BookPage slug={place.slug} />;
    case 'own':
      if (isAsking) return <Skeletons />;
      return guest ? <Own key={place.id} slug={place.slug} id={place.id} /> : <BookPage slug={place.slug} />;
    case 'booking':
      return <ByReference key={place.reference} reference={place.reference} />;
    case 'waiting':
      return <WaitingPage key={place.reference} reference={place.reference} />;
    case 'nowhere':
      return <Nowhere />;
  }
}

function Nowhere() {
  const t = useGuestTexts();
  return (
    <section className="rounded-card border bg-surface p-5">
      <PageHead title={t.nowhere} />
      <p>{t.nowhereText}</p>
    </section>
  );
}
