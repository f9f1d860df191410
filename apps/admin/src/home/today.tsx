import { Link } from '@tanstack/react-router';
import { CalendarRange, CirclePlus, Footprints } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay, useMe, useVenue } from '../app/me';
import { BookingPanel } from '../bookings/booking-panel';
import type { BookingDraft } from '../bookings/new-booking';
import { RequestTray } from '../bookings/request-tray';
import { useVenueDay } from '../bookings/venue-day';
import { rarely, useTables } from '../tables/use-tables';
import { useTexts } from '../texts/language';
import { clockOf, dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Card, Notice, PageHead } from '../ui/surface';
import { Arrivals } from './arrivals';
import { Glance } from './glance';
import { homeTexts } from './home-texts';
import { BotCard, DialoguesCard, FeedbackCard, NumbersCard, WaitlistCard } from './side-cards';
import { LeadTo } from './lead-to';

const NewBooking = lazy(() => import('../bookings/new-booking').then(({ NewBooking: page }) => ({ default: page })));
const WaitlistPanel = lazy(() =>
  import('../waitlist/waitlist-panel').then(({ WaitlistPanel: panel }) => ({ default: panel })),
);

/** Once a visit: whoever has seen it and goes on to look around is not sent back. */
let wasWelcomed = false;

/** The day at the venue, for who works there: what is urgent first. */
export function Today() {
  const me = useMe();
  const mayWrite = useMay('bookings.write');
  const maySetUp = useMay('tables.write');
  const { date } = useVenueDay();
  const { data: tables } = useTables(rarely);
  const [opened, setOpened] = useState<string>();
  const [draft, setDraft] = useState<BookingDraft>();
  const [waitlistOpen, setWaitlistOpen] = useState(false);
  const isEmpty = tables?.length === 0;
  if (isEmpty && me.role === 'owner' && !wasWelcomed) {
    wasWelcomed = true;
    return <LeadTo path="/welcome" />;
  }
  return (
    <>
      <Head onNew={mayWrite && !isEmpty ? (walkIn) => setDraft({ date, walkIn }) : undefined} />
      {isEmpty && <NoTables maySetUp={maySetUp} />}
      <Glance date={date} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Requests onOpen={setOpened} />
          <Arrivals date={date} onOpen={setOpened} />
        </div>
        <div className="grid min-w-0 gap-4 sm:max-lg:grid-cols-2">
          <WaitlistCard date={date} onOpen={() => setWaitlistOpen(true)} />
          <DialoguesCard />
          <FeedbackCard />
          <BotCard />
          <NumbersCard />
        </div>
      </div>
      {opened && <BookingPanel bookingId={opened} onClose={() => setOpened(undefined)} />}
      <Suspense>
        {draft && <NewBooking draft={draft} onClose={() => setDraft(undefined)} />}
        {waitlistOpen && <WaitlistPanel date={date} open onClose={() => setWaitlistOpen(false)} />}
      </Suspense>
    </>
  );
}

function Requests({ onOpen }: { onOpen: (bookingId: string) => void }) {
  const t = useTexts(homeTexts);
  return (
    <Card title={t.waiting}>
      <RequestTray onOpen={onOpen} />
    </Card>
  );
}

function Head({ onNew }: { onNew?: (walkIn: boolean) => void }) {
  const t = useTexts(homeTexts);
  const { timezone } = useVenue();
  const { date, now } = useVenueDay();
  return (
    <PageHead title={t.title} note={t.note(dayInWords(date), clockOf(now, timezone))}>
      <div className="flex w-full flex-wrap gap-2 sm:w-auto">
        {onNew && (
          <>
            <Button look="primary" icon={CirclePlus} className="flex-1 sm:flex-none" onClick={() => onNew(false)}>
              {t.newBooking}
            </Button>
            <Button icon={Footprints} className="flex-1 sm:flex-none" onClick={() => onNew(true)}>
              {t.walkIn}
            </Button>
          </>
        )}
        <Link
          to="/journal"
          className="inline-flex min-h-11 flex-1 items-center justify-center gap-2 rounded-control border border-line bg-surface px-4 font-medium whitespace-nowrap hover:bg-sunken sm:flex-none"
        >
          <CalendarRange aria-hidden className="size-[1.15em]" />
          {t.journal}
        </Link>
      </div>
    </PageHead>
  );
}

function NoTables({ maySetUp }: { maySetUp: boolean }) {
  const t = useTexts(homeTexts);
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        actions={
          maySetUp && (
            <Link to="/welcome" className="font-medium underline">
              {t.toWelcome}
            </Link>
          )
        }
      >
        {t.noTables}
      </Notice>
    </div>
  );
}
